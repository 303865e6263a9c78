"""A page as a workbook: its cover, a sheet a chart, native charts on the right cells, and nothing that runs."""

import io
import zipfile
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from dashboard.reports.workbook import LONGEST_NAME, MOST_DRAWN, Cover, Drawn, Sheet, workbook
from dashboard.tables import Head, Table
from data.texts import text

COVER = Cover("Vue d’ensemble", [("Fonds", "ITN7"), ("Territoire", '=HYPERLINK("http://x")')], fictitious=True)
TABLE = Table(
    [Head("Axe"), Head("Attribué", "euros"), Head("Taux", "ratio"), Head("Dossiers", "count"), Head("Au", "day")],
    [
        ("1 · Co-construction", Decimal("14141000.10"), Decimal("0.4714"), 44, date(2021, 10, 8)),
        ("=cmd|' /C calc'!A0", None, None, None, None),
        ("http://exemple.fr", Decimal("0"), Decimal("1"), 0, date(2021, 1, 1)),
    ],
)
BARS = Drawn("bar", 0, (1, 3))


def made(*sheets: Sheet, lang: str = "fr") -> Workbook:
    return load_workbook(io.BytesIO(workbook(COVER, sheets, lang)))


def column(sheet: Any, letter: str) -> list[Any]:
    return [cell.value for cell in sheet[letter] if cell.value is not None]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_cover_says_the_facts_the_contents_and_the_methods(lang: str) -> None:
    sheet = Sheet("L’argent, par axe", "14 M€ sur 30.", TABLE, BARS, (("Attribué", "Somme de l’attribué."),))
    book = made(sheet, sheet, lang=lang)
    cover = book.worksheets[0]
    assert cover.title == text("reports.cover", lang)
    assert column(cover, "A") == [
        "Vue d’ensemble",
        text("ui.fictitious", lang),
        "Fonds",
        "Territoire",
        text("reports.contents", lang),
        "L’argent, par axe",
        "L’argent, par axe 2",
        text("reports.methods", lang),
        "Attribué",
    ]
    assert column(cover, "B") == [
        "ITN7", '=HYPERLINK("http://x")', "14 M€ sur 30.", "14 M€ sur 30.", "Somme de l’attribué.",
    ]  # fmt: skip
    assert cover["A7"].hyperlink.location == "'L’argent, par axe'!A1"


def test_a_sheet_a_chart_with_its_sentence_and_its_typed_table() -> None:
    sheet = made(Sheet("Axes", "Une phrase.", TABLE)).worksheets[1]
    assert (sheet.title, sheet["A1"].value, sheet["A2"].value) == ("Axes", "Axes", "Une phrase.")
    assert [cell.value for cell in sheet[4]] == ["Axe", "Attribué", "Taux", "Dossiers", "Au"]
    first = list(sheet[5])
    assert [cell.value for cell in first[:4]] == ["1 · Co-construction", 14141000.10, 0.4714, 44]
    assert first[4].value.date() == date(2021, 10, 8)
    assert [cell.number_format for cell in first[1:]] == ["#,##0.00\\ [$€-40C]", "0.0%", "#,##0", "dd/mm/yyyy"]
    assert [cell.value for cell in sheet[6]][1:] == [None] * 4
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B5", "A4:E7")
    assert not sheet._charts


def test_a_text_that_looks_like_a_formula_or_a_link_stays_text() -> None:
    book = made(Sheet("Axes", "=1+1", TABLE))
    sheet = book.worksheets[1]
    assert [(sheet[cell].value, sheet[cell].data_type) for cell in ("A2", "A6", "A7")] == [
        ("=1+1", "s"),
        ("=cmd|' /C calc'!A0", "s"),
        ("http://exemple.fr", "s"),
    ]
    assert sheet["A7"].hyperlink is None
    with zipfile.ZipFile(io.BytesIO(workbook(COVER, [Sheet("Axes", "=1+1", TABLE)], "fr"))) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name)


@pytest.mark.parametrize("kind", ["bar", "column", "line", "scatter"])
def test_the_native_chart_draws_the_columns_that_are_named(kind: Any) -> None:
    sheet = made(Sheet("L'argent", "Une phrase.", TABLE, Drawn(kind, 0, (1, 3)))).worksheets[1]
    (chart,) = sheet._charts
    drawn = []
    for series in chart.series:
        names = series.xVal if kind == "scatter" else series.cat
        values = series.yVal if kind == "scatter" else series.val
        drawn.append((series.tx.strRef.f, (names.strRef or names.numRef).f, values.numRef.f))
    assert drawn == [
        ("'L argent'!$B$4", "'L argent'!$A$5:$A$7", "'L argent'!$B$5:$B$7"),
        ("'L argent'!$D$4", "'L argent'!$A$5:$A$7", "'L argent'!$D$5:$D$7"),
    ]
    assert (chart.anchor._from.col, chart.anchor._from.row) == (6, 3)


def test_a_long_table_is_drawn_in_part_and_written_whole() -> None:
    rows = [(f"Commune {n}", n) for n in range(MOST_DRAWN + 30)]
    sheet = made(
        Sheet("Communes", "", Table([Head("Nom"), Head("n", "count")], rows), Drawn("bar", 0, (1,)))
    ).worksheets[1]
    (chart,) = sheet._charts
    assert chart.series[0].val.numRef.f == f"Communes!$B$5:$B${4 + MOST_DRAWN}"
    assert sheet.max_row == 4 + len(rows)


def test_an_empty_table_is_a_sheet_without_chart() -> None:
    sheet = made(Sheet("Vide", "Rien.", Table(TABLE.heads, []), BARS)).worksheets[1]
    assert sheet.max_row == 4
    assert not sheet._charts


def test_names_of_sheets_are_allowed_short_and_all_different() -> None:
    titles = [
        "Taux d’attribution de l’enveloppe départementale",
        "Taux d’attribution de l’enveloppe départementale",
        "TAUX D’ATTRIBUTION DE L’ENVELOPPE DÉPARTEMENTALE",
        "[a]:b*c?d/e\\f'g",
        "",
        "History",
        text("reports.cover", "fr"),
    ]
    names = made(*[Sheet(title, "", TABLE) for title in titles]).sheetnames
    assert len({name.casefold() for name in names}) == len(titles) + 1
    assert all(0 < len(name) <= LONGEST_NAME for name in names)
    assert not any(mark in name for name in names for mark in "[]:*?/\\'")
    assert names[1:4] == [titles[0][:31], f"{titles[0][:29]} 2", f"{titles[2][:29]} 3"]
