"""Rows of bars on the same months: their values, their largest month, their sentence."""

from datetime import date

from dashboard.figures.months import TALL, Lane, alt, months, span
from dashboard.theme import palette
from tests.figures import checked

LANES = [
    Lane("Dossiers", {date(2021, 11, 1): 4, date(2022, 2, 1): 8}),
    Lane("Livrables", {date(2022, 1, 1): 1}),
    Lane("Paiements", {}),
]


def test_every_month_between_the_first_and_the_last() -> None:
    assert span(LANES) == [date(2021, 11, 1), date(2021, 12, 1), date(2022, 1, 1), date(2022, 2, 1)]
    assert span([Lane("rien", {})]) == []


def test_each_row_has_its_own_scale() -> None:
    chart = checked(months(LANES, palette("light"), "fr"))
    first, second, third = chart.data
    assert (list(first.x), list(first.y), list(first.base)) == ([0, 3], [TALL / 2, TALL], [2, 2])
    assert (list(second.x), list(second.y), list(second.base)) == ([2], [TALL], [1])
    assert len(third.x or ()) == 0
    assert list(first.customdata) == ["nov. 2021\u00a0: 4", "févr. 2022\u00a0: 8"]
    assert [note.text for note in chart.layout.annotations] == [
        "<b>Dossiers</b> · 12",
        "8",
        "<b>Livrables</b> · 1",
        "<b>Paiements</b> · 0",
    ]
    assert first.marker.color == palette("light").paid


def test_the_sentence() -> None:
    assert alt(LANES, "fr") == (
        "Par mois\u00a0: Dossiers, 12, dont 8 en février 2022\u00a0; Livrables, 1, dont 1 en janvier 2022\u00a0; "
        "Paiements, aucun."
    )
    assert alt(LANES[:1], "en") == "By month: Dossiers, 12, of which 8 in February 2022."
