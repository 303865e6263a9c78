"""Up to six territories side by side in small multiples; the neighbours and the likes of the one chosen."""

from decimal import Decimal
from functools import partial
from statistics import median

import streamlit as st

from dashboard import address
from dashboard.cached import ask
from dashboard.components import block, chart, maps
from dashboard.components.block import Block
from dashboard.components.html import h, write
from dashboard.components.measures import MEASURES, PER_HEAD, Measure, available
from dashboard.figures import multiples
from dashboard.pages.territories.levels import Choice
from dashboard.queries import figures
from dashboard.reports.workbook import Drawn
from dashboard.tables import Head, Table
from dashboard.view import FRANCE, View
from data.reference import Territory
from data.reference.neighbours import neighbours, similar
from data.texts import text

LEVELS = ("region", "department", "epci", "commune")
Rows = dict[str, dict[str, figures.Figure]]


def show(now: View, choice: Choice) -> None:
    """The selector, the two shortcuts and the panels."""
    lang = now.lang
    here = maps.here(now.scope.territory)
    level = here.level if here.level in LEVELS else choice.level
    within = (here.department or FRANCE) if level == "commune" else FRANCE
    options = {place.code: place.name for place in maps.drawn(within, level)}
    if not options:
        return
    chosen = address.listed("compare", lambda code: code in options)[: multiples.MOST]
    panels, table = _panels(now, chosen, options, level, within)
    one = Block(
        id="compare",
        title=text("territories.compare_title", lang),
        sentence=multiples.alt(panels, lang) if chosen else text("territories.compare_none", lang),
        table=table,
        sub=text("territories.compare_sub", lang, level=text(f"ui.level_{level}", lang).lower()),
        drawn=Drawn("bar", 0, (1,)),
        dated=now.as_of,
    )
    block.head(one)
    label = text("territories.compare_choose", lang)
    address.several("compare", label, options, multiples.MOST, placeholder=text("territories.compare_pick", lang))
    _shortcuts(now, here, options)
    if not chosen:
        return
    for start in range(0, len(panels), 3):
        for column, panel in zip(st.columns(3, gap="large"), panels[start : start + 3], strict=False):
            with column:
                write(f"<h3>{h(panel.measure)}</h3>")
                drawing = multiples.panel(panel, now.palette, lang)
                chart.draw(drawing, multiples.alt([panel], lang), key=f"panel_{panel.measure}")
    block.below(now, one)


def _panels(
    now: View, chosen: list[str], names: dict[str, str], level: str, within: str
) -> tuple[list[multiples.Panel], Table]:
    lang = now.lang
    known = [name for name in MEASURES if name in available(level)]
    measures = [Measure(name, lang) for name in known]
    heads = [Head(text("ui.territory", lang))]
    heads += [Head(one.name, "per_head" if one.id == PER_HEAD else "ratio") for one in measures]
    if not chosen:
        return [], Table(heads, [])
    rows: Rows = ask(figures.by_territory, now.within(territory=within), level, tuple(known))
    panels = []
    for one in measures:
        values = [row[one.id].value for code, row in rows.items() if code in names]
        held = [Decimal(value) for value in values if value is not None]
        middle = median(held) if held else None
        bars = [_bar(one, rows, code, names, now) for code in chosen]
        panels.append(multiples.Panel(one.name, bars, middle, one.shown(middle)))
    lines = [(names[code], *[_value(rows, code, one.id) for one in measures]) for code in chosen]
    return panels, Table(heads, lines)


def _bar(one: Measure, rows: Rows, code: str, names: dict[str, str], now: View) -> multiples.Bar:
    value = _value(rows, code, one.id)
    return multiples.Bar(names[code], value, one.shown(value), code == now.scope.territory)


def _value(rows: Rows, code: str, measure: str) -> Decimal | None:
    value = rows[code][measure].value if code in rows else None
    return None if value is None else Decimal(value)


def _shortcuts(now: View, here: Territory, options: dict[str, str]) -> None:
    """Two buttons that fill the selector: who is beside it, who is of its size."""
    lang = now.lang
    if here.level not in LEVELS:
        return
    groups = {
        "neighbours": [one for one in neighbours(here.code) if one.code in options],
        "similar": [one for one in similar(here.code, 40) if one.code in options][: multiples.MOST - 1],
    }
    with st.container(horizontal=True, gap="small", key="compare_shortcuts"):
        for name, found in groups.items():
            if not found:
                continue
            codes = [here.code, *(one.code for one in found)][: multiples.MOST]
            st.button(
                text(f"territories.{name}", lang, count=len(codes) - 1),
                key=f"compare_{name}",
                type="tertiary",
                on_click=partial(address.change, compare=",".join(codes)),
            )
        if address.listed("compare", lambda code: code in options):
            st.button(
                text("territories.compare_clear", lang),
                key="compare_clear",
                type="tertiary",
                on_click=partial(address.change, compare=None),
            )
