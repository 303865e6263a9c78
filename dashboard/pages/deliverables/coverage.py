"""Whom the deliverables reach: the population of the communes served, by department on a map, by region on lines."""

from decimal import Decimal

import streamlit as st

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block, chart, maps
from dashboard.components.block import Block
from dashboard.components.html import source, write
from dashboard.components.lists import Keep
from dashboard.figures import dotplot
from dashboard.queries import figures
from dashboard.queries.scope import Scope
from dashboard.reports.workbook import Drawn
from dashboard.tables import Head, Table
from dashboard.view import FRANCE, View
from data.texts import text

MEASURE = "coverage"


def show(now: View, keep: Keep) -> None:
    """The map and the lines side by side, then the departments in a table."""
    whole = now.within(territory=FRANCE)
    shown: Block = keep("coverage", (now.lang, now.palette.name), lambda: _block(now, whole))
    block.head(shown)
    left, right = st.columns([47, 53], gap="large")
    with left:
        maps.show(now, whole, "department", MEASURE, (MEASURE,), key="deliverables_map", height=430)
    with right, st.container(key=f"plot_{shown.id}"):
        if shown.figure is not None:
            chart.draw(shown.figure, shown.sentence, key=shown.id)
    write(source(text("deliverables.dots_note", now.lang), maps.attribution(now.lang)))
    block.below(now, shown)


def _block(now: View, whole: Scope) -> Block:
    lang = now.lang
    country = ask(figures.figures, whole)[MEASURE]
    dots = _dots(now, ask(figures.by_territory, whole, "region", (MEASURE,)))
    centre = fmt.percent(dotplot.middle(dots), lang, 0)
    return Block(
        id="deliverables_coverage",
        title=text("deliverables.coverage_title", lang),
        sentence=text(
            "deliverables.says_coverage",
            lang,
            rate=fmt.percent(country.value, lang),
            n=fmt.count(country.n, lang),
            N=fmt.count(country.N, lang),
            dots=dotplot.alt(text("deliverables.regions", lang), dots, centre, lang),
        ),
        table=_table(now, ask(figures.by_territory, whole, "department", (MEASURE,))),
        figure=dotplot.dotplot(dots, now.palette, lang, centre),
        sub=text("ui.measure_coverage_note", lang),
        sources={text("figures.coverage", lang): (country, whole)},
        dated=country.date,
        drawn=Drawn("bar", 1, (2,)),
    )


def _dots(now: View, rows: dict[str, dict[str, figures.Figure]]) -> list[dotplot.Dot]:
    names = {one.code: one.name for one in maps.drawn(FRANCE, "region")}
    return [
        dotplot.Dot(
            name=names[code],
            value=None if row[MEASURE].value is None else Decimal(row[MEASURE].value or 0),
            shown=fmt.percent(row[MEASURE].value, now.lang, 0),
            selected=code == now.scope.territory,
        )
        for code, row in rows.items()
        if code in names
    ]


def _table(now: View, rows: dict[str, dict[str, figures.Figure]]) -> Table:
    lang = now.lang
    names = {one.code: one.name for one in maps.drawn(FRANCE, "department")}
    found = sorted(
        ((code, name, rows[code][MEASURE]) for code, name in names.items() if code in rows),
        key=lambda row: (row[2].value is None, -Decimal(row[2].value or 0), row[1]),
    )
    heads = [
        Head(text("ui.code", lang)),
        Head(text("ui.territory", lang)),
        Head(text("figures.coverage", lang), "ratio"),
        Head(text("deliverables.covered", lang), "count"),
        Head(text("deliverables.population", lang), "count"),
    ]
    return Table(heads, [(code, name, one.value, one.n, one.N) for code, name, one in found])
