"""The first sheet: what the workbook is about, its contents, the methods of its figures."""

from collections.abc import Sequence
from typing import Any

from dashboard.reports.workbook.content import Cover, Sheet
from dashboard.theme import LIGHT
from data.texts import text

WIDE, HIGH = 100, 15
"""The width of the cover's second column, in letters, and the height of a line, in points."""
A4 = 9
"""The number of the paper's size in the file."""


def cover_sheet(book: Any, cover: Cover, sheets: Sequence[Sheet], names: Sequence[str], lang: str) -> None:
    """Writes the cover; each sheet is linked by its name."""
    page = book.add_worksheet(text("reports.cover", lang))
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.set_column(0, 0, 34)
    page.set_column(1, 1, WIDE)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "valign": "top"})
    link = book.add_format({"font_color": LIGHT.primary, "underline": 1, "valign": "top"})
    page.write_string(0, 0, cover.title, book.add_format({"bold": True, "font_size": 16}))
    row = 1
    if cover.subtitle:
        page.write_string(row, 0, cover.subtitle, book.add_format({"font_size": 12}))
        row += 1
    if cover.fictitious:
        late = {"bold": True, "font_color": LIGHT.late}
        page.write_string(row, 0, text("ui.fictitious", lang), book.add_format(late))
    row += 1
    for name, value in cover.facts:
        page.write_string(row, 0, name, bold)
        page.write_string(row, 1, value, wrapped)
        _heighten(page, row, value)
        row += 1
    if cover.link:
        page.write_url(row, 1, cover.link[1], link, cover.link[0])
        row += 1
    row += 1
    page.write_string(row, 0, text("reports.contents", lang), book.add_format({"bold": True, "font_size": 12}))
    for sheet, name in zip(sheets, names, strict=True):
        row += 1
        page.write_url(row, 0, f"internal:'{name}'!A1", link, name)
        page.write_string(row, 1, sheet.sentence, wrapped)
        _heighten(page, row, sheet.sentence)
    methods = list(dict.fromkeys(one for sheet in sheets for one in sheet.methods))
    if methods:
        row += 2
        page.write_string(row, 0, text("reports.methods", lang), book.add_format({"bold": True, "font_size": 12}))
        for name, words in methods:
            row += 1
            page.write_string(row, 0, name, bold)
            page.write_string(row, 1, words, wrapped)
            _heighten(page, row, words)


def _heighten(page: Any, row: int, words: str) -> None:
    """Makes a row as high as its words are long: not every spreadsheet does on opening."""
    if len(words) > WIDE:
        page.set_row(row, HIGH * (1 + len(words) // WIDE))
