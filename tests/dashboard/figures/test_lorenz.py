"""The Lorenz curve: its points, the line of equality, what the best served get; bars and their groups."""

from decimal import Decimal

import pytest

from dashboard.figures.lorenz import Step, alt, lorenz
from dashboard.theme import DARK, LIGHT
from tests.figures import checked

STEPS = [
    Step(Decimal(0), Decimal(0)),
    Step(Decimal("0.5"), Decimal("0.2"), "Creuse", "1,00\u00a0€/hab."),
    Step(Decimal(1), Decimal(1), "Isère <b>", "4,00\u00a0€/hab."),
]


def test_equality_then_the_curve_that_fills_up_to_it() -> None:
    chart = checked(lorenz(STEPS, LIGHT, "fr", "0,30"))
    equal, curve = chart.data
    assert (equal.x, equal.y, equal.line.color) == ((0, 1), (0, 1), LIGHT.soft)
    assert (curve.x, curve.y) == ((0.0, 0.5, 1.0), (0.0, 0.2, 1.0))
    assert (curve.line.color, curve.fill, curve.fillcolor) == (LIGHT.paid, "tonexty", LIGHT.envelope)
    assert (list(chart.layout.xaxis.range), list(chart.layout.yaxis.range)) == ([0, 1], [0, 1])


def test_labels_stand_on_the_drawing_and_there_is_no_legend() -> None:
    chart = checked(lorenz(STEPS, LIGHT, "fr", "0,30", (Decimal("0.1"), Decimal("0.16"))))
    assert [note.text for note in chart.layout.annotations] == [
        "égalité\u00a0: autant par habitant",
        "euros attribués,<br>Gini 0,30",
        "Part des euros attribués",
        "les 10\u202f% d’habitants les mieux<br>servis reçoivent <b>16\u202f%</b> des euros",
    ]
    assert not chart.layout.showlegend
    assert chart.layout.annotations[1].y == pytest.approx(0.2)


def test_the_best_served_part_is_a_step_at_the_end_of_the_curve() -> None:
    across, up = checked(lorenz(STEPS, DARK, "en", "0.30", (Decimal("0.1"), Decimal("0.16")))).layout.shapes
    assert [round(value, 6) for value in (across.x0, across.x1, across.y0, across.y1)] == [0.9, 1, 0.84, 0.84]
    assert [round(value, 6) for value in (up.x0, up.x1, up.y0, up.y1)] == [1, 1, 0.84, 1]
    assert across.line.color == up.line.color == DARK.text


def test_names_are_text_never_markup() -> None:
    origin, first, last = checked(lorenz(STEPS, LIGHT, "fr", "0,30")).data[1].text
    assert origin == "0\u202f% de la population, 0\u202f% des euros"
    assert first == "<b>Creuse</b> 1,00\u00a0€/hab.<br>50\u202f% de la population, 20\u202f% des euros"
    assert last.startswith("<b>Isère &lt;b&gt;</b> 4,00")


def test_zero_is_written_once_at_the_corner() -> None:
    chart = checked(lorenz(STEPS, LIGHT, "en", "0.30"))
    assert list(chart.layout.xaxis.ticktext) == ["", "20%", "40%", "60%", "80%", "100%"]
    assert list(chart.layout.yaxis.ticktext) == ["0%", "20%", "40%", "60%", "80%", "100%"]


def test_nothing_known_is_an_empty_curve_and_says_so() -> None:
    chart = checked(lorenz([], LIGHT, "fr", ""))
    assert (chart.data[1].x, len(chart.layout.shapes)) == ((), 0)
    assert alt("", "", None, "fr").startswith("Aucun euro attribué")


def test_sentence() -> None:
    assert alt("0.30", "Moderate concentration", (Decimal("0.1"), Decimal("0.16")), "en") == (
        "Moderate concentration (Gini index 0.30): the best served 10% of inhabitants get 16% of awarded euros."
    )
