"""Territories on one scale: a dot each, the median between them and the band of so many points around it.

Few territories have a line each, named; many are stacked where they fall, the chosen one and the ends named.
"""

from collections.abc import Sequence
from decimal import Decimal

from dashboard.figures.base import Figure, drawn
from dashboard.figures.dotplot import Dot, dotplot, middle
from dashboard.figures.stacked import bounds, far, stacked
from dashboard.theme import Palette
from data.texts import text

NAMED = 30


def spread(dots: Sequence[Dot], palette: Palette, lang: str, median_shown: str, band: Decimal | None = None) -> Figure:
    """The known dots; ``band`` is the distance from the median beyond which a territory stands out below it."""
    known = sorted((dot for dot in dots if dot.value is not None), key=lambda dot: (dot.value, dot.name))
    centre = middle(known)
    if len(known) > NAMED:
        chart = stacked(known, centre, palette, lang, median_shown, band)
    else:
        chart = dotplot(known, palette, lang, median_shown, far_below=band)
        _range(chart, known, band)
    if band is not None and centre is not None:
        _band(chart, centre, band, palette, lang)
    symbols = ["triangle-down" if far(dot, centre, band) else "circle" for dot in known]
    chart.data[0].marker.symbol = symbols
    return chart


def alt(dots: Sequence[Dot], median_shown: str, lang: str, band: Decimal | None = None) -> str:
    """The dots in one sentence: how many, the median, both ends; how many are beyond the band on either side."""
    known = sorted((dot for dot in dots if dot.value is not None), key=lambda dot: (dot.value, dot.name))
    centre = middle(known)
    if centre is None:
        return text("indicators.spread_none", lang)
    said = {
        "count": len(known),
        "median": median_shown,
        "bottom": f"{known[0].name} ({known[0].shown})",
        "top": f"{known[-1].name} ({known[-1].shown})",
    }
    if band is None:
        return text("indicators.spread_says_value", lang, **said)
    below = sum(far(dot, centre, band) for dot in known)
    above = sum(dot.value is not None and dot.value > centre + band for dot in known)
    points = f"{(band * 100).normalize():f}"
    return text("indicators.spread_says", lang, below=below, above=above, points=points, **said)


def _range(chart: Figure, known: Sequence[Dot], band: Decimal | None) -> None:
    """Room for what is below zero and for the whole band."""
    low, high = bounds(known, band)
    low = min(low, 0.0)
    edge = (high - low or 1.0) * 0.04
    chart.update_xaxes(range=[low - edge, high + edge])
    for shape in chart.layout.shapes:
        if shape.x0 != shape.x1:
            shape.x0, shape.x1 = low, high


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
