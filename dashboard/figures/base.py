"""What all figures share: transparent paper, the product's letters, French separators, no ornament."""

from decimal import Decimal
from typing import Any

from dashboard.figures.drawing import Figure
from dashboard.theme import FONT, Palette

__all__ = ["SEPARATORS", "Figure", "drawn", "figure"]

SEPARATORS = {"fr": ",\u202f", "en": ".,"}


def figure(palette: Palette, lang: str, height: int, **layout: Any) -> Figure:
    """An empty figure with the common layout; ``layout`` completes it."""
    return Figure(
        {
            "height": height,
            "autosize": True,
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": FONT, "size": 14, "color": palette.text},
            "separators": SEPARATORS[lang],
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "hoverlabel": {
                "bgcolor": palette.surface,
                "bordercolor": palette.line,
                "align": "left",
                "font": {"family": FONT, "size": 13, "color": palette.text},
            },
            "xaxis": {"visible": False, "fixedrange": True},
            "yaxis": {"visible": False, "fixedrange": True},
        }
        | layout
    )


def drawn(value: Decimal | int) -> float:
    """A value as a coordinate: the only place where a decimal becomes a float, after all the counting."""
    return float(value)
