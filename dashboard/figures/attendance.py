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
    """At most two lines, each with its own mark and its name at its end; n/N stands above the first one's marks."""
    colours = (palette.paid, palette.committed)
    chart = figure(palette, lang, height=230, margin={"l": 44, "r": 112, "t": 14, "b": 30})
    ends = []
    for rank, line in enumerate(lines):
        chart.add_scatter(
            x=[one.on for one in line.meetings],
            y=[drawn(one.rate) for one in line.meetings],
            mode="lines+markers+text" if rank == 0 else "lines+markers",
            line={"color": colours[rank], "width": 2.5},
            marker={"color": colours[rank], "size": 9, "symbol": SYMBOLS[rank]},
            text=[escape(one.short) for one in line.meetings],
            textposition="bottom center",
            textfont={"color": palette.soft, "size": 12.5},
            customdata=[
                f"<b>{escape(line.label)} {escape(one.shown)}</b><br>{escape(one.body)}<br>{fmt.day(one.on, lang)}"
                for one in line.meetings
            ],
            hovertemplate="%{customdata}<extra></extra>",
            cliponaxis=False,
            name=line.label,
        )
        if line.meetings:
            ends.append(_end(line, palette))
    days = [one.on for line in lines for one in line.meetings]
    chart.update_layout(annotations=ends)
    if days:
        ticks = sorted({min(days), max(days)})
        chart.update_xaxes(
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
    chart.update_yaxes(
        visible=True,
        range=[0, 1.06],
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
    return text("actors.alt_attendance", lang, parts=text("actors.semicolon", lang).join(parts))


def _end(line: Line, palette: Palette) -> dict[str, object]:
    last = line.meetings[-1]
    return {
        "x": last.on,
        "y": drawn(last.rate),
        "xanchor": "left",
        "xshift": 10,
        "text": escape(line.label),
        "showarrow": False,
        "font": {"size": 13.5, "color": palette.text},
    }
