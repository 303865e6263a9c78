"""Many territories on one scale: dots stacked where they fall, the chosen one and both ends named."""

from collections.abc import Sequence
from decimal import Decimal
from html import escape
from typing import Any

from dashboard.figures.base import Figure, drawn, figure
from dashboard.figures.dotplot import Dot, middle
from dashboard.theme import Palette
from data.texts import text

BINS = 48
STEP = 15


def far(dot: Dot, centre: Decimal | None, band: Decimal | None) -> bool:
    """Whether a dot is further than the band below the median."""
    return None not in (dot.value, centre, band) and dot.value < centre - band  # type: ignore[operator]


def bounds(known: Sequence[Dot], band: Decimal | None) -> tuple[float, float]:
    """The ends of the scale: every dot and the whole band."""
    centre, reach = drawn(middle(known) or 0), drawn(band or 0)
    values = [drawn(dot.value or 0) for dot in known]
    return min((*values, centre - reach)), max((*values, centre + reach))


def stacked(
    known: Sequence[Dot],
    centre: Decimal | None,
    palette: Palette,
    lang: str,
    median_shown: str,
    band: Decimal | None,
) -> Figure:
    """The known dots, sorted; those beyond the band below the median are coloured as late."""
    low, high = bounds(known, band)
    width = (high - low or 1.0) / BINS
    heights: dict[int, int] = {}
    levels = []
    for dot in known:
        place = int((drawn(dot.value or 0) - low) / width)
        levels.append(heights.get(place, 0))
        heights[place] = levels[-1] + 1
    tallest = max(heights.values(), default=1)
    height = STEP * (tallest + 3) + 88
    chart = figure(palette, lang, height=height, margin={"l": 8, "r": 8, "t": 26, "b": 54})
    chart.add_scatter(
        x=[drawn(dot.value or 0) for dot in known],
        y=levels,
        mode="markers",
        marker={
            "size": [14 if dot.selected else 10 for dot in known],
            "opacity": 1,
            "color": [palette.late if far(dot, centre, band) else palette.paid for dot in known],
            "line": {"width": [2.5 if dot.selected else 0 for dot in known], "color": palette.text},
        },
        text=[f"<b>{escape(dot.name)}</b><br>{escape(dot.shown)}" for dot in known],
        hovertemplate="%{text}<extra></extra>",
        cliponaxis=False,
    )
    notes = [
        _named(dot, level, tallest + 0.9, palette) for dot, level in zip(known, levels, strict=True) if dot.selected
    ]
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
    chart.update_yaxes(range=[-0.9, tallest + 2])
    return chart


def _ends(known: Sequence[Dot], palette: Palette) -> list[dict[str, Any]]:
    """The lowest and the highest, named at both ends, under the median."""
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
            "yshift": -30,
            "text": f"{escape(dot.name)} {escape(dot.shown)}",
            "showarrow": False,
            "font": {"size": 12.5, "color": palette.text},
        }
        for side, x, dot in ends
    ]


def _named(dot: Dot, level: int, top: float, palette: Palette) -> dict[str, Any]:
    return {
        "x": drawn(dot.value or 0),
        "y": level,
        "text": f"<b>{escape(dot.name)}</b> {escape(dot.shown)}",
        "showarrow": True,
        "arrowhead": 0,
        "arrowcolor": palette.soft,
        "standoff": 8,
        "axref": "x",
        "ax": drawn(dot.value or 0),
        "ayref": "y",
        "ay": top,
        "font": {"size": 13, "color": palette.text},
        "bgcolor": palette.background,
    }
