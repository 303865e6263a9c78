"""A page as a workbook: a cover that says what is shown, then a sheet a chart with its table and a native chart."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

import xlsxwriter

from dashboard.tables import Kind, Table
from dashboard.theme import LIGHT
from data.texts import text

FORMATS: dict[Kind, str] = {
    "euros": "#,##0.00\\ [$€-40C]",
    "per_head": "#,##0.00\\ [$€-40C]",
    "ratio": "0.0%",
    "count": "#,##0",
    "number": "#,##0.##",
    "day": "dd/mm/yyyy",
}
COLOURS = (LIGHT.paid, LIGHT.committed, LIGHT.awarded, LIGHT.late)
FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME, WIDEST, HIGHEST_CHART = 31, 60, 40
MOST_DRAWN = 120


@dataclass(frozen=True)
class Drawn:
    """How a spreadsheet draws a table: the kind of chart, the column of names, the columns of values."""

    kind: Literal["bar", "column", "line", "scatter"]
    names: int
    values: Sequence[int]
    stacked: bool = False


@dataclass(frozen=True)
class Sheet:
    """One chart of a page: its title, what it says, its table, how it is drawn, the methods of its figures."""

    title: str
    sentence: str
    table: Table
    drawn: Drawn | None = None
    methods: Sequence[tuple[str, str]] = field(default_factory=tuple)


@dataclass(frozen=True)
class Cover:
    """What a workbook is about: its title, and facts by name (filters, date, edition, moment of export)."""

    title: str
    facts: Sequence[tuple[str, str]]
    fictitious: bool = False


def workbook(cover: Cover, sheets: Sequence[Sheet], lang: str) -> bytes:
    """The bytes of the workbook. Whatever comes from data is written as text, never as a formula or a link."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": cover.title, "language": lang})
        names = _names(sheets, lang)
        _cover(book, cover, sheets, names, lang)
        for sheet, name in zip(sheets, names, strict=True):
            _sheet(book, sheet, name, lang)
    return out.getvalue()


def _names(sheets: Sequence[Sheet], lang: str) -> list[str]:
    """A name a sheet: short enough, of allowed characters, no two alike."""
    taken = {text("reports.cover", lang).casefold(), "history"}
    found = []
    for sheet in sheets:
        base = FORBIDDEN.sub(" ", sheet.title).strip()[:LONGEST_NAME] or "—"
        name, number = base, 2
        while name.casefold() in taken:
            tail = f" {number}"
            name, number = base[: LONGEST_NAME - len(tail)] + tail, number + 1
        taken.add(name.casefold())
        found.append(name)
    return found


def _cover(book: Any, cover: Cover, sheets: Sequence[Sheet], names: Sequence[str], lang: str) -> None:
    page = book.add_worksheet(text("reports.cover", lang))
    page.hide_gridlines(2)
    page.set_column(0, 0, 34)
    page.set_column(1, 1, 100)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "valign": "top"})
    page.write_string(0, 0, cover.title, book.add_format({"bold": True, "font_size": 16}))
    row = 2
    if cover.fictitious:
        page.write_string(1, 0, text("ui.fictitious", lang), book.add_format({"bold": True, "font_color": LIGHT.late}))
    for name, value in cover.facts:
        page.write_string(row, 0, name, bold)
        page.write_string(row, 1, value, wrapped)
        row += 1
    row += 1
    page.write_string(row, 0, text("reports.contents", lang), book.add_format({"bold": True, "font_size": 12}))
    link = book.add_format({"font_color": LIGHT.primary, "underline": 1, "valign": "top"})
    for sheet, name in zip(sheets, names, strict=True):
        row += 1
        page.write_url(row, 0, f"internal:'{name}'!A1", link, name)
        page.write_string(row, 1, sheet.sentence, wrapped)
    methods = list(dict.fromkeys(one for sheet in sheets for one in sheet.methods))
    if methods:
        row += 2
        page.write_string(row, 0, text("reports.methods", lang), book.add_format({"bold": True, "font_size": 12}))
        for name, words in methods:
            row += 1
            page.write_string(row, 0, name, bold)
            page.write_string(row, 1, words, wrapped)


def _sheet(book: Any, sheet: Sheet, name: str, lang: str) -> None:
    page = book.add_worksheet(name)
    page.hide_gridlines(2)
    page.write_string(0, 0, sheet.title, book.add_format({"bold": True, "font_size": 14}))
    page.write_string(1, 0, sheet.sentence)
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    first = 3
    for place, one in enumerate(sheet.table.heads):
        page.write_string(first, place, one.label, head)
        style = book.add_format({"num_format": FORMATS[one.kind]}) if one.kind in FORMATS else None
        longest = len(one.label)
        for rank, row in enumerate(sheet.table.rows, start=first + 1):
            longest = max(longest, _write(page, rank, place, row[place], style))
        page.set_column(place, place, min(max(longest + 2, 10), WIDEST))
    page.freeze_panes(first + 1, 1)
    if sheet.table.rows:
        page.autofilter(first, 0, first + len(sheet.table), len(sheet.table.heads) - 1)
    if sheet.drawn and sheet.table.rows:
        _draw(book, page, sheet, name, first)


def _write(page: Any, row: int, column: int, value: Any, style: Any) -> int:
    """Writes a value as its type; how wide it is."""
    if value is None:
        return 0
    if isinstance(value, Decimal | int | float) and not isinstance(value, bool):
        page.write_number(row, column, value, style)
        return len(str(value)) + 3
    if isinstance(value, date):
        page.write_datetime(row, column, value, style)
        return 10
    page.write_string(row, column, str(value), style)
    return len(str(value))


def _draw(book: Any, page: Any, sheet: Sheet, name: str, first: int) -> None:
    drawn = sheet.drawn
    if drawn is None:
        return
    kind: dict[str, str] = {"type": drawn.kind}
    if drawn.stacked:
        kind["subtype"] = "stacked"
    elif drawn.kind == "scatter":
        kind["subtype"] = "straight"
    chart = book.add_chart(kind)
    last = first + min(len(sheet.table), MOST_DRAWN)
    for rank, place in enumerate(drawn.values):
        colour = COLOURS[rank % len(COLOURS)]
        paint = {"line": {"color": colour, "width": 2}} if drawn.kind in ("line", "scatter") else {}
        chart.add_series(
            {
                "name": [name, first, place],
                "categories": [name, first + 1, drawn.names, last, drawn.names],
                "values": [name, first + 1, place, last, place],
                **(paint or {"fill": {"color": colour}}),
                **({} if paint else {"gap": 60}),
            }
        )
    chart.set_title({"name": sheet.title, "name_font": {"size": 12}})
    if drawn.kind == "bar":
        chart.set_y_axis({"reverse": True, "major_gridlines": {"visible": False}})
        chart.set_x_axis({"major_gridlines": {"visible": True, "line": {"color": LIGHT.line}}})
    else:
        chart.set_y_axis({"major_gridlines": {"visible": True, "line": {"color": LIGHT.line}}})
    chart.set_legend({"none": True} if len(drawn.values) == 1 else {"position": "bottom"})
    rows = min(max(last - first, 12), HIGHEST_CHART)
    chart.set_size({"width": 760, "height": 20 * rows + 80})
    page.insert_chart(first, len(sheet.table.heads) + 1, chart, {"description": sheet.sentence})
