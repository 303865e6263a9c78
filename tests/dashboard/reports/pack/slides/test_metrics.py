"""Widths of letters, breaks of lines, units of charts, texts that XML may hold."""

from decimal import Decimal

import pytest

from dashboard.reports.pack.content import Words
from dashboard.reports.pack.slides.clean import clean
from dashboard.reports.pack.slides.metrics import fitting, shortened, width, wrapped
from dashboard.reports.pack.slides.scale import scale


def test_widths_are_those_of_arial() -> None:
    assert width("Ae1", 1000) == 667 + 556 + 556
    assert width("Ae1", 1000, bold=True) == 722 + 556 + 556
    assert width("é", 10) == width("e", 10)
    assert width("漢", 10) == 10


def test_lines_break_at_spaces_and_keep_every_letter() -> None:
    words = "Un deux trois-quatre cinq\u00a0six " + "x" * 80
    lines = wrapped(words, 10, 60)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    assert all(width(line, 10) <= 60 for line in lines)
    assert wrapped("", 10, 60) == [""]


def test_the_first_size_that_fits() -> None:
    assert fitting("court", (20, 10), 100, 1) == (20, 1)
    assert fitting("un peu plus long que cela", (20, 10), 130, 1) == (10, 1)
    assert shortened("un titre bien trop long", 10, 60).endswith("…")
    assert shortened("court", 10, 60) == "court"


@pytest.mark.parametrize(
    ("values", "kind", "lang", "words"),
    [
        ((Decimal(37461000), Decimal(1200000)), "euros", "fr", "37,5\u00a0M€"),
        ((Decimal(37461000), Decimal(30000)), "euros", "fr", "37,46\u00a0M€"),
        ((Decimal(37461000),), "euros", "en", "€37.5M"),
        ((Decimal(84000), Decimal(500)), "euros", "fr", "84,0\u00a0k€"),
        ((Decimal(-950), Decimal(2)), "euros", "en", "−€950"),
        ((Decimal("0.426"),), "ratio", "fr", "42,6\u202f%"),
        ((Decimal("0.426"),), "ratio", "en", "42.6%"),
        ((1234,), "count", "fr", "1\u202f234"),
        ((None,), "count", "fr", "non renseigné"),
        ((Decimal("0.55"),), "per_head", "fr", "0,55\u00a0€/hab."),
    ],
)
def test_one_unit_for_all(values: tuple[Decimal, ...], kind: str, lang: str, words: str) -> None:
    assert scale(values, kind, lang).written(values[0]) == words  # type: ignore[arg-type]


def test_formats_of_charts() -> None:
    assert scale([Decimal(37461000)], "euros", "en").code == (
        '[$-809]"€"#,##0.0,,"M";[$-809]"−""€"#,##0.0,,"M";[$-809]"€"0"M"'
    )
    percent = '#,##0"\u202f"%'
    assert scale([Decimal("0.5")], "ratio", "fr").code == (f'[$-40C]{percent};[$-40C]"−"{percent};[$-40C]0"\u202f"%')


def test_texts_are_fit_for_xml_however_deep() -> None:
    assert clean(Words("a\x00b", ("c\nd\u202e", "\ud800e\ufffe", "<&>"))) == Words("ab", ("c d", "e", "<&>"))
