"""Cumulated values against the planned trajectory, and what is ahead of them, with a line at the day of the data."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape
from typing import Any

from dashboard import format as fmt
from dashboard.figures.axes import months, steps
from dashboard.figures.base import Figure, drawn, figure
from dashboard.figures.spread import spread
from dashboard.theme import Palette
from data.texts import text

Points = Sequence[tuple[date, Decimal]]
Shown = Callable[[Decimal, str], str]
STAGES = ("requested", "awarded", "committed", "paid")
COUNTED = ("filed", "delivered")
"""Curves of things, not of euros."""
HEIGHT, LABEL = 400, 36
"""Pixels of the chart, and of a label of two lines."""
MARGIN = {"l": 0, "r": 126, "t": 26, "b": 40}
NEAR = Decimal("0.3")
"""Share of the width within which labels at two ends could meet."""


@dataclass(frozen=True)
class Curve:
    """One line: its stage (of ``STAGES``, ``COUNTED`` or ``plan``), its name, and (day, value) from first to last."""

    stage: str
    label: str
    points: Points
    hint: str = ""


@dataclass(frozen=True)
class Ahead:
    """A line continued: its stage, its name, what a hint calls it, and (day, value, low, high) from its last known day.

    It bears the name of both: the known part of its stage has no label of its own.
    """

    stage: str
    label: str
    hint: str
    steps: Sequence[tuple[date, Decimal, Decimal, Decimal]]

    @property
    def line(self) -> Curve:
        """Its middle, as a curve."""
        return Curve("ahead", self.label, [(day, value) for day, value, _low, _high in self.steps], self.hint)


def scurve(
    curves: Sequence[Curve],
    today: date,
    today_label: str,
    palette: Palette,
    lang: str,
    ahead: Sequence[Ahead] = (),
    shown: Shown = fmt.money_short,
) -> Figure:
    """The curves in their order, labelled at their ends; what is awarded, committed, paid, delivered is filled to zero.

    What is ahead is dotted, in a band from its low to its high. ``shown`` writes a value.
    """
    chart = figure(palette, lang, height=HEIGHT, margin=MARGIN)
    for one in ahead:
        chart.add("scatter", **_band(one, palette))
    continued = {one.stage for one in ahead}
    named = [curve for curve in curves if curve.stage not in continued]
    curves, named = [[*kept, *(one.line for one in ahead)] for kept in (curves, named)]
    first = min((curve.points[0][0] for curve in curves), default=today)
    last = max((curve.points[-1][0] for curve in curves), default=today)
    highest = max((value for curve in curves for _day, value in curve.points), default=Decimal(0))
    highest = max([highest, *(step[3] for one in ahead for step in one.steps)])
    top = max(highest, Decimal(1)) * Decimal("1.06")
    for curve in curves:
        chart.add(
            "scatter",
            x=[day for day, _euros in curve.points],
            y=[drawn(euros) for _day, euros in curve.points],
            mode="lines",
            line=_pen(curve.stage, palette),
            text=[_hint(curve, day, euros, shown, lang) for day, euros in curve.points],
            hovertemplate="%{text}<extra></extra>",
            cliponaxis=False,
            **_filling(curve.stage, palette),
        )
    levels = steps(top)
    chart.up(
        visible=True,
        range=[0, drawn(top)],
        tickvals=[drawn(level) for level in levels],
        ticktext=[shown(level, lang) for level in levels],
        ticklabelposition="inside top",
        tickfont={"size": 12.5, "color": palette.soft},
        ticks="",
        gridcolor=palette.line,
        zeroline=True,
        zerolinecolor=palette.hatch,
        zerolinewidth=1,
    )
    ticks = months(first, last, lang)
    chart.across(
        visible=True,
        type="date",
        range=[first, last],
        tickvals=list(ticks),
        ticktext=list(ticks.values()),
        tickfont={"size": 12.5, "color": palette.soft},
        ticks="outside",
        tickcolor=palette.hatch,
        ticklen=4,
        showgrid=False,
        zeroline=False,
    )
    right = (today - first) * 2 > (last - first)
    chart.lay(
        shapes=[_rule(today, palette)],
        annotations=[
            *_labels(named, first, last, top, palette, shown, lang),
            _today(today, today_label, right, palette),
        ],
    )
    return chart


def alt(curves: Sequence[Curve], today: date, lang: str, shown: Shown = fmt.money_short) -> str:
    """The curves in one sentence: how far each has come."""
    said = (f"{curve.label} {shown(curve.points[-1][1], lang)}" for curve in curves if curve.stage != "plan")
    return text("uptake.alt_curves", lang, date=fmt.day(today, lang), parts=", ".join(said))


def _labels(
    curves: Sequence[Curve], first: date, last: date, top: Decimal, palette: Palette, shown: Shown, lang: str
) -> list[dict[str, Any]]:
    near = [curve for curve in curves if (last - curve.points[-1][0]).days <= (last - first).days * NEAR]
    apart = [curve for curve in curves if curve not in near]
    high = HEIGHT - MARGIN["t"] - MARGIN["b"]
    found = []
    for group in (near, apart):
        ends = [drawn(curve.points[-1][1] / top) * high for curve in group]
        for curve, end, place in zip(group, ends, spread(ends, LABEL, LABEL / 2, high - LABEL / 2), strict=True):
            day, euros = curve.points[-1]
            found.append(
                {
                    "x": day,
                    "y": drawn(euros),
                    "ax": 20,
                    "ay": end - place,
                    "xanchor": "left",
                    "align": "left",
                    "text": f"<b>{escape(curve.label)}</b><br>{escape(shown(euros, lang))}",
                    "font": {"size": 13, "color": palette.text},
                    "bgcolor": palette.background,
                    "borderpad": 1,
                    "showarrow": True,
                    "arrowhead": 0,
                    "arrowwidth": 1,
                    "arrowcolor": palette.hatch,
                }
            )
    return found


def _pen(stage: str, palette: Palette) -> dict[str, Any]:
    if stage == "plan":
        return {"color": palette.text, "width": 2, "dash": "6px,5px"}
    if stage == "ahead":
        return {"color": palette.paid, "width": 2, "dash": "2px,4px"}
    return {"color": palette.soft if stage == "requested" else palette.paid, "width": 2}


def _filling(stage: str, palette: Palette) -> Mapping[str, str]:
    if stage in ("plan", "requested", "ahead"):
        return {}
    return {"fill": "tozeroy", "fillcolor": palette.awarded if stage in COUNTED else getattr(palette, stage)}


def _band(one: Ahead, palette: Palette) -> dict[str, Any]:
    """From the low to the high of each day, behind all that is known."""
    around = [(day, low) for day, _value, low, _high in one.steps]
    around += [(day, high) for day, _value, _low, high in reversed(one.steps)]
    return {
        "x": [day for day, _value in around],
        "y": [drawn(value) for _day, value in around],
        "mode": "none",
        "fill": "toself",
        "fillcolor": palette.hatch,
        "opacity": 0.2,
        "hoverinfo": "skip",
    }


def _hint(curve: Curve, day: date, value: Decimal, shown: Shown, lang: str) -> str:
    return f"<b>{fmt.day(day, lang)}</b><br>{escape(curve.hint or curve.label)} {shown(value, lang)}"


def _rule(day: date, palette: Palette) -> dict[str, Any]:
    line = {"color": palette.text, "width": 1, "dash": "2px,3px"}
    return {"type": "line", "x0": day, "x1": day, "y0": 0, "y1": 1, "yref": "paper", "line": line}


def _today(day: date, words: str, right: bool, palette: Palette) -> dict[str, Any]:
    return {
        "x": day,
        "xanchor": "right" if right else "left",
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "text": escape(words),
        "showarrow": False,
        "font": {"size": 12.5, "color": palette.soft},
    }
