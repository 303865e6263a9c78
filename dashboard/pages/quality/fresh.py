"""How old each source is against the period expected, when it is due next, its last file and who loaded it."""

from datetime import date, timedelta
from typing import Any

import streamlit as st

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block, chart
from dashboard.components.block import Block
from dashboard.components.frames import as_date, records
from dashboard.components.html import Column, h, table, write
from dashboard.components.words import datasets, source_name
from dashboard.figures import ages
from dashboard.figures.ages import Age
from dashboard.queries import freshness
from dashboard.reports.workbook import Drawn
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text

Row = dict[str, Any]


def show(now: View) -> None:
    """The bars, then a line a source."""
    lang = now.lang
    rows = records(ask(freshness.sources, now.scope))
    found = {row["source"]: _age(row, lang) for row in rows}
    rows.sort(key=lambda row: ages.ordered(list(found.values())).index(found[row["source"]]))
    told = Block(
        id="quality_fresh",
        title=text("ui.fresh_title", lang),
        sub=text("quality.fresh_sub", lang),
        sentence=ages.alt(list(found.values()), lang),
        table=_table(rows, found, lang),
        figure=ages.ages(list(found.values()), now.palette, lang),
        dated=now.as_of,
        drawn=Drawn("bar", 0, (3, 4)),
    )
    block.head(told)
    if told.figure is not None:
        with st.container(key=f"plot_{told.id}"):
            chart.draw(told.figure, told.sentence, key=told.id)
    write(_listed(rows, found, lang))
    block.below(now, told)


def _age(row: Row, lang: str) -> Age:
    expected = row["expected_days"]
    days = int(row["age_days"])
    age = text("ui.days", lang, count=fmt.count(days, lang))
    if expected is None:
        shown = text("quality.age_alone", lang, age=age)
        return Age(source_name(row["source"], lang), days, None, shown)
    shown = text("quality.age_of", lang, age=age, expected=text("ui.days", lang, count=fmt.count(int(expected), lang)))
    return Age(source_name(row["source"], lang), days, int(expected), shown)


def _due(row: Row, age: Age) -> date | None:
    on = as_date(row["data_date"])
    return None if on is None or age.expected is None else on + timedelta(days=age.expected)


def _state(age: Age, lang: str) -> str:
    if age.expected is None:
        return text("ui.no_term", lang)
    return text("ui.fresh_late" if age.late else "ui.fresh_ok", lang)


def _table(rows: list[Row], found: dict[str, Age], lang: str) -> Table:
    heads = [
        Head(text("ui.source", lang)),
        Head(text("ui.dataset", lang)),
        Head(text("ui.data_date", lang), "day"),
        Head(text("quality.age_days", lang), "count"),
        Head(text("quality.expected_days", lang), "count"),
        Head(text("quality.due", lang), "day"),
        Head(text("ui.freshness", lang)),
        Head(text("ui.file", lang)),
        Head(text("ui.loaded_at", lang), "day"),
        Head(text("ui.loaded_by", lang)),
    ]
    values = [
        (
            age.name,
            datasets(row["dataset"], lang),
            as_date(row["data_date"]),
            age.days,
            age.expected,
            _due(row, age),
            _state(age, lang),
            row["file"],
            as_date(row["loaded_at"]),
            row["loaded_by"],
        )
        for row, age in ((row, found[row["source"]]) for row in rows)
    ]
    return Table(heads, values)


def _listed(rows: list[Row], found: dict[str, Age], lang: str) -> str:
    columns = [
        Column(text("ui.source", lang)),
        Column(text("ui.data_date", lang)),
        Column(text("quality.due", lang)),
        Column(text("ui.freshness", lang), raw=True),
        Column(text("ui.file", lang), aside=True),
        Column(text("ui.loaded_by", lang), aside=True),
    ]
    lines = []
    for row in rows:
        age = found[row["source"]]
        due = _due(row, age)
        state = h(_state(age, lang))
        lines.append(
            (
                age.name,
                fmt.day(as_date(row["data_date"]), lang),
                fmt.day(due, lang) if due else "–",
                f'<span class="tnt-late">▲ {state}</span>' if age.late else state,
                row["file"] or "",
                row["loaded_by"] or "",
            )
        )
    return table(columns, lines)
