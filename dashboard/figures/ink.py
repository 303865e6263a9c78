"""Which letters read on a filled shape."""

from dashboard.theme import Palette


def ink(palette: Palette, fill: str) -> str:
    """Which of the text's and the paper's colours reads better on a fill."""
    return max((palette.text, palette.background), key=lambda colour: contrast(colour, fill))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two hexadecimal colours, 1 to 21, as WCAG defines it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
