"""A map of a rate or of euros per inhabitant: one trace, a stepped scale, the contours fetched by address."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from dashboard.figures.base import Figure, figure
from dashboard.figures.classes import NOT_APPLICABLE, UNKNOWN, Classes
from dashboard.theme import Palette
from data.texts import text

MAP = {"topojsonURL": "/geo/topojson/"}
"""Where a map finds its base: an empty one of ours."""

GEO = {
    "visible": False,
    "fitbounds": "locations",
    "bgcolor": "rgba(0,0,0,0)",
    "projection": {"type": "mercator"},
}


@dataclass(frozen=True)
class Area:
    """One territory: its code (the feature's id), name, class, and its value as written."""

    code: str
    name: str
    rank: int
    shown: str
    detail: str = ""


def choropleth(
    areas: Sequence[Area],
    contours: str,
    classes: Classes,
    palette: Palette,
    lang: str,
    selected: str | None = None,
    height: int = 460,
) -> Figure:
    """The map. ``contours`` is the address of the GeoJSON; the selected territory is outlined, drawn last."""
    ordered = sorted(areas, key=lambda area: area.code == selected)
    colours = colour_steps(classes, palette)
    chart = figure(palette, lang, height=height)
    chart.add(
        "choropleth",
        geojson=contours,
        locations=[area.code for area in ordered],
        z=[area.rank for area in ordered],
        zmin=UNKNOWN - 0.5,
        zmax=UNKNOWN - 0.5 + len(colours),
        colorscale=stepped(colours),
        showscale=False,
        customdata=[[area.code] for area in ordered],
        text=[_hover(area) for area in ordered],
        hovertemplate="%{text}<extra></extra>",
        marker={
            "line": {
                "color": [palette.text if area.code == selected else palette.outline for area in ordered],
                "width": [2.2 if area.code == selected else 0.7 for area in ordered],
            }
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )
    chart.lay(geo=GEO, clickmode="event+select")
    return chart


def colour_steps(classes: Classes, palette: Palette) -> tuple[str, ...]:
    """Colours by class, from UNKNOWN and NOT_APPLICABLE up."""
    inner = len(classes.labels) - (1 if classes.above else 0)
    steps = (palette.unknown, palette.not_applicable, *palette.sequence(inner)[: max(inner, 0)])
    return (*steps, palette.above) if classes.above else steps


def stepped(colours: Sequence[str]) -> list[tuple[float, str]]:
    """A scale of flat steps, one for each whole number."""
    size = len(colours)
    scale: list[tuple[float, str]] = []
    for rank, colour in enumerate(colours):
        scale += [(rank / size, colour), ((rank + 1) / size, colour)]
    return scale


def key(areas: Sequence[Area], classes: Classes, palette: Palette, lang: str) -> list[tuple[str, str, int]]:
    """The classed key beside the map: (colour or "hatched", label, how many territories)."""
    found = {area.rank for area in areas}
    tally = {rank: sum(1 for area in areas if area.rank == rank) for rank in found}
    colours = colour_steps(classes, palette)[2:]
    rows = [
        (colour, label, tally.get(rank, 0))
        for rank, (colour, label) in enumerate(zip(colours, classes.labels, strict=False))
    ]
    if UNKNOWN in found:
        rows.append((palette.unknown, text("ui.class_unknown", lang), tally[UNKNOWN]))
    if NOT_APPLICABLE in found:
        rows.append(("hatched", text("ui.class_not_applicable", lang), tally[NOT_APPLICABLE]))
    return rows


def alt(measure: str, areas: Sequence[Area], classes: Classes, lang: str) -> str:
    """The map in one sentence: its measure, how many territories in the lowest and the highest class."""
    known = [area for area in areas if area.rank >= 0]
    if not known:
        return text("ui.alt_map_empty", lang, measure=measure, total=len(areas))
    low, high = min(area.rank for area in known), max(area.rank for area in known)
    return text(
        "ui.alt_map",
        lang,
        measure=measure,
        total=len(areas),
        low=classes.labels[low],
        in_low=sum(1 for area in known if area.rank == low),
        high=classes.labels[high],
        in_high=sum(1 for area in known if area.rank == high),
        unknown=sum(1 for area in areas if area.rank == UNKNOWN),
    )


def _hover(area: Area) -> str:
    lines = [f"<b>{escape(area.name)}</b>", escape(area.shown)]
    return "<br>".join(lines + ([escape(area.detail)] if area.detail else []))
