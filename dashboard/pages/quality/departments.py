"""The data of each department, the least complete first."""

from decimal import Decimal

import streamlit as st

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block, maps
from dashboard.components.block import Block
from dashboard.components.html import Column, table, write
from dashboard.components.words import counted
from dashboard.queries import figures, territories
from dashboard.queries.quality import departments
from dashboard.queries.quality.departments import Department
from dashboard.tables import Head, Table
from dashboard.view import FRANCE, View
from data.texts import text

NOWHERE = "NONE"
Rows = list[tuple[str, str, Department]]


def show(now: View) -> None:
    """A line a department, also where no file says anything of it."""
    lang = now.lang
    rows = _rows(now)
    late = ask(figures.figures, now.scope)["deliverables_late"]
    told = Block(
        id="quality_departments",
        title=text("quality.departments_title", lang),
        sub=text("quality.departments_sub", lang),
        sentence=_said(rows, lang),
        table=_table(rows, lang),
        sources={text("figures.deliverables_late", lang): (late, now.scope)} if late.value else {},
        dated=now.as_of,
    )
    block.head(told)
    columns = [
        Column(text("quality.level_department", lang)),
        Column(text("quality.projects", lang), right=True),
        Column(text("quality.cells_filled", lang), right=True),
        Column(text("quality.without_commune", lang), right=True, aside=True),
        Column(text("quality.money_lines", lang), right=True, aside=True),
        Column(text("quality.lines_deliverables", lang), right=True, aside=True),
        Column(text("quality.late", lang), right=True),
        Column(text("quality.without_proof", lang), right=True, aside=True),
    ]
    marked = next((rank for rank, row in enumerate(rows) if row[0] == now.scope.territory), None)
    with st.container(key="quality_departments"):
        lines = [_line(name, code, own, lang) for code, name, own in rows]
        write(table(columns, lines, marked, tall=told.title))
    block.below(now, told)


def _rows(now: View) -> Rows:
    found: dict[str | None, Department] = ask(departments.departments, now.scope)
    names = {place.code: place.name for place in ask(territories.children, FRANCE, "department")}
    if now.scope.level in ("country", "region"):
        within = ask(territories.children, now.scope.territory, "department")
        found = {**{place.code: Department() for place in within if place.level == "department"}, **found}
    rows = [(code or NOWHERE, maps.place_name(code or NOWHERE, names, now.lang), own) for code, own in found.items()]
    return sorted(rows, key=lambda row: (_share(row[2]) is None, _share(row[2]) or 0, row[1]))


def _share(own: Department) -> Decimal | None:
    return Decimal(own.filled) / Decimal(own.expected) if own.expected else None


def _said(rows: Rows, lang: str) -> str:
    placed = [row for row in rows if row[0] != NOWHERE]
    late, unproven = (sum(getattr(row[2], name) for row in rows) for name in ("late", "without_proof"))
    lacking = sum(1 for row in placed if row[2].filled < row[2].expected)
    return text(
        "quality.departments_said",
        lang,
        lacking=counted("quality.departments_lacking", lacking, lang, all=fmt.count(len(placed), lang)),
        late=counted("quality.deliverables_late", late, lang),
        unproven=counted("quality.deliverables_unproven", unproven, lang),
    )


def _line(name: str, code: str, own: Department, lang: str) -> tuple[str, ...]:
    def of(n: int, all_: int) -> str:
        return text("ui.n_of_all", lang, n=fmt.count(n, lang), all=fmt.count(all_, lang)) if all_ else "–"

    return (
        name if code == NOWHERE else f"{name} ({code})",
        fmt.count(own.projects, lang),
        fmt.percent(_share(own), lang) if own.expected else "–",
        of(own.without_commune, own.projects),
        fmt.count(own.money, lang),
        fmt.count(own.deliverables, lang),
        fmt.count(own.late, lang),
        of(own.without_proof, own.delivered),
    )


def _table(rows: Rows, lang: str) -> Table:
    heads = [
        Head(text("ui.code", lang)),
        Head(text("quality.level_department", lang)),
        Head(text("quality.projects", lang), "count"),
        Head(text("quality.cells_filled_n", lang), "count"),
        Head(text("quality.cells_expected", lang), "count"),
        Head(text("quality.cells_filled", lang), "ratio"),
        Head(text("quality.without_commune", lang), "count"),
        Head(text("quality.money_lines", lang), "count"),
        Head(text("quality.lines_deliverables", lang), "count"),
        Head(text("quality.late", lang), "count"),
        Head(text("quality.delivered", lang), "count"),
        Head(text("quality.without_proof", lang), "count"),
    ]
    values = [
        (
            "" if code == NOWHERE else code,
            name,
            own.projects,
            own.filled,
            own.expected,
            _share(own),
            own.without_commune,
            own.money,
            own.deliverables,
            own.late,
            own.delivered,
            own.without_proof,
        )
        for code, name, own in rows
    ]
    return Table(heads, values)
