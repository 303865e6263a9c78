"""The same territories in small multiples: one panel a measure, the same order in each, the median across."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from dashboard.figures.base import Figure, drawn, figure
from dashboard.theme import Palette
from data.texts import text

ROW = 30
MOST = 6


@dataclass(frozen=True)
class Bar:
    """One territory in one panel: its value and the value as written; None is not known."""

    name: str
    value: Decimal | None
    shown: str
    here: bool = False


@dataclass(frozen=True)
class Panel:
    """One measure: its bars, the median of the level and that median as written."""

    measure: str
    bars: Sequence[Bar]
    median: Decimal | None
    median_shown: str


def panel(one: Panel, palette: Palette, lang: str) -> Figure:
    """The bars from one zero, each with its value; a dashed line at the median."""
    bars = one.bars
    values = [drawn(bar.value) if bar.value is not None else 0.0 for bar in bars]
    reach = max((*values, drawn(one.median or 0), 0.0)) or 1.0
    chart = figure(palette, lang, height=ROW * len(bars) + 30, margin={"l": 0, "r": 78, "t": 0, "b": 26}, bargap=0.42)
    chart.add(
        "bar",
        x=values,
        y=list(range(len(bars))),
        orientation="h",
        marker={
            "color": [palette.paid if bar.here else palette.committed for bar in bars],
            "cornerradius": 2,
            "line": {"width": 0},
        },
        text=[escape(bar.shown) for bar in bars],
        textposition="outside",
        textfont={"color": palette.text, "size": 12.5},
        cliponaxis=False,
        hovertext=[f"<b>{escape(bar.name)}</b><br>{escape(bar.shown)}" for bar in bars],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    if one.median is not None:
        at = drawn(one.median)
        line = {"color": palette.text, "width": 1, "dash": "3px,3px"}
        chart.shape(type="line", x0=at, x1=at, y0=-0.55, y1=len(bars) - 0.45, line=line)
        words = text("ui.median", lang, value=one.median_shown)
        font = {"size": 12, "color": palette.soft}
        chart.annotate(x=at, y=len(bars) - 0.4, yanchor="top", text=words, showarrow=False, font=font)
    chart.across(range=[0, reach])
    chart.named(
        palette.text,
        12.5,
        range=[len(bars) + 0.2, -0.6],
        tickvals=list(range(len(bars))),
        ticktext=[f"<b>{escape(_short(bar.name))}</b>" if bar.here else escape(_short(bar.name)) for bar in bars],
        ticksuffix="\u00a0\u00a0",
    )
    return chart


def alt(panels: Sequence[Panel], lang: str) -> str:
    """The panels in one sentence: who is first in each."""
    said = []
    for one in panels:
        known = [bar for bar in one.bars if bar.value is not None]
        if known:
            first = max(known, key=lambda bar: (bar.value or 0, bar.name))
            said.append(text("territories.alt_panel", lang, measure=one.measure, name=first.name, value=first.shown))
    return " ".join(said) or text("territories.alt_panels_empty", lang)


def _short(name: str) -> str:
    return name if len(name) <= 24 else f"{name[:23]}…"
