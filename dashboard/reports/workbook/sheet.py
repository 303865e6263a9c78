"""One sheet: its title, its blocks one below the other with their charts at the right, its notes."""

from collections.abc import Sequence
from typing import Any

from dashboard.reports.workbook.cells import write_table
from dashboard.reports.workbook.chart import draw
from dashboard.reports.workbook.content import Block, Sheet
from dashboard.reports.workbook.cover import A4
from dashboard.theme import LIGHT

WIDEST = 60
FIRST = 3


def write_sheet(book: Any, sheet: Sheet, name: str) -> None:
    """Adds a sheet to the workbook under a name."""
    page = book.add_worksheet(name)
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.set_footer("&L&A&R&P / &N")
    page.write_string(0, 0, sheet.title, book.add_format({"bold": True, "font_size": 14}))
    page.write_string(1, 0, sheet.sentence)
    if sheet.table is not None:
        _only_table(book, page, sheet, name)
    else:
        _blocks(book, page, sheet, name)


def _only_table(book: Any, page: Any, sheet: Sheet, name: str) -> None:
    block = Block(sheet.title, sheet.sentence, sheet.table, sheet.drawn)
    table = block.table
    assert table is not None
    _widen(page, write_table(book, page, table, FIRST))
    page.freeze_panes(FIRST + 1, 1)
    if table.rows:
        page.autofilter(FIRST, 0, FIRST + len(table), len(table.heads) - 1)
    draw(book, page, block, name, FIRST, len(table.heads) + 1)


def _blocks(book: Any, page: Any, sheet: Sheet, name: str) -> None:
    title, soft = book.add_format({"bold": True, "font_size": 12}), book.add_format({"font_color": LIGHT.soft})
    column = max((len(block.table.heads) for block in sheet.blocks if block.table is not None), default=0) + 1
    row, widths = FIRST, [0] * column
    for block in sheet.blocks:
        page.write_string(row, 0, block.title, title)
        row += 1
        if block.sentence:
            page.write_string(row, 0, block.sentence, soft)
            row += 1
        for line in block.lines:
            page.write_string(row, 0, line)
            row += 1
        if block.table is not None:
            wide = write_table(book, page, block.table, row, block.scaled)
            widths = [max(pair) for pair in zip(widths, [*wide, *[0] * column], strict=False)]
            row += max(len(block.table) + 1, draw(book, page, block, name, row, column))
        row += 2
    _widen(page, widths[: column - 1])
    for note in sheet.notes:
        page.write_string(row, 0, note, soft)
        row += 1
    if sheet.link:
        label, address = sheet.link
        page.write_url(row, 0, address, book.add_format({"font_color": LIGHT.primary, "underline": 1}), label)


def _widen(page: Any, widths: Sequence[int]) -> None:
    """Sets how wide the columns are, in characters."""
    for place, wide in enumerate(widths):
        page.set_column(place, place, min(max(wide + 2, 10), WIDEST))
