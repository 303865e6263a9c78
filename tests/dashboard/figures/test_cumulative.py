"""Two curves and the gap between them at the day shown."""

from datetime import date

from dashboard.figures.cumulative import Curve, cumulative, ticks
from dashboard.theme import LIGHT
from tests.figures import checked

ON = date(2021, 10, 8)
PLANNED = Curve(((date(2021, 8, 31), 40), (ON, 100), (date(2021, 12, 31), 160)), "prévus 160")
DONE = Curve(((date(2021, 8, 31), 20), (ON, 70)), "livrés 70")


def test_the_gap_lies_between_the_curves_until_the_day() -> None:
    chart = checked(cumulative(PLANNED, DONE, ON, "30 en retard", "au 8 oct. 2021", LIGHT, "fr"))
    gap, planned, done = chart.data
    assert list(zip(gap.x, gap.y, strict=True)) == [*PLANNED.points[:2], *reversed(DONE.points)]
    assert planned.y == (40, 100, 160)
    assert done.y == (20, 70)
    assert (planned.line.dash, done.line.dash) == ("dot", "solid")
    assert [(line.x0, line.x1) for line in chart.layout.shapes] == [(ON, ON)]
    said = [note.text for note in chart.layout.annotations]
    assert said == ["<b>prévus 160</b>", "<b>livrés 70</b>", "au 8 oct. 2021", "<b>30 en retard</b>"]


def test_no_gap_is_said_where_nothing_is_behind() -> None:
    ahead = Curve(((ON, 100),), "livrés 100")
    chart = checked(cumulative(PLANNED, ahead, ON, "0 en retard", "au 8 oct. 2021", LIGHT, "fr"))
    assert "<b>0 en retard</b>" not in [note.text for note in chart.layout.annotations]


def test_curves_without_a_day_or_without_points() -> None:
    nothing = Curve((), "")
    assert len(checked(cumulative(nothing, nothing, None, "", "", LIGHT, "fr")).data) == 2
    assert [
        note.text for note in checked(cumulative(PLANNED, nothing, ON, "", "là", LIGHT, "en")).layout.annotations
    ] == [
        "<b>prévus 160</b>",
        "là",
    ]


def test_ticks_are_first_days_of_months_evenly_spaced_and_few() -> None:
    assert ticks(date(2021, 5, 31), date(2023, 9, 30)) == [
        date(2021, 7, 1), date(2022, 1, 1), date(2022, 7, 1), date(2023, 1, 1), date(2023, 7, 1)
    ]  # fmt: skip
    assert len(ticks(date(1950, 1, 31), date(2050, 9, 30))) <= 6
    assert ticks(date(2021, 5, 31), date(2021, 5, 31)) == []
