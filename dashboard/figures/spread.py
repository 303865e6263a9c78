"""Territories on one scale: a dot each, the median between them and the band of so many points around it.

Few territories have a line each, named; many are stacked where they fall, the chosen one and the ends named.
"""

from collections.abc import Sequence
from decimal import Decimal
from html import escape
from typing import Any

from dashboard.figures.base import Figure, drawn, figure
from dashboard.figures.dotplot import Dot, dotplot, middle
from dashboard.theme import Palette
from data.texts import text

NAMED = 30
BINS = 48
STEP = 15


def spread(dots: Sequence[Dot], palette: Palette, lang: str, median_shown: str, band: Decimal | None = None) -> Figure:
    """The known dots; ``band`` is the distance from the median beyond which a territory stands out below it."""
    known = sorted((dot for dot in dots if dot.value is not None), key=lambda dot: (dot.value, dot.name))
    centre = middle(known)
    if len(known) > NAMED:
        chart = _stacked(known, centre, palette, lang, median_shown, band)
    else:
        chart = dotplot(known, palette, lang, median_shown, far_below=band)
        _range(chart, known, band)
    if band is not None and centre is not None:
        _band(chart, centre, band, palette, lang)
    symbols = ["triangle-down" if _far(dot, centre, band) else "circle" for dot in known]
    chart.data[0].marker.symbol = symbols
    return chart


def _far(dot: Dot, centre: Decimal | None, band: Decimal | None) -> bool:
    return None not in (dot.value, centre, band) and dot.value < centre - band  # type: ignore[operator]


def _bounds(known: Sequence[Dot], band: Decimal | None) -> tuple[float, float]:
    centre = drawn(middle(known) or 0)
    values = [drawn(dot.value or 0) for dot in known] or [0.0]
    reach = drawn(band or 0)
    return min(*values, centre - reach, 0.0), max(*values, centre + reach)


def _range(chart: Figure, known: Sequence[Dot], band: Decimal | None) -> None:
    """Room for what is below zero and for the whole band."""
    low, high = _bounds(known, band)
    edge = (high - low or 1.0) * 0.04
    chart.update_xaxes(range=[low - edge, high + edge])
    for shape in chart.layout.shapes:
        if shape.x0 != shape.x1:
            shape.x0, shape.x1 = low, high


def _stacked(
    known: Sequence[Dot],
    centre: Decimal | None,
    palette: Palette,
    lang: str,
    median_shown: str,
    band: Decimal | None,
) -> Figure:
    low, high = _bounds(known, band)
    low = low if low < 0 else min(low, drawn(known[0].value or 0))
    width = (high - low or 1.0) / BINS
    heights: dict[int, int] = {}
    levels = []
    for dot in known:
        place = int((drawn(dot.value or 0) - low) / width)
        levels.append(heights.get(place, 0))
        heights[place] = levels[-1] + 1
    tallest = max(heights.values(), default=1)
    height = STEP * (tallest + 1) + 84
    chart = figure(palette, lang, height=height, margin={"l": 8, "r": 8, "t": 44, "b": 36})
    chart.add_scatter(
        x=[drawn(dot.value or 0) for dot in known],
        y=levels,
        mode="markers",
        marker={
            "size": [14 if dot.selected else 10 for dot in known],
            "opacity": 1,
            "color": [palette.late if _far(dot, centre, band) else palette.paid for dot in known],
            "line": {"width": [2.5 if dot.selected else 0 for dot in known], "color": palette.text},
        },
        text=[f"<b>{escape(dot.name)}</b><br>{escape(dot.shown)}" for dot in known],
        hovertemplate="%{text}<extra></extra>",
        cliponaxis=False,
    )
    notes = [_named(dot, level, palette) for dot, level in zip(known, levels, strict=True) if dot.selected]
    notes += _ends(known, palette)
    shapes: list[dict[str, Any]] = []
    if centre is not None:
        at = drawn(centre)
        line = {"color": palette.text, "width": 1, "dash": "3px,3px"}
        shapes.append(
            {"type": "line", "x0": at, "x1": at, "yref": "paper", "y0": 0, "y1": 1, "line": line, "layer": "below"}
        )
        notes.append(
            {
                "x": at,
                "yref": "paper",
                "y": 0,
                "yanchor": "top",
                "yshift": -14,
                "text": text("ui.median", lang, value=median_shown),
                "showarrow": False,
                "font": {"size": 12.5, "color": palette.soft},
            }
        )
    chart.update_layout(shapes=shapes, annotations=notes)
    chart.update_xaxes(range=[low - 2 * width, high + 2 * width])
    chart.update_yaxes(range=[-0.9, max(tallest, 3)])
    return chart


def _ends(known: Sequence[Dot], palette: Palette) -> list[dict[str, Any]]:
    """The lowest and the highest, named below the dots at both ends."""
    if not known:
        return []
    ends = (("left", 0, known[0]), ("right", 1, known[-1]))
    return [
        {
            "xref": "paper",
            "x": x,
            "xanchor": side,
            "yref": "paper",
            "y": 0,
            "yanchor": "top",
            "yshift": -14,
            "text": f"{escape(dot.name)} {escape(dot.shown)}",
            "showarrow": False,
            "font": {"size": 12.5, "color": palette.text},
        }
        for side, x, dot in ends
    ]


def _named(dot: Dot, level: int, palette: Palette) -> dict[str, Any]:
    return {
        "x": drawn(dot.value or 0),
        "y": level,
        "text": f"<b>{escape(dot.name)}</b> {escape(dot.shown)}",
        "showarrow": True,
        "arrowhead": 0,
        "arrowcolor": palette.soft,
        "ax": 0,
        "ay": -42,
        "font": {"size": 13, "color": palette.text},
        "bgcolor": palette.background,
    }


def _band(chart: Figure, centre: Decimal, band: Decimal, palette: Palette, lang: str) -> None:
    low, high = drawn(centre - band), drawn(centre + band)
    words = text("indicators.band", lang, points=f"{(band * 100).normalize():f}")
    chart.add_shape(
        type="rect",
        x0=low,
        x1=high,
        yref="paper",
        y0=0,
        y1=1,
        fillcolor=palette.envelope,
        opacity=0.75,
        line={"width": 0},
        layer="below",
    )
    chart.layout.shapes = (chart.layout.shapes[-1], *chart.layout.shapes[:-1])
    chart.add_annotation(
        x=(low + high) / 2,
        yref="paper",
        y=1,
        yanchor="bottom",
        text=words,
        showarrow=False,
        font={"size": 12.5, "color": palette.soft},
    )
    chart.update_layout(margin_t=26)
