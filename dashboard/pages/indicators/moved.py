"""The indicators whose value, progress or declared confidence has changed since the moment compared with."""

from collections.abc import Sequence
from datetime import date

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block, changes, since, weather
from dashboard.components.block import Block
from dashboard.components.html import Column, table, write
from dashboard.components.words import counted
from dashboard.queries import indicators
from dashboard.queries.indicator import Series
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text


def show(now: View, found: Sequence[Series], dated: date | None) -> None:
    """One row an indicator that moved."""
    lang = now.lang
    before = changes.start(now)
    if before is None:
        return
    old = {(one.indicator, one.zone): one for one in ask(indicators.series, now.within(as_of=before.as_of))}
    pairs = [(old.get((one.indicator, one.zone)), one) for one in found]
    moved = [(then, one) for then, one in pairs if _state(then) != _state(one)]
    title, sub = changes.titled(now, before)
    names = ("indicator", "before", "current", "change", "progress", "meteo")
    heads = [
        Head(text(f"indicators.{name}", lang), "number" if 0 < rank < 5 else "text") for rank, name in enumerate(names)
    ]
    shown = Block(
        id="indicators_moved",
        title=title,
        sub=sub,
        sentence=counted("indicators.moved_says", len(moved), lang, all=fmt.count(len(found), lang)),
        table=Table(heads, [_row(then, one, lang) for then, one in moved]),
        dated=dated,
    )
    block.head(shown)
    since.choose(now)
    if moved:
        columns = [Column(head.label, right=0 < rank < 5) for rank, head in enumerate(heads)]
        write(table(columns, [_written(row, lang) for row in shown.table.rows]))
    block.below(now, shown)


def _state(one: Series | None) -> tuple[object, ...]:
    if one is None:
        return (None, None, None)
    level = one.confidence.level if one.confidence else None
    return (one.current.value if one.current else None, one.progress().value, level)


def _row(then: Series | None, one: Series, lang: str) -> tuple[object, ...]:
    before = then.current.value if then and then.current else None
    value = one.current.value if one.current else None
    change = None if before is None or value is None else value - before
    return (one.name, before, value, change, one.progress().value, weather.label(one.confidence, lang))


def _written(row: Sequence[object], lang: str) -> tuple[str, ...]:
    name, before, value, change, progress, meteo = row
    shown = [fmt.number(one, lang, 2, trim=True) for one in (before, value)]  # type: ignore[arg-type]
    gap = fmt.number(change, lang, 2, trim=True)  # type: ignore[arg-type]
    if change is not None:
        gap = fmt.signed(gap, change)  # type: ignore[arg-type]
    return (str(name), *shown, gap, fmt.percent(progress, lang), str(meteo))  # type: ignore[arg-type]
