"""The widths of a printed table: numbers whole, sentences readable, nothing beyond the page."""

import pytest

from dashboard.reports.pack.document.columns import LARGEST, columns
from dashboard.reports.pack.pictures.letters import width
from dashboard.tables import Head

HEADS = [Head("Projet"), Head("Attribué", "euros"), Head("Taux", "ratio")]
ROWS = [
    ("Portail de démarches en ligne de la communauté de communes", "14\u202f141\u202f000,10\u00a0€", "non renseigné")
]


def test_widths_fill_the_room_and_numbers_do_not_break() -> None:
    size, widths = columns(HEADS, ROWS, 493)
    assert size == LARGEST
    assert sum(widths) == pytest.approx(493)
    assert widths[1] >= width(ROWS[0][1], size)
    assert widths[0] >= width(ROWS[0][0], size)


def test_many_columns_make_the_letters_smaller_and_still_fit() -> None:
    heads = [Head("Projet"), *(Head(f"Année {year}", "euros") for year in range(2010, 2022))]
    rows = [("Portail de démarches en ligne", *["1\u202f250\u202f000,00\u00a0€"] * 12)]
    size, widths = columns(heads, rows, 493)
    assert size == 6.0
    assert sum(widths) == pytest.approx(493)


def test_a_table_without_rows_has_widths() -> None:
    assert sum(columns(HEADS, [], 200)[1]) == pytest.approx(200)


def test_sentences_are_made_narrower_before_letters_are_made_unreadable() -> None:
    heads = [Head(f"Colonne {rank}") for rank in range(7)]
    size, widths = columns(heads, [("Relancer les sept porteurs dont aucun engagement n’est connu",) * 7], 493)
    assert size >= 7.5
    assert sum(widths) == pytest.approx(493)
