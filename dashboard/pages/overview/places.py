"""Where: the award rate of the departments on a map, of the regions on lines from high to low."""

from decimal import Decimal

import streamlit as st

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block, chart, maps
from dashboard.components.block import Block
from dashboard.components.html import source, write
from dashboard.figures import dotplot
from dashboard.queries import figures
from dashboard.reports.workbook import Drawn
from dashboard.tables import Head, Table
from dashboard.view import FRANCE, View
from data.texts import text

MEASURE = "award_rate"
NAMES = (MEASURE, "projects_filed", "projects_awarded")
"""What is asked of each department: the measure, and what the third objective counts."""
BAND = Decimal("0.10")


def show(now: View) -> None:
    """The map and the lines side by side; the lines below the map on a narrow screen."""
    lang = now.lang
    whole = now.within(territory=FRANCE)
    measure = text("figures.award_rate", lang)
    rows = ask(figures.by_territory, whole, "department", NAMES)
    dots = _dots(now, ask(figures.by_territory, whole, "region", NAMES))
    centre = fmt.percent(dotplot.middle(dots), lang, 0)
    one = Block(
        id="places",
        title=text("ui.places_title", lang),
        sentence=dotplot.alt(measure, dots, centre, lang),
        table=_table(rows, lang),
        sub=text("ui.measure_award_rate_note", lang),
        sources={measure: (ask(figures.figures, whole)[MEASURE], whole)},
        dated=ask(figures.figures, whole)[MEASURE].date or now.as_of,
        drawn=Drawn("bar", 1, (2,)),
    )
    block.head(one)
    left, right = st.columns([47, 53], gap="large")
    with left:
        maps.show(now, whole, "department", MEASURE, NAMES, key="overview_map", height=430)
    with right:
        drawing = dotplot.dotplot(dots, now.palette, lang, centre, band=BAND)
        chart.draw(drawing, dotplot.alt(measure, dots, centre, lang), key="overview_dots")
        write(source(text("ui.dots_note", lang)))
    write(source(maps.attribution(lang)))
    block.below(now, one)


def _table(rows: dict[str, dict[str, figures.Figure]], lang: str) -> Table:
    names = {place.code: place.name for place in maps.drawn(FRANCE, "department")}
    heads = [
        Head(text("ui.code", lang)),
        Head(text("ui.territory", lang)),
        Head(text("figures.award_rate", lang), "ratio"),
        Head(text("figures.awarded", lang), "euros"),
        Head(text("figures.envelope", lang), "euros"),
    ]
    ordered = sorted(rows.items(), key=lambda item: (item[1][MEASURE].value is None, -(item[1][MEASURE].value or 0)))
    return Table(
        heads,
        [
            (code, maps.place_name(code, names, lang), row[MEASURE].value, row[MEASURE].n, row[MEASURE].N)
            for code, row in ordered
        ],
    )


def _dots(now: View, rows: dict[str, dict[str, figures.Figure]]) -> list[dotplot.Dot]:
    names = {place.code: place.name for place in maps.drawn(FRANCE, "region")}
    return [
        dotplot.Dot(
            name=names[code],
            value=_ratio(row[MEASURE]),
            shown=fmt.percent(row[MEASURE].value, now.lang, 0),
            selected=code == now.scope.territory,
        )
        for code, row in rows.items()
        if code in names
    ]


def _ratio(figure: figures.Figure) -> Decimal | None:
    return None if figure.value is None else Decimal(figure.value)
