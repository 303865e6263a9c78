"""The pack as a workbook: a sheet a page, exact values of their types, native charts, nothing that runs."""

import io
import zipfile
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from dashboard.reports.pack.content import Page, Rows, Step, Waterfall, tabled
from dashboard.reports.pack.native import native
from dashboard.reports.pack.sheets import xlsx
from dashboard.tables import Table
from dashboard.theme import LIGHT
from tests.dashboard.reports.pack.whole import BARS, CURVES, HOSTILE, LINK, MAP, NUMBERS, PACK, ROWS, WATERFALL


def book() -> Workbook:
    return load_workbook(io.BytesIO(xlsx(PACK)))


def place(sheet: Any, said: str) -> int:
    """The row of the first cell of column A that holds the words."""
    return next(cell.row for cell in sheet["A"] if cell.value == said)


def below(sheet: Any, row: int, table: Table) -> list[list[Any]]:
    last = row + len(table)
    return [[cell.value for cell in line][: len(table.heads)] for line in sheet.iter_rows(row, last)]


def stored(table: Table) -> list[list[Any]]:
    return [[head.label for head in table.heads], *[[_cell(value) for value in row] for row in table.rows]]


def _cell(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value) if value % 1 else int(value)
    return value


def like(found: list[list[Any]]) -> list[list[Any]]:
    return [[one.date() if hasattr(one, "date") else one for one in row] for row in found]


def test_a_cover_then_a_sheet_a_page() -> None:
    made = book()
    assert len(made.sheetnames) == 1 + len(PACK.pages)
    cover = made.worksheets[0]
    assert [cover[f"A{row}"].value for row in (1, 2, 3)] == [PACK.title, PACK.subtitle, "Données fictives"]
    assert [(cover[f"A{row}"].value, cover[f"B{row}"].value) for row in (4, 5, 6)] == list(PACK.facts)
    assert cover["B7"].hyperlink.target == LINK
    for sheet, page in zip(made.worksheets[1:], PACK.pages, strict=True):
        assert (sheet["A1"].value, sheet["A2"].value) == (page.title, " ".join(page.says))
        assert all(place(sheet, line) for line in page.sources)


def test_tables_stand_one_below_the_other_with_exact_values() -> None:
    sheet = book().worksheets[1]
    head = place(sheet, BARS.title) + 2
    assert like(below(sheet, head, tabled(BARS, "fr"))) == stored(tabled(BARS, "fr"))
    second = place(sheet, ROWS.title) + 1
    assert like(below(sheet, second, ROWS.table)) == stored(ROWS.table)
    assert second > head + 12 + 4  # Below the chart beside the first.
    assert sheet.cell(second + 1, 4).number_format == "#,##0.00\\ [$€-40C]"
    numbers = place(sheet, "Chiffres clés") + 2
    first = NUMBERS.numbers[0]
    assert [cell.value for cell in sheet[numbers + 0]][:3] == [first.label, first.value, first.context]


@pytest.mark.parametrize(("page", "charts"), [(1, 1), (2, 2), (3, 2), (4, 0), (5, 0)])
def test_each_drawing_is_a_native_chart_but_the_map(page: int, charts: int) -> None:
    assert len(book().worksheets[page]._charts) == charts


def test_charts_are_on_the_right_cells_in_their_colours() -> None:
    sheet = book().worksheets[1]
    (chart,) = sheet._charts
    head = place(sheet, BARS.title) + 2
    name = sheet.title.replace("'", "''")
    assert [series.val.numRef.f for series in chart.series] == [
        f"'{name}'!${letter}${head + 1}:${letter}${head + 4}" for letter in "BCD"
    ]
    painted = [series.graphicalProperties.solidFill.srgbClr.lower() for series in chart.series]
    assert painted == [colour[1:] for colour in (LIGHT.awarded, LIGHT.committed, LIGHT.paid)]
    assert chart.anchor._from.col == len(ROWS.table.heads) + 1


