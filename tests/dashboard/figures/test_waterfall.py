"""From a total to another: steps from where the one before ended, corrections hatched, a scale that shows them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.figures.waterfall import AFTER, ROW, Step, edges, start, waterfall
from dashboard.theme import DARK, LIGHT
from tests.figures import checked

THEN = Step("Juin", Decimal("100.10"), "100,10\u00a0€", "total")
MORE = Step("Nouveaux <b>", Decimal("30.05"), "+30,05\u00a0€")
LESS = Step("Retirés", Decimal("-50.00"), "−50\u00a0€")
SAID = Step("Corrections", Decimal("-5.15"), "−5,15\u00a0€", "correction")
NOW = Step("Octobre", Decimal("75.00"), "75\u00a0€", "total")
STEPS = [THEN, MORE, LESS, SAID, NOW]


def step(value: str, kind: str = "movement") -> Step:
    return Step("", Decimal(value), "", kind)  # type: ignore[arg-type]


def test_each_step_goes_from_where_the_one_before_ended() -> None:
    chart = checked(waterfall(STEPS, LIGHT, "fr"))
    (bars,) = chart.data
    assert bars.orientation == "h"
    assert bars.base == (0, 100.10, 80.15, 75, 0)
    assert bars.x == (100.10, 30.05, 50, 5.15, 75)
    assert bars.y == (0, 1, 2, 3, 4)
    assert [(line.x0, line.x1) for line in chart.layout.shapes] == [
        (100.10, 100.10), (130.15, 130.15), (80.15, 80.15), (75, 75),
    ]  # fmt: skip
    assert [(line.y0, line.y1) for line in chart.layout.shapes] == [(n + 0.29, n + 0.71) for n in range(4)]


def test_the_first_is_on_top_and_the_scale_holds_them_all() -> None:
    chart = checked(waterfall(STEPS, LIGHT, "fr"))
    assert list(chart.layout.yaxis.range) == [4.5, -0.5]
    assert list(chart.layout.xaxis.range) == [0, 130.15]
    assert chart.layout.height == ROW * 5 + 4


def test_colours_tell_totals_additions_and_losses_hatching_corrections() -> None:
    for palette in (LIGHT, DARK):
        marker = checked(waterfall(STEPS, palette, "fr")).data[0].marker
        assert marker.color == (palette.paid, palette.committed, palette.late, palette.late, palette.paid)
        assert marker.pattern.shape == ("", "", "", "/", "")
        assert marker.pattern.bgcolor == palette.background


def test_amounts_are_written_beside_and_names_are_text() -> None:
    chart = checked(waterfall(STEPS, LIGHT, "fr"))
    assert list(chart.layout.yaxis.ticktext) == [
        f"<b>Juin</b>{AFTER}", f"Nouveaux &lt;b&gt;{AFTER}", f"Retirés{AFTER}", f"Corrections{AFTER}",
        f"<b>Octobre</b>{AFTER}",
    ]  # fmt: skip
    notes = chart.layout.annotations
    assert [(note.y, note.text) for note in notes] == [
        (0, "<b>100,10\u00a0€</b>"), (1, "+30,05\u00a0€"), (2, "−50\u00a0€"), (3, "−5,15\u00a0€"),
        (4, "<b>75\u00a0€</b>"),
    ]  # fmt: skip
    assert chart.data[0].hovertext[1] == "<b>Nouveaux &lt;b&gt;</b><br>+30,05\u00a0€"


def test_a_total_that_is_not_the_sum_is_refused() -> None:
    with pytest.raises(ValueError, match=r"Octobre: 75\.01 is not 75\.00"):
        waterfall([*STEPS[:-1], replace(NOW, value=Decimal("75.01"))], LIGHT, "fr")


def test_below_zero_the_scale_goes_with_it() -> None:
    steps = [step("10", "total"), step("-25"), step("-15", "total"), step("15"), step("0", "total")]
    assert edges(steps) == [(0, 10), (-15, 10), (-15, 0), (-15, 0), (0, 0)]
    chart = checked(waterfall(steps, LIGHT, "fr"))
    assert chart.data[0].base[1:4] == (-15, -15, -15)
    assert list(chart.layout.xaxis.range) == [-15, 10]


def test_without_a_first_total_the_steps_start_from_zero() -> None:
    assert edges([step("5"), step("-2"), step("3", "total")]) == [(0, 5), (3, 5), (0, 3)]


def test_the_scale_starts_at_zero_unless_the_steps_would_not_be_seen() -> None:
    """Steps that span 1,000 € on a million: drawn from zero they would be a hair; they start from a round amount."""
    near = [step("1000000", "total"), step("1000"), step("-400", "correction"), step("1000600", "total")]
    assert start(near) == Decimal("999000")
    chart = checked(waterfall(near, LIGHT, "fr"))
    assert list(chart.layout.xaxis.range) == [999000, 1001000]
    assert chart.data[0].base == (999000, 1000000, 1000600, 999000)
    assert chart.data[0].x == (1000, 1000, 400, 1600)
    far = [step("100", "total"), step("30"), step("130", "total")]
    assert start(far) == 0
    assert start([step("100", "total"), step("25"), step("125", "total")]) == 0  # exactly one part in four


def test_nothing_moved_and_nothing_at_all() -> None:
    same = [step("100", "total"), step("100", "total")]
    assert start(same) == 0
    assert list(checked(waterfall(same, LIGHT, "fr")).layout.xaxis.range) == [0, 100]
    zero = [step("0", "total"), step("0", "total")]
    assert list(checked(waterfall(zero, LIGHT, "fr")).layout.xaxis.range) == [0, 1]
    assert checked(waterfall([], LIGHT, "fr")).data[0].x == ()
