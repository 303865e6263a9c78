"""An indicator over time."""

from datetime import date
from decimal import Decimal

from dashboard.figures.curve import Curve, Mark, alt, curve
from dashboard.theme import LIGHT
from tests.figures import checked

START, NOW, END = date(2021, 1, 1), date(2021, 9, 30), date(2022, 12, 31)
RISES = Curve(
    values=[Mark(date(2021, 6, 30), Decimal(25), "25\u202f%"), Mark(NOW, Decimal("27.5"), "27,5\u202f%")],
    initial=Mark(START, Decimal(20), "20\u202f%"),
    target=Mark(END, Decimal(50), "50\u202f%"),
    plan=[Mark(START, Decimal(20), "20\u202f%"), Mark(END, Decimal(50), "50\u202f%")],
)
FALLS = Curve([Mark(NOW, Decimal(74), "74")], Mark(START, Decimal(80), "80"), Mark(END, Decimal(56), "56"))


def test_values_start_plan_and_target() -> None:
    drawn = {trace.name: trace for trace in checked(curve(RISES, LIGHT, "fr")).data}
    assert drawn["values"].y == (25.0, 27.5)
    assert drawn["values"].text == ("", "<b>27,5\u202f%</b>")
    assert (drawn["initial"].x, drawn["initial"].y) == ((START,), (20.0,))
    assert drawn["plan"].y == (20.0, 50.0)
    chart = checked(curve(RISES, LIGHT, "fr"))
    assert [(shape.y0, shape.y1, shape.xref) for shape in chart.layout.shapes] == [(50.0, 50.0, "paper")]
    assert chart.layout.annotations[0].text == "cible 50\u202f%"


def test_a_wide_one_writes_every_value() -> None:
    chart = checked(curve(RISES, LIGHT, "fr", height=300, wide=True))
    written = next(trace for trace in chart.data if trace.name == "values")
    assert written.text == ("25\u202f%", "<b>27,5\u202f%</b>")
    assert chart.layout.height == 300


def test_words_keep_out_of_the_way_to_the_target() -> None:
    sides = [
        next(trace for trace in checked(curve(one, LIGHT, "fr")).data if trace.name == "values").textposition
        for one in (RISES, FALLS)
    ]
    assert sides == ["bottom center", "top center"]


def test_nothing_known_is_an_empty_figure_and_says_so() -> None:
    nothing = Curve([], None, None)
    assert all(not trace.x for trace in checked(curve(nothing, LIGHT, "fr")).data)
    assert alt("Part", nothing, "fr").count("non renseigné") == 3


def test_sentence_says_where_from_where_to() -> None:
    assert alt("Part", RISES, "fr") == (
        "Part\u00a0: initiale 20\u202f% le 1er\u00a0janv. 2021, actuelle 27,5\u202f% le 30\u00a0sept. 2021, "
        "cible 50\u202f% le 31\u00a0déc. 2022."
    )
