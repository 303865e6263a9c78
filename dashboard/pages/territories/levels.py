"""Where we are and what we look at: the path from the country down, the measure, the level of the map."""

from dataclasses import dataclass

import streamlit as st

from dashboard import address
from dashboard.components import maps
from dashboard.components.html import h, write
from dashboard.components.html import title as html_title
from dashboard.components.measures import available
from dashboard.view import FRANCE, View
from data.reference import Territory
from data.texts import text

BELOW = {
    "country": ("department", "region"),
    "region": ("department", "epci"),
    "department": ("epci", "commune"),
    "epci": ("commune",),
    "commune": ("commune",),
    "collectivity": ("department", "region"),
}


@dataclass(frozen=True)
class Choice:
    """The measure, the level drawn, and the territory that the map covers."""

    measure: str
    level: str
    within: str

    @property
    def figures(self) -> tuple[str, ...]:
        """What is asked of each territory: the measure, and what the map can't show of those without a contour."""
        return (self.measure, "awarded", "projects_awarded", "projects_filed")


def title(now: View) -> None:
    """The title of the page and the way back up."""
    write(html_title(text("ui.page_territories", now.lang), text("ui.territories_sub", now.lang)))
    steps = _path(maps.here(now.scope.territory))
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="path"):
        for code, name in steps[:-1]:
            label = name or text("ui.france", now.lang)
            st.button(
                label,
                key=f"up_{code}",
                type="tertiary",
                on_click=address.change,
                kwargs=_go(code),
                width="content",
            )
            write('<span class="tnt-soft">›</span>', width="content")
        write(f"<b>{h(steps[-1][1] or text('ui.france', now.lang))}</b>", width="content")


def choose(now: View) -> Choice:
    """The two selectors."""
    lang = now.lang
    here = maps.here(now.scope.territory)
    levels = BELOW[here.level]
    known = available(address.value("level", levels[0], lambda asked: asked in levels))
    measures = {name: text(f"figures.{name}", lang) for name in known}
    with st.container(horizontal=True, gap="medium", vertical_alignment="top", key="choices"):
        measure = address.select("measure", text("ui.measure", lang), measures, known[0], width=280)
        names = {level: text(f"ui.level_{level}", lang) for level in levels}
        level = address.segments("level", text("ui.level", lang), names, levels[0])
        _go_into(now, covered(here), level)
    return Choice(measure, level, covered(here))


def _go_into(now: View, within: str, level: str) -> None:
    """The territories of the map as a list: what a click on the map does, from the keyboard."""
    places = {place.code: place.name for place in maps.drawn(within, level)}
    key = f"into_{within}_{level}"
    st.selectbox(
        text("territories.go_into", now.lang),
        list(places),
        index=None,
        format_func=lambda code: places[code],
        placeholder=text("territories.go_into_pick", now.lang),
        key=key,
        width=260,
        on_change=lambda: address.change(territory=st.session_state[key]),
    )


def covered(here: Territory) -> str:
    """The territory that the map covers: itself; a commune's EPCI; the country for one that is not drawn."""
    if here.level == "commune":
        return here.epci or here.department or FRANCE
    return FRANCE if here.level == "collectivity" else here.code


def _path(here: Territory) -> list[tuple[str, str]]:
    steps = [(FRANCE, "")]
    for code in (here.region, here.department, here.epci):
        if code and code != here.code:
            steps.append((code, maps.here(code).name))
    return steps if here.code == FRANCE else [*steps, (here.code, here.name)]


def _go(code: str) -> dict[str, str | None]:
    return {"territory": None if code == FRANCE else code}
