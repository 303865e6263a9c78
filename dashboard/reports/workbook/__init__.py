"""A page as a workbook: a cover that says what is shown, then a sheet a chart with its table and a native chart."""

import io
from collections.abc import Sequence

import xlsxwriter

from dashboard.reports.workbook.content import MOST_DRAWN, Block, Cover, Drawn, Sheet
from dashboard.reports.workbook.cover import cover_sheet
from dashboard.reports.workbook.names import LONGEST_NAME, names
from dashboard.reports.workbook.sheet import write_sheet

__all__ = ["LONGEST_NAME", "MOST_DRAWN", "Block", "Cover", "Drawn", "Sheet", "workbook"]


def workbook(cover: Cover, sheets: Sequence[Sheet], lang: str) -> bytes:
    """The bytes of the workbook. Whatever comes from data is written as text, never as a formula or a link."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": cover.title, "language": lang})
        called = names(sheets, lang)
        cover_sheet(book, cover, sheets, called, lang)
        for sheet, name in zip(sheets, called, strict=True):
            write_sheet(book, sheet, name)
    return out.getvalue()
