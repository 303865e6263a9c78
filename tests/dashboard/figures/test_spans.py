"""Median and ninetieth centile on one axis of days; who waits is drawn hollow."""

from dashboard.figures.spans import Span, alt, spans
from dashboard.theme import LIGHT
from tests.figures import checked

ROWS = (
    Span("Du dépôt à la décision", 98, 222, "98 j", "· 90 % ≤ 222 j", "4 / 5 projets mesurés"),
    Span("En attente d’une décision", 263, 497, "263 j", "· 90 % ≤ 497 j", "2 / 2", waiting=True),
    Span("De la décision à l’engagement", None, None, "non renseigné", "", "0 / 1"),
)


def test_bars_go_from_the_median_to_the_ninetieth_centile() -> None:
    bars, points = checked(spans(ROWS, LIGHT, "fr")).data
    assert (bars.base, bars.x) == ((98, 263), (124, 234))
    assert points.x == (98, 263)
    assert bars.y == points.y


def test_those_who_wait_are_hollow() -> None:
    _bars, points = checked(spans(ROWS, LIGHT, "fr")).data
    assert points.marker.color == (LIGHT.paid, LIGHT.background)


def test_what_is_not_measured_is_said_not_drawn() -> None:
    chart = checked(spans(ROWS, LIGHT, "fr"))
    assert len(chart.data[1].x) == 2
    assert "<b>non renseigné</b>" in [note.text for note in chart.layout.annotations]
    assert chart.layout.xaxis.ticktext == ("0\u00a0j", "100\u00a0j", "200\u00a0j", "300\u00a0j", "400\u00a0j")


def test_sentence() -> None:
    assert alt(ROWS[:2], "fr") == (
        "Médianes\u00a0: du dépôt à la décision 98 j. "
        "Attente médiane de ceux qui restent\u00a0: en attente d’une décision 263 j."
    )
