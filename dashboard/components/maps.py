"""A map of a measure with its classed key, its sentence, its table and its attribution."""

from collections.abc import Mapping

import streamlit as st

from dashboard import address
from dashboard.cached import ask
from dashboard.components import chart
from dashboard.components.html import h, write
from dashboard.components.measures import Measure
from dashboard.figures import choropleth
from dashboard.figures.choropleth import Area
from dashboard.figures.classes import Classes
from dashboard.queries import figures, territories
from dashboard.queries.scope import Scope
from dashboard.view import View
from data.reference import Territory
from data.texts import text

Rows = Mapping[str, dict[str, figures.Figure]]


def show(
    now: View,
    scope: Scope,
    level: str,
    measure_id: str,
    names: tuple[str, ...],
    key: str,
    height: int = 460,
    clickable: bool = False,
) -> None:
    """The map of the territories of a level within the scope's territory, and its key.

    ``names`` are the figures that the page asks of them, the measure among them.
    """
    measure = Measure(measure_id, now.lang)
    rows: Rows = ask(figures.by_territory, scope, level, names)
    areas, classes = _areas(scope, level, measure, rows)
    drawing = choropleth.choropleth(
        areas, contours(scope, level), classes, now.palette, now.lang, now.scope.territory, height
    )
    alt = choropleth.alt(measure.name, areas, classes, now.lang)
    config = chart.QUIET | choropleth.MAP
    if clickable:
        chart.touch(drawing, alt, key, config, lambda: _follow(key))
    else:
        chart.draw(drawing, alt, key, config)
    _key(choropleth.key(areas, classes, now.palette, now.lang))


def contours(scope: Scope, level: str) -> str:
    """The address of the contours of a level: one file for the country, one a department below it."""
    if level in ("region", "department"):
        return f"/geo/{level}s.geojson"
    place = here(scope.territory)
    department = place.code if place.level == "department" else place.department
    if department is None:
        return "/geo/epci.geojson"
    return f"/geo/{'epci' if level == 'epci' else 'communes'}/{department}.geojson"


def drawn(within: str, level: str) -> list[Territory]:
    """The territories of a level within another that have a contour: collectivities overseas have none."""
    if here(within).level == "commune":
        return []  # nothing is smaller
    return [place for place in ask(territories.children, within, level) if place.level == level]


def here(code: str) -> Territory:
    """A territory that the address names, already checked."""
    place = ask(territories.territory, code)
    if place is None:
        raise LookupError(code)
    return place


def place_name(code: str, names: Mapping[str, str], lang: str) -> str:
    """The name of a territory, also when it is none."""
    if code == "NONE":
        return text("ui.no_territory", lang)
    return names.get(code) or here(code).name


def attribution(lang: str) -> str:
    """Whose contours and codes, and that the insets are not to scale."""
    keys = ("attribution_contours", "attribution_codes", "insets_scale")
    return " · ".join(text(f"reference.{name}", lang) for name in keys)


def _areas(scope: Scope, level: str, measure: Measure, rows: Rows) -> tuple[list[Area], Classes]:
    places = drawn(scope.territory, level)
    known = [rows[place.code][measure.id] for place in places if place.code in rows]
    classes = measure.classes(known, level)
    areas = []
    for place in places:
        figure = rows[place.code][measure.id] if place.code in rows else None
        areas.append(
            Area(
                code=place.code,
                name=place.name,
                rank=measure.rank(figure, classes),
                shown=measure.shown(figure.value if figure else None),
                detail=measure.detail(figure) if figure else "",
            )
        )
    return areas, classes


def _key(rows: list[tuple[str, str, int]]) -> None:
    cells = "".join(
        f"<span><i {_fill(colour)}></i>{h(label)} <em>({number})</em></span>" for colour, label, number in rows
    )
    write(f'<div class="tnt-classes">{cells}</div>')


def _fill(colour: str) -> str:
    return 'class="tnt-hatched"' if colour == "hatched" else f'style="--swatch:{h(colour)}"'


def _follow(key: str) -> None:
    """A click on a territory goes down into it."""
    points = st.session_state[key].selection.points
    if points:
        address.change(territory=str(points[0]["location"]))
