"""What was expected and what was done, cumulated month after month, with a line at the day shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard import format as fmt
from dashboard.figures.base import Figure, figure
from dashboard.theme import Palette
from data.texts import text

HEIGHT, MOST_TICKS = 330, 5
Points = Sequence[tuple[date, int]]
Drawn = dict[str, Any]


@dataclass(frozen=True)
class Curve:
    """Days and what had been reached, with what the end of the curve is called."""

    points: Points
    shown: str


def cumulative(
    planned: Curve, done: Curve, on: date | None, gap: str, on_shown: str, palette: Palette, lang: str
) -> Figure:
    """Both curves, their names at their ends; between them, until ``on``, the gap and its words."""
    reach = max((number for _day, number in (*planned.points, *done.points)), default=0) or 1
    past = [point for point in planned.points if on is not None and point[0] <= on]
    behind = bool(past) and bool(done.points)
    days = [day for day, _number in (*planned.points, *done.points)]
    at = ticks(min(days), max(days)) if days else []
    notes = _ends(planned, done, palette)
    line = {"color": palette.text, "width": 1, "dash": "3px,3px"}
    if on is not None:
        notes.append(_above(on, on_shown, palette))
        if behind and past[-1][1] > done.points[-1][1]:
            notes.append(_gap(on, past[-1][1], gap, palette))
    letters = {"size": 12.5, "color": palette.soft}
    chart = figure(
        palette,
        lang,
        height=HEIGHT,
        annotations=notes,
        shapes=[{"type": "line", "x0": on, "x1": on, "y0": 0, "y1": 1, "yref": "paper", "line": line}] if on else [],
        margin={"l": 0, "r": 8, "t": 26, "b": 42},
        xaxis={
            "fixedrange": True, "showgrid": False, "zeroline": False, "ticks": "", "tickangle": 0, "tickfont": letters,
            "tickvals": at, "ticktext": _months(at, lang),
        },
        yaxis={
            "fixedrange": True, "range": [0, reach * 1.12], "nticks": 5, "tickformat": ",d", "gridcolor": palette.line,
            "zeroline": True, "zerolinecolor": palette.line, "tickfont": letters, "automargin": True,
            "ticksuffix": "  ",
        },
    )  # fmt: skip
    if behind:
        around = [*past, *reversed(done.points)]
        chart.add(
            "scatter",
            x=[day for day, _number in around],
            y=[number for _day, number in around],
            mode="none",
            fill="toself",
            fillcolor=palette.warn,
            hoverinfo="skip",
        )
    for curve, colour, dash, width in ((planned, palette.committed, "dot", 2), (done, palette.paid, "solid", 3)):
        chart.add(
            "scatter",
            x=[day for day, _number in curve.points],
            y=[number for _day, number in curve.points],
            mode="lines",
            line={"color": colour, "width": width, "dash": dash},
            text=[f"{fmt.day(day, lang)} : {fmt.count(number, lang)}" for day, number in curve.points],
            hovertemplate="%{text}<extra></extra>",
            cliponaxis=False,
        )
    return chart


def ticks(first: date, last: date) -> list[date]:
    """First days of months, evenly spaced, at most five."""
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next(
        (step for step in (1, 2, 3, 6, 12) if months // step < MOST_TICKS), 12 * (months // (12 * MOST_TICKS) + 1)
    )
    start = first.year * 12 + first.month - 1
    start += -start % step
    found = [date(month // 12, month % 12 + 1, 1) for month in range(start, last.year * 12 + last.month, step)]
    return [day for day in found if first <= day <= last]


def _months(days: Sequence[date], lang: str) -> list[str]:
    names = text("ui.months_short", lang).split("|")
    return [f"{names[day.month - 1]}<br>{day.year}" for day in days]


def _ends(planned: Curve, done: Curve, palette: Palette) -> list[Drawn]:
    """The names of the curves at their ends, on the side where there is room."""
    notes = []
    if planned.points:
        notes.append(_end(planned, palette.text, {"xanchor": "right", "yanchor": "bottom", "yshift": 3}, palette))
    if done.points:
        room = bool(planned.points) and planned.points[-1][0] > done.points[-1][0]
        side = {"xanchor": "left", "xshift": 6} if room else {"xanchor": "right", "xshift": -6}
        notes.append(_end(done, palette.paid, side | {"yanchor": "top"}, palette))
    return notes


def _end(curve: Curve, colour: str, side: Drawn, palette: Palette) -> Drawn:
    day, number = curve.points[-1]
    said = {"x": day, "y": number, "text": f"<b>{curve.shown}</b>", "showarrow": False, "align": "left"}
    return said | {"font": {"size": 13, "color": colour}, "bgcolor": palette.background, "opacity": 0.92} | side


def _above(on: date, words: str, palette: Palette) -> Drawn:
    font = {"size": 12.5, "color": palette.soft}
    return {
        "x": on, "y": 1, "yref": "paper", "yanchor": "bottom", "text": words, "showarrow": False, "font": font
    }  # fmt: skip


def _gap(on: date, reached: int, words: str, palette: Palette) -> Drawn:
    """The words of the gap, above the planned curve, where nothing else is drawn."""
    return {
        "x": on, "y": reached, "xanchor": "right", "yanchor": "bottom", "xshift": -8, "yshift": 2,
        "text": f"<b>{words}</b>", "showarrow": False, "font": {"size": 13, "color": palette.late},
    }  # fmt: skip
