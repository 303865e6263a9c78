"""The chosen indicator over time, and each of its values with the cell that it comes from."""

from collections.abc import Sequence
from datetime import date

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block
from dashboard.components.block import Block
from dashboard.components.html import Column, table, write
from dashboard.figures import curve
from dashboard.pages.indicators import words
from dashboard.pages.indicators.curves import curve_of
from dashboard.pages.indicators.every import place
from dashboard.queries import indicators
from dashboard.queries.indicator import Series
from dashboard.queries.indicators import Cell
from dashboard.queries.progress import planned
from dashboard.reports.workbook import Drawn
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text
from etl.schemas import schema


def show(now: View, one: Series, dated: date | None) -> None:
    """The curve in large, then the cells."""
    lang = now.lang
    drawn = curve_of(one, lang)
    block.show(
        now,
        Block(
            id="indicator",
            title=text("indicators.curve_title", lang, name=one.name, place=place(one.zone, lang)),
            sub=words.unit_said(one.unit, lang),
            sentence=curve.alt(one.name, drawn, lang),
            table=_over_time(one, lang),
            figure=curve.curve(drawn, now.palette, lang, height=300, wide=True),
            dated=dated,
            drawn=Drawn("line", 0, (2, 3)),
        ),
    )
    _cells(now, one, dated)


def _over_time(one: Series, lang: str) -> Table:
    """A line a day: the initial value, the value, where the plan stands, the target."""
    kinds = {"initial": one.initials, "current": one.values, "target": one.targets}
    known = {name: {point.on: point.value for point in points} for name, points in kinds.items()}
    days = sorted({day for values in known.values() for day in values})
    heads = [Head(text("indicators.value_date", lang), "day")]
    heads += [Head(text(f"indicators.{name}", lang), "number") for name in ("initial", "current", "planned", "target")]
    steps = one.steps()
    rows = [
        (day, known["initial"].get(day), known["current"].get(day), planned(steps, day), known["target"].get(day))
        for day in days
    ]
    return Table(heads, rows)


def _cells(now: View, one: Series, dated: date | None) -> None:
    lang = now.lang
    cells = ask(indicators.cells, now.scope, one.indicator, one.zone)
    shown = Block(
        id="indicator_cells",
        title=text("indicators.cells_title", lang),
        sentence=_sentence(cells, one, lang),
        table=_table(cells, lang),
        dated=dated,
    )
    block.head(shown)
    columns = [
        Column(text("indicators.value_date", lang)),
        Column(text("indicators.value_type", lang)),
        Column(text("indicators.value", lang), right=True),
        Column(text("indicators.cell", lang)),
        Column(text("indicators.file", lang)),
        Column(text("indicators.sheet", lang), aside=True),
        Column(text("indicators.comment", lang), aside=True),
    ]
    rows = [
        (
            fmt.day(cell.on, lang),
            _type(cell, lang),
            words.value(cell.value, one.unit, lang),
            cell.cell or "",
            cell.file,
            cell.sheet or "",
            cell.comment or "",
        )
        for cell in cells
    ]
    write(table(columns, rows, tall=shown.title))
    block.below(now, shown)


def _type(cell: Cell, lang: str) -> str:
    return schema("indicators")["value_type"].label(cell.value_type, lang)


def _sentence(cells: Sequence[Cell], one: Series, lang: str) -> str:
    counted = {"count": fmt.count(len(cells), lang), "files": fmt.count(len({cell.file for cell in cells}), lang)}
    known = [cell for cell in cells if cell.value_type == "va" and cell.value is not None]
    if not known:
        return text("indicators.cells_says_none", lang, **counted)
    last = known[-1]
    shown = words.value(last.value, one.unit, lang)
    return text("indicators.cells_says", lang, value=shown, cell=last.cell or "", file=last.file, **counted)


def _table(cells: Sequence[Cell], lang: str) -> Table:
    heads = [
        Head(text("indicators.value_date", lang), "day"),
        Head(text("indicators.value_type", lang)),
        Head(text("indicators.value", lang), "number"),
        *[Head(text(f"indicators.{name}", lang)) for name in ("comment", "file", "sheet", "cell")],
    ]
    rows = [(cell.on, _type(cell, lang), cell.value, cell.comment, cell.file, cell.sheet, cell.cell) for cell in cells]
    return Table(heads, rows)
