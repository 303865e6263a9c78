"""The Lorenz curve of euros per inhabitant over departments, its Gini in words, both its ends by name."""

from collections.abc import Sequence

import streamlit as st

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block, chart
from dashboard.components.block import Block
from dashboard.components.html import Column, h, section, source, table, write
from dashboard.figures import lorenz
from dashboard.queries import concentration, figures
from dashboard.queries.concentration import BEST, Concentration, Department
from dashboard.reports.workbook import Drawn
from dashboard.tables import Head, Kind, Table
from dashboard.view import View
from data.texts import text

ENDS = 5
HEADS: dict[str, Kind] = {
    "name": "text",
    "code": "text",
    "population": "count",
    "awarded": "euros",
    "per_head": "per_head",
    "cumulated_population": "ratio",
    "cumulated_awarded": "ratio",
}


def show(now: View) -> None:
    """The curve and its ends side by side; one sentence where there is nothing to compare."""
    lang = now.lang
    found = ask(concentration.concentration, now.scope)
    title = text("reach.lorenz_title", lang)
    if len(found.departments) < 2 or found.gini is None or found.best_share is None:
        missing = "reach.lorenz_scope" if len(found.departments) < 2 else "reach.lorenz_none"
        write(section(title, text(missing, lang)))
        return
    shown, tenth = fmt.number(found.gini, lang, 2), (BEST, found.best_share)
    awarded = ask(figures.figures, now.scope)["awarded"]
    drawing = lorenz.lorenz(_steps(found, lang), now.palette, lang, shown, tenth)
    one = Block(
        id="lorenz",
        title=title,
        sub=text("reach.lorenz_sub", lang, count=fmt.count(len(found.departments), lang)),
        sentence=f"{lorenz.alt(shown, _words(found, lang), tenth, lang)} {_gap(found, lang)}",
        table=_table(found, lang),
        figure=drawing,
        sources={text("figures.awarded", lang): (awarded, now.scope)},
        dated=awarded.date or now.as_of,
        drawn=Drawn("scatter", 5, (6,)),
    )
    block.head(one)
    left, right = st.columns([58, 42], gap="large")
    with left, st.container(key=f"plot_{one.id}"):
        chart.draw(drawing, one.sentence, key=one.id)
    with right:
        best, least = _end("ends_best", found.departments[::-1], lang), _end("ends_least", found.departments, lang)
        write(best, least, source(_nothing(found, lang)))
    if found.elsewhere:
        write(source(text("reach.lorenz_elsewhere", lang, amount=fmt.money(found.elsewhere, lang))))
    block.below(now, one)


def _words(found: Concentration, lang: str) -> str:
    return "" if found.gini is None else text(f"reach.gini_{concentration.in_words(found.gini)}", lang)


def _gap(found: Concentration, lang: str) -> str:
    """What the Gini means in euros: the mean difference between two inhabitants."""
    mean = found.awarded / found.population
    gap = fmt.money(2 * (found.gini or 0) * mean, lang)
    return text("reach.lorenz_gap", lang, gap=gap, mean=fmt.money(mean, lang))


def _steps(found: Concentration, lang: str) -> list[lorenz.Step]:
    known = {one.code: one for one in found.departments}
    steps = []
    for point in found.curve:
        place = known.get(point.code or "")
        words = (place.name, fmt.money_per_head(place.per_head, lang)) if place else ("", "")
        steps.append(lorenz.Step(point.population, point.awarded, *words))
    return steps


def _end(key: str, departments: Sequence[Department], lang: str) -> str:
    columns = [
        Column(text("reach.head_name", lang)),
        Column(text("reach.head_awarded", lang), right=True),
        Column(text("reach.head_per_head", lang), right=True),
    ]
    rows = [
        (one.name, fmt.money_short(one.awarded, lang), fmt.money_per_head(one.per_head, lang))
        for one in departments[: min(ENDS, len(departments) // 2)]
    ]
    return f'<h3 class="tnt-end">{h(text(f"reach.{key}", lang))}</h3>{table(columns, rows)}'


def _nothing(found: Concentration, lang: str) -> str:
    """How many departments get nothing: more, often, than the table names."""
    zero = sum(1 for one in found.departments if not one.awarded)
    every = fmt.count(len(found.departments), lang)
    return text("reach.ends_zero", lang, count=fmt.count(zero, lang), all=every) if zero else ""


def _table(found: Concentration, lang: str) -> Table:
    """Every department in the order of the curve, with the point where it ends."""
    rows = [
        (one.name, one.code, one.population, one.awarded, one.per_head, point.population, point.awarded)
        for one, point in zip(found.departments, found.curve[1:], strict=True)
    ]
    return Table([Head(text(f"reach.head_{name}", lang), kind) for name, kind in HEADS.items()], rows)
