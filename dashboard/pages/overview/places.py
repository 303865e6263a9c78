"""Where: the award rate of the departments on a map, of the regions on lines from high to low."""

from decimal import Decimal

import streamlit as st

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import chart, maps
from dashboard.components.html import section, source, write
from dashboard.figures import dotplot
from dashboard.queries import figures
from dashboard.view import FRANCE, View
from data.texts import text

MEASURE = "award_rate"
FAR_BELOW = Decimal("0.10")


def show(now: View) -> None:
    """The map and the lines side by side; the lines below the map on a narrow screen."""
    lang = now.lang
    whole = now.within(territory=FRANCE)
    measure = text("figures.award_rate", lang)
    write(section(text("ui.places_title", lang), text("ui.measure_award_rate_note", lang)))
    left, right = st.columns([47, 53], gap="large")
    with left:
        maps.show(now, whole, "department", MEASURE, key="overview_map", height=430)
    with right:
        dots = _dots(now, ask(figures.by_territory, whole, "region"))
        centre = fmt.percent(dotplot.middle(dots), lang, 0)
        drawing = dotplot.dotplot(dots, now.palette, lang, centre, far_below=FAR_BELOW)
        chart.draw(drawing, dotplot.alt(measure, dots, centre, lang), key="overview_dots")
        write(source(text("ui.dots_note", lang)))
    write(source(maps.attribution(lang)))
    rows = ask(figures.by_territory, whole, "department")
    chart.as_table(maps.table(now, rows, "department", MEASURE), "departements", lang, key="overview_places")


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
