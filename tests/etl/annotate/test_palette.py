"""The fills: legible, told apart by colour-blind readers, and able to carry a code."""

import itertools

import pytest

from etl.annotate.look import INKS
from etl.annotate.palette import BASES, CODES, ON_DARK_INK, ON_LIGHT_INK, coded, decoded


def light(colour: int) -> float:
    """Relative luminance (WCAG 2.1)."""
    channels = [(colour >> shift & 0xFF) / 255 for shift in (16, 8, 0)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: int, other: int) -> float:
    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_every_code_comes_back_from_every_fill() -> None:
    for base in BASES:
        assert [decoded(coded(base, code)) for code in range(CODES)] == list(range(CODES))
        assert coded(base, 0) == f"{base:06X}"


@pytest.mark.parametrize("colour", ["FFFFFF", "FFFF00", "E2EFDA", "1F3864", "FFC7CE", "000000"])
def test_usual_fills_are_none_of_ours(colour: str) -> None:
    assert decoded(colour) is None


@pytest.mark.parametrize("severity", ["error", "warning", "information"])
def test_text_is_legible_on_its_fill(severity: str) -> None:
    assert contrast(0x000000, ON_DARK_INK[severity]) >= 7  # type: ignore[index]
    assert contrast(0xFFFFFF, ON_LIGHT_INK[severity]) >= 4.5  # type: ignore[index]
    assert contrast(int(INKS[severity], 16), ON_DARK_INK[severity]) >= 4.5  # type: ignore[index]


@pytest.mark.parametrize("fills", [ON_DARK_INK, ON_LIGHT_INK], ids=["on dark ink", "on light ink"])
def test_severities_differ_in_lightness_or_in_blue_against_orange(fills: dict[str, int]) -> None:
    for one, other in itertools.combinations(fills.values(), 2):
        warm = [(colour >> 16 & 0xFF) > (colour & 0xFF) for colour in (one, other)]
        assert warm[0] != warm[1] or contrast(one, other) >= 1.15
