"""Bars: their lengths are their values, their values are written, what is not known says so."""

from decimal import Decimal

import pytest

from dashboard.reports.pack.content import Bars, Series
from dashboard.theme import LIGHT
from tests.dashboard.reports.pack.pictures.drawn import LIVE, NARROW, SVG, WIDE, drawn, said, shapes
from tests.dashboard.reports.pack.whole import BARS, HOSTILE, STACKED


def test_lengths_are_in_proportion_and_every_value_is_written() -> None:
    root = drawn(BARS)
    widths = [float(bar.get("width", 0)) for bar in shapes(root, "rect", fill=LIGHT.awarded)[1:]]
    assert widths[0] / widths[1] == pytest.approx(14141000.10 / 9500000, abs=0.01)
    told = said(root)
    assert {
        "14,141 M€",
        "11,8 M€",
        "6,2 M€",
        "9,5 M€",
        "846 984 €".replace(" ", "\u202f", 1).replace(" €", "\u00a0€"),
    } <= {one.replace("\u00a0M€", " M€") for one in told}
    assert told.count("non renseigné") == 2
    assert told[:3] == ["Attribué", "Engagé", "Payé"]


@pytest.mark.parametrize("style", [WIDE, NARROW, LIVE])
def test_names_from_data_are_words(style: object) -> None:
    root = drawn(BARS, style)  # type: ignore[arg-type]
    assert HOSTILE.split()[-1] in " ".join(said(root))
    assert not list(root.iter("b"))


def test_a_stack_writes_beside_what_its_segments_cannot_hold() -> None:
    told = said(drawn(STACKED))
    assert {"210", "95", "340", "120", "61"} <= set(told)
    assert {"Refusés 17", "À l’étude 12", "À l’étude 9 · Refusés non renseigné"} <= set(told)


def test_what_is_below_zero_goes_left() -> None:
    part = Bars("t", "s", ("a", "b"), (Series("x", (Decimal(-50), Decimal(100)), "paid"),), "number")
    root = drawn(part)
    low, high = shapes(root, "rect", fill=LIGHT.paid)  # One series has no key.
    left = float(low.get("x", 0)) + float(low.get("width", 0))
    assert left == pytest.approx(float(high.get("x", 0)), abs=0.2)
    assert float(high.get("width", 0)) == pytest.approx(2 * float(low.get("width", 0)), abs=0.3)


def test_on_a_screen_each_bar_says_its_exact_value() -> None:
    marks = shapes(drawn(BARS, LIVE), "g", role="img")
    assert len(marks) == 12
    assert marks[0].get("aria-label") == f"{BARS.names[0]}, Attribué\u00a0: 14\u202f141\u202f000,10\u00a0€"
    assert marks[0].findtext(f"{SVG}title") == marks[0].get("aria-label")


def test_nothing_is_a_drawing_too() -> None:
    root = drawn(Bars("t", "s", (), ()))
    assert root.get("viewBox") == "0 0 660 1"
