"""Shares of a whole as bars from zero to a hundred percent, each with its numbers: one colour for what matters most."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from textwrap import wrap

from dashboard.figures.base import Figure, drawn, figure
from dashboard.theme import Palette

ROW, TALL_ROW = 26, 38
WIDEST = 24
"""The most letters of a name on one line; a name with more takes two."""


@dataclass(frozen=True)
class Share:
    """n of N things, as written; ``strong`` for what matters most, which is also in bold."""

    name: str
    n: int
    N: int
    shown: str
    strong: bool = False

    @property
    def ratio(self) -> Decimal | None:
        """n/N, None of nothing."""
        return Decimal(self.n) / Decimal(self.N) if self.N else None


def shares(bars: Sequence[Share], palette: Palette, lang: str) -> Figure:
    """The bars, the first on top, over a track that ends at a hundred percent; nothing is drawn of nothing."""
    places = list(range(len(bars)))
    names = ["<br>".join(map(escape, wrap(bar.name, WIDEST))) for bar in bars]
    row = TALL_ROW if any("<br>" in name for name in names) else ROW
    chart = figure(palette, lang, height=row * len(bars) + 8, bargap=0.36, barmode="overlay")
    ratios = [drawn(bar.ratio or 0) for bar in bars]
    chart.add(
        "bar",
        x=[1 if bar.N else 0 for bar in bars],
        y=places,
        orientation="h",
        marker={"color": palette.envelope, "line": {"width": 0}, "cornerradius": 2},
        hoverinfo="skip",
    )
    chart.add(
        "bar",
        x=ratios,
        y=places,
        orientation="h",
        marker={
            "color": [palette.paid if bar.strong else palette.committed for bar in bars],
            "line": {"width": 0},
            "cornerradius": 2,
        },
        hoverinfo="skip",
    )
    notes = [
        {
            "x": 1,
            "xref": "paper",
            "xanchor": "left",
            "xshift": 10,
            "y": place,
            "text": escape(bar.shown),
            "showarrow": False,
            "font": {"color": palette.text if bar.strong else palette.soft, "size": 13},
        }
        for place, bar in zip(places, bars, strict=True)
    ]
    chart.lay(margin={"l": 0, "r": 142, "t": 0, "b": 0}, annotations=notes)
    chart.across(range=[0, 1.004])
    chart.named(
        palette.text,
        13.5,
        range=[len(bars) - 0.4, -0.6],
        tickvals=places,
        ticktext=[_label(name, bar.strong) for name, bar in zip(names, bars, strict=True)],
    )
    return chart


def _label(name: str, strong: bool) -> str:
    return "<br>".join(f"<b>{line}</b>   " if strong else f"{line}   " for line in name.split("<br>"))
