"""How wide a text is set in Arial, and where its lines break: so that nothing on a slide runs over.

Arial is on every machine that has PowerPoint, and LibreOffice replaces it by Liberation Sans, whose widths are the
same by design: what is measured here holds in both. Widths are advances in thousandths of the size.
"""

import unicodedata
from functools import cache

FONT = "Arial"
LEADING = 1.17
"""Height of a line over the size of its letters."""

# The printable ASCII characters, from the space on.
_REGULAR = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 "
    "584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 "
    "278 556 500 722 500 500 500 334 260 334 584"
)
_BOLD = (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 "
    "584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 "
    "333 611 556 778 556 556 500 389 280 389 584"
)
_TABLES = {False: [int(width) for width in _REGULAR.split()], True: [int(width) for width in _BOLD.split()]}
_OTHER = {"\u202f": 200, "\u00a0": 278, "’": 278, "·": 278, "–": 556, "€": 556, "\u2212": 584, "«": 556, "»": 556}
_WIDEST = 1000


def width(words: str, size: float, bold: bool = False) -> float:
    """The width of a line of text, in points."""
    return sum(_advance(letter, bold) for letter in words) * size / 1000


def wrapped(words: str, size: float, wide: float, bold: bool = False) -> list[str]:
    """The lines of a paragraph within a width: broken at spaces and hyphens, inside a word only where it is wider."""
    lines, line = [], ""
    for word in _words(words):
        if line and width((line + word).rstrip(" "), size, bold) > wide * 0.98:
            lines.append(line.rstrip(" "))
            line = ""
        while width(word.rstrip(" "), size, bold) > wide * 0.98 and len(word) > 1:
            head = _head(word, size, wide * 0.98, bold)
            lines.append(head)
            word = word[len(head) :]
        line += word
    return [*lines, line.rstrip(" ")] if line or not lines else lines


def height(lines: int, size: float) -> float:
    """The height of some lines, in points."""
    return lines * size * LEADING


def fitting(words: str, sizes: tuple[float, ...], wide: float, most: int, bold: bool = False) -> tuple[float, int]:
    """The first of ``sizes``, large to small, at which the words take ``most`` lines; and the lines they take."""
    for size in sizes:
        taken = len(wrapped(words, size, wide, bold))
        if taken <= most:
            return size, taken
    return sizes[-1], len(wrapped(words, sizes[-1], wide, bold))


def shortened(words: str, size: float, wide: float, bold: bool = False) -> str:
    """The words on one line, ended by an ellipsis where they are longer."""
    if width(words, size, bold) <= wide * 0.98:
        return words
    return _head(words, size, wide * 0.98 - size, bold).rstrip() + "…"


@cache
def _advance(letter: str, bold: bool) -> int:
    if letter in _OTHER:
        return _OTHER[letter]
    base = unicodedata.normalize("NFD", letter)[0]
    place = ord(base) - 32
    table = _TABLES[bold]
    return table[place] if 0 <= place < len(table) else _WIDEST


def _words(words: str) -> list[str]:
    """The pieces between which a line may break, each with the spaces that follow it."""
    found: list[str] = []
    start = 0
    for place, letter in enumerate(words[:-1]):
        if letter in " -/" and words[place + 1] != " ":
            found.append(words[start : place + 1])
            start = place + 1
    return [*found, words[start:]]


def _head(word: str, size: float, wide: float, bold: bool) -> str:
    """As many letters of a word as fit, one at least."""
    taken = 0.0
    for place, letter in enumerate(word):
        taken += _advance(letter, bold) * size / 1000
        if taken > wide:
            return word[: max(place, 1)]
    return word