def test_the_waterfall_stands_on_an_unseen_base_and_adds_up() -> None:
    table = native(WATERFALL, "fr").table
    assert table is not None
    assert [row[2:] for row in table.rows] == [
        (0, Decimal("21300000"), None, None, None),
        (Decimal("21300000"), None, Decimal("4100000.10"), None, None),
        (Decimal("24800000.05"), None, None, Decimal("600000.05"), None),
        (Decimal("24587984.10"), None, None, None, Decimal("212015.95")),
        (0, Decimal("24587984.10"), None, None, None),
    ]
    below_zero = native(Waterfall("t", "s", (Step("a", Decimal(1), "total"), Step("b", Decimal(-2)))), "fr")
    assert below_zero.drawn is not None
    assert list(below_zero.drawn.values) == [1]


def test_curves_keep_every_day_and_the_planned_one_is_dashed() -> None:
    block = native(CURVES, "fr")
    assert block.drawn is not None
    assert (list(block.drawn.values), list(block.drawn.dashed)) == ([1, 2, 3], [1])
    sheet = book().worksheets[3]
    head = place(sheet, CURVES.title) + 2
    assert sheet.cell(head + 1, 1).value.date() == date(2021, 1, 4)
    assert like(below(sheet, head, tabled(CURVES, "fr"))) == stored(tabled(CURVES, "fr"))


def test_the_map_is_a_table_with_bars_in_its_cells() -> None:
    sheet = book().worksheets[4]
    head = place(sheet, MAP.title) + 2
    assert like(below(sheet, head, tabled(MAP, "fr"))) == stored(tabled(MAP, "fr"))
    assert [str(one.sqref) for one in sheet.conditional_formatting] == [f"C{head + 1}:C{head + len(MAP.places)}"]


def test_words_from_data_are_never_formulas_nor_links() -> None:
    content = xlsx(PACK)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name)
        assert not any(b"javascript" in archive.read(name) for name in archive.namelist())
    assert HOSTILE in [cell.value for cell in load_workbook(io.BytesIO(content)).worksheets[5]["A"]]


def test_names_of_sheets_are_counted_as_spreadsheets_do() -> None:
    pages = tuple(Page(str(rank), "c", "💣\x00" * 30, (), ()) for rank in range(2))
    made = load_workbook(io.BytesIO(xlsx(type(PACK)("t", "", (), pages, "fr"))))
    assert len(made.sheetnames) == 3
    assert all(len(name.encode("utf-16-le")) <= 62 for name in made.sheetnames)


def test_an_empty_table_says_so() -> None:
    sheet = book().worksheets[5]
    part = PACK.pages[4].parts[1]
    assert isinstance(part, Rows)
    assert sheet.cell(place(sheet, part.title) + 1, 1).value == part.empty


def test_the_scale_of_a_waterfall_starts_near_what_moves() -> None:
    (chart, _other) = book().worksheets[2]._charts
    assert chart.y_axis.scaling.min == 19_000_000
    assert chart.legend.legendEntry[0].idx == 0  # The unseen base.
    block = native(WATERFALL, "fr")
    assert block.sentence == f"{WATERFALL.says} L’échelle commence à 19\u00a0M€."


def test_long_sentences_are_wrapped_over_the_columns_of_their_sheet() -> None:
    words = "Une phrase assez longue pour passer sur les voisines. " * 6
    page = Page("p", "c", "Titre\u00a0: suite", (words.strip(), "Courte."), (ROWS,), ("Brève.",))
    sheet = load_workbook(io.BytesIO(xlsx(type(PACK)("t", "", (), (page,), "fr")))).worksheets[1]
    assert sheet.title == "Titre suite"
    assert [str(one) for one in sheet.merged_cells.ranges] == ["A2:C2"]
    assert sheet["A2"].alignment.wrap_text
    assert sheet.row_dimensions[2].height == 60
    assert sheet.cell(place(sheet, ROWS.title) + 2, 1).alignment.wrap_text
