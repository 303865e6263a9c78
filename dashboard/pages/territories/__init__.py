"""Territoires: a measure on a map, from the country down to the commune; off the map; ranking; comparison."""

import streamlit as st

from dashboard import view
from dashboard.components import changes, errors, maps
from dashboard.components.html import section, source, write
from dashboard.components.measures import Measure
from dashboard.pages.territories import beside, compare, elsewhere, levels, place, ranking

FOLLOWED = (
    "awarded",
    "award_rate",
    "euros_per_inhabitant",
    "take_up",
    "coverage",
    "delivery_rate",
)


def show() -> None:
    """The page."""
    if not view.has_data():
        errors.nothing_loaded(view.language())
        return
    now = view.current()
    levels.title(now)
    choice = levels.choose(now)
    scope = now.within(territory=choice.within)
    measure = Measure(choice.measure, now.lang)
    write(section(measure.name, measure.note))
    left, right = st.columns([56, 44], gap="large")
    with left:
        key = f"map_{choice.within}_{choice.level}_{choice.measure}"
        maps.show(now, scope, choice.level, choice.measure, choice.figures, key=key, height=520, clickable=True)
    with right:
        beside.show(now, scope, choice)
    write(source(maps.attribution(now.lang)))
    ranking.files(now, scope, choice)
    place.show(now, choice.measure)
    compare.show(now, choice)
    changes.show(now, FOLLOWED)
    ranking.show(now, scope, choice)
    elsewhere.show(now, scope, choice)
