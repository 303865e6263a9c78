"""A part on its whole: common zero, widest whole across, words above."""

from decimal import Decimal

from dashboard.figures.tracks import Track, alt, tracks
from dashboard.theme import LIGHT
from tests.figures import checked

ROWS = (
    Track("Départements", Decimal("0.75"), Decimal(1), "75\u202f%", "3 / 4"),
    Track("<b>Communes", Decimal(0), Decimal(1), "0\u202f%", "0 / 9"),
    Track("Régions", None, Decimal(1), "non renseigné"),
    Track("Autres", Decimal(1), Decimal(1), "100\u202f%", "1 / 1", compared=False),
)


def test_wholes_then_parts_in_their_order() -> None:
    chart = checked(tracks(ROWS, LIGHT, "fr"))
    whole, part = chart.data
    assert whole.x == (1, 1, 1, 1)
    assert part.x == (0.75, 0, 0, 1)
    assert (whole.marker.color, part.marker.color) == (LIGHT.envelope, LIGHT.paid)
    assert list(part.y) == sorted(part.y, reverse=True)
    assert chart.layout.xaxis.range == (0, 1)


def test_every_row_is_named_and_valued_and_data_are_never_markup() -> None:
    notes = [note.text for note in checked(tracks(ROWS, LIGHT, "fr")).layout.annotations]
    assert notes[:4] == ["Départements", "<b>75\u202f%</b> · 3 / 4", "&lt;b&gt;Communes", "<b>0\u202f%</b> · 0 / 9"]
    assert notes[5] == "<b>non renseigné</b>"


def test_euros_share_one_scale() -> None:
    rows = [
        Track("A", Decimal(50), Decimal(100), "50\u202f%", rank=Decimal("0.5")),
        Track("B", Decimal(300), Decimal(200), "150\u202f%", rank=Decimal("1.5")),
    ]
    assert checked(tracks(rows, LIGHT, "fr")).layout.xaxis.range == (0, 300)
    assert alt("Part", rows, "fr") == "Part\u00a0: de 50\u202f% (A) à 150\u202f% (B)."


def test_the_sentence_compares_what_is_known_and_comparable() -> None:
    said = alt("Prise en main", ROWS, "fr")
    assert said == "Prise en main\u00a0: de 0\u202f% (<b>Communes, 0 / 9) à 75\u202f% (Départements, 3 / 4)."
    assert alt("Take-up", ROWS[:1], "en") == "Take-up: 75\u202f% (Départements, 3 / 4)."
    assert alt("Take-up", ROWS[2:], "en") == "Take-up: no value is known."


def test_no_row_is_an_empty_figure() -> None:
    assert checked(tracks([], LIGHT, "fr")).layout.height > 0
