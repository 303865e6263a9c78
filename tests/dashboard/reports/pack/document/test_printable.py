"""What the document's font can print."""

from dashboard.reports.pack.content import tabled
from dashboard.reports.pack.document.month_ends import month_ends
from dashboard.reports.pack.document.printable import LIKE, MISSING, covered, printable
from dashboard.tables import Head, Table
from data.texts import LANGUAGES, catalogue
from tests.dashboard.reports.pack.whole import CURVES


def test_the_font_has_the_letters_and_signs_of_the_house() -> None:
    assert {ord(one) for one in "aéœŒçÇÿ€→←↑↓−–—’«»…•°²½\u00a0\u202f" + MISSING} <= covered()
    assert ord("漢") not in covered()
    words = {letter for lang in LANGUAGES for said in catalogue(lang).values() for letter in said}
    assert {one for one in words if not one.isspace() and ord(one) not in covered()} <= set(LIKE)


def test_letters_without_a_shape_are_replaced_and_those_without_a_sound_dropped() -> None:
    assert printable("e\u0301te\u0301") == "été"
    assert printable("a\tb\nc\x00\u202ed") == "a b cd"
    assert printable("bombe 💣, 漢") == f"bombe {MISSING}, {MISSING}"
    assert printable("\ufb01n") == "fin"


def test_long_curves_keep_the_last_known_value_of_each_month() -> None:
    heads = [Head("Date", "day"), Head("a", "count"), Head("b", "count")]
    from datetime import date

    rows = [(date(2022, 1, 3), 1, 5), (date(2022, 1, 20), 2, None), (date(2022, 2, 1), None, None)]
    assert month_ends(Table(heads, rows)).rows == [[date(2022, 1, 20), 2, 5], [date(2022, 2, 1), None, None]]
    assert len(month_ends(tabled(CURVES, "fr"))) == 37
