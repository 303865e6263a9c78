"""Beside the map: its territories from the highest to the lowest, the median and what is near it."""

from decimal import Decimal

import streamlit as st

from dashboard.cached import ask
from dashboard.components import chart, maps
from dashboard.components.html import h, write
from dashboard.components.measures import PER_HEAD, Measure
from dashboard.figures import dotplot
from dashboard.pages.territories.levels import Choice
from dashboard.queries import figures
from dashboard.queries.scope import Scope
from dashboard.view import View
from data.texts import text

NEAR = Decimal("0.10")
"""Points for a rate; a share of the median for euros per inhabitant."""
MOST = 420
"""Rows beyond which a dot a territory is no longer read."""


def show(now: View, scope: Scope, choice: Choice) -> None:
    """The dots, and what the band is."""
    lang, measure = now.lang, Measure(choice.measure, now.lang)
    rows = ask(figures.by_territory, scope, choice.level, choice.figures)
    names = {place.code: place.name for place in maps.drawn(scope.territory, choice.level)}
    dots = [
        dotplot.Dot(
            name=names[code],
            value=None if row[measure.id].value is None else Decimal(row[measure.id].value or 0),
            shown=measure.shown(row[measure.id].value),
            selected=code == now.scope.territory,
        )
        for code, row in rows.items()
        if code in names
    ]
    known = dotplot.sorted_known(dots)
    middle = dotplot.middle(known)
    centre = measure.shown(middle)
    sentence = dotplot.alt(measure.name, known, centre, lang)
    if len(known) > MOST or not known:
        write(f'<p class="tnt-says">{h(sentence)}</p>')
        return
    near = NEAR * middle if measure.id == PER_HEAD and middle is not None else NEAR
    drawing = dotplot.dotplot(known, now.palette, lang, centre, band=near)
    with st.container(key=f"plot_dots_{choice.level}"):
        chart.draw(drawing, sentence, key=f"dots_{choice.level}")
    note = "territories.band_share" if measure.id == PER_HEAD else "territories.band_points"
    write(f'<p class="tnt-source">{h(text(note, lang))}</p>')
