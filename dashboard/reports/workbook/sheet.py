"""One sheet: its title, its blocks one below the other with their charts at the right, its notes."""

from collections.abc import Sequence
from typing import Any

from dashboard.reports.workbook.cells import WIDEST, write_table
from dashboard.reports.workbook.chart import draw
from dashboard.reports.workbook.content import Block, Sheet
from dashboard.reports.workbook.cover import A4
from dashboard.reports.workbook.prose import Prose
from dashboard.theme import LIGHT

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
    if sheet.table is not None:
        _only_table(book, page, sheet, name)
    else:
        _blocks(book, page, sheet, name)


def _only_table(book: Any, page: Any, sheet: Sheet, name: str) -> None:
    block = Block(sheet.title, sheet.sentence, sheet.table, sheet.drawn)
    table = block.table
    assert table is not None
    widths = _widen(page, write_table(book, page, table, FIRST))
    Prose(book, page, widths).write(1, sheet.sentence)
    page.freeze_panes(FIRST + 1, 1)
    if table.rows:
        page.autofilter(FIRST, 0, FIRST + len(table), len(table.heads) - 1)
    draw(book, page, block, name, FIRST, len(table.heads) + 1)


def _blocks(book: Any, page: Any, sheet: Sheet, name: str) -> None:
    title = book.add_format({"bold": True, "font_size": 12})
    column = max((len(block.table.heads) for block in sheet.blocks if block.table is not None), default=0) + 1
    row, widths = FIRST, [0] * column
    said = [(1, sheet.sentence, False)]
    for block in sheet.blocks:
        page.write_string(row, 0, block.title, title)
        row += 1
        for words, soft in ((block.sentence, True), *((line, False) for line in block.lines)):
            if words:
                said.append((row, words, soft))
                row += 1
        if block.table is not None:
            wide = write_table(book, page, block.table, row, block.scaled)
            widths = [max(pair) for pair in zip(widths, [*wide, *[0] * column], strict=False)]
            row += max(len(block.table) + 1, draw(book, page, block, name, row, column))
        row += 2
    for note in sheet.notes:
        said.append((row, note, True))
        row += 1
    prose = Prose(book, page, _widen(page, widths[: column - 1]))
    for place, words, soft in said:
        prose.write(place, words, soft=soft)
    if sheet.link:
        label, address = sheet.link
        page.write_url(row, 0, address, book.add_format({"font_color": LIGHT.primary, "underline": 1}), label)


def _widen(page: Any, widths: Sequence[int]) -> list[int]:
    """Sets how wide the columns are, in characters; returns it."""
    found = [min(max(wide + 2, 10), WIDEST) for wide in widths]
    for place, wide in enumerate(found):
        page.set_column(place, place, wide)
    return found
