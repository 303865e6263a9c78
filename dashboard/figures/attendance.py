"""Attendance over the meetings: one line a family of actors, n/N at each meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape

from dashboard import format as fmt
from dashboard.figures.base import Figure, drawn, figure
from dashboard.theme import Palette
from data.texts import text

SYMBOLS = ("circle", "diamond")


@dataclass(frozen=True)
class Meeting:
    """A meeting of a body on a day: the rate of a family there (0 to 1) and the rate as written, with its n/N."""

    on: date
    body: str
    rate: Decimal
    shown: str
    short: str


@dataclass(frozen=True)
class Line:
    """A family of actors and its meetings, by day."""

    label: str
    meetings: Sequence[Meeting]


def attendance(lines: Sequence[Line], palette: Palette, lang: str) -> Figure:
    """At most two lines, each with its own mark; its name and its last n/N stand below the first, above the second."""
    colours = (palette.paid, palette.committed)
    chart = figure(palette, lang, height=230, margin={"l": 48, "r": 30, "t": 10, "b": 30})
    ends = []
    for rank, line in enumerate(lines):
        chart.add(
            "scatter",
            x=[one.on for one in line.meetings],
            y=[drawn(one.rate) for one in line.meetings],
            mode="lines+markers",
            line={"color": colours[rank], "width": 2.5},
            marker={"color": colours[rank], "opacity": 1, "size": 9, "symbol": SYMBOLS[rank]},
            customdata=[
                f"<b>{escape(line.label)} {escape(one.shown)}</b><br>{escape(one.body)}<br>{fmt.day(one.on, lang)}"
                for one in line.meetings
            ],
            hovertemplate="%{customdata}<extra></extra>",
            cliponaxis=False,
            name=line.label,
        )
        if line.meetings:
            ends.append(_end(line, palette, above=rank > 0))
    days = [one.on for line in lines for one in line.meetings]
    chart.lay(annotations=ends)
    if days:
        ticks = sorted({min(days), max(days)})
        chart.across(
            visible=True,
            type="date",
            tickvals=ticks,
            ticktext=[fmt.day(day, lang) for day in ticks],
            showgrid=False,
            zeroline=False,
            ticks="",
            tickfont={"size": 12.5, "color": palette.soft},
        )
    steps = [0, 0.5, 1]
    chart.up(
        visible=True,
        range=[-0.04, 1.22],
        tickvals=steps,
        ticktext=[fmt.percent(Decimal(str(step)), lang, 0) for step in steps],
        gridcolor=palette.line,
        zeroline=False,
        ticks="",
        tickfont={"size": 12.5, "color": palette.soft},
    )
    return chart


def alt(lines: Sequence[Line], lang: str) -> str:
    """The first and the last rate of each line."""
    parts = [
        text(
            "actors.alt_attendance_line",
            lang,
            name=line.label,
            first=line.meetings[0].shown,
            since=fmt.day(line.meetings[0].on, lang),
            last=line.meetings[-1].shown,
            until=fmt.day(line.meetings[-1].on, lang),
        )
        for line in lines
        if line.meetings
    ]
    if not parts:
        return text("actors.alt_attendance", lang, parts=text("ui.unknown", lang))
    return text("actors.alt_attendance", lang, parts=text("actors.semicolon", lang).join(parts))


def _end(line: Line, palette: Palette, above: bool) -> dict[str, object]:
    last = line.meetings[-1]
    return {
        "x": last.on,
        "y": drawn(last.rate),
        "xanchor": "right",
        "xshift": 14,
        "yshift": 18 if above else -18,
        "text": f"{escape(line.label)} <b>{escape(last.short)}</b>",
        "showarrow": False,
        "font": {"size": 13.5, "color": palette.text},
    }
