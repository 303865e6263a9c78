"""Kinds of events by month: a row of bars a kind, one above the other on the same months, each on its own scale."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import format as fmt
from dashboard.figures.base import Figure, drawn, figure
from dashboard.theme import Palette
from data.texts import text

ROW = 68
TALL = 0.5
"""The height of the tallest bar of a row, out of 1."""


@dataclass(frozen=True)
class Lane:
    """One kind of event: what it is called, how many by month (told by its first day)."""

    label: str
    months: Mapping[date, int]

    @property
    def total(self) -> int:
        """How many in all."""
        return sum(self.months.values())

    def peak(self) -> tuple[date, int] | None:
        """The month with the most, the first of those; None where there is none."""
        return max(self.months.items(), key=lambda one: (one[1], -one[0].toordinal()), default=None)


def span(lanes: Sequence[Lane]) -> list[date]:
    """Every month from the first event to the last."""
    every = [month for lane in lanes for month in lane.months]
    if not every:
        return []
    first, last = min(every), max(every)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [date(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1, 1) for n in range(count)]


def months(lanes: Sequence[Lane], palette: Palette, lang: str) -> Figure:
    """The rows, the first on top; the largest month of each bears its count."""
    axis, colon = span(lanes), text("sheets.colon", lang)
    chart = figure(palette, lang, height=ROW * len(lanes) + 26, bargap=0.18, barmode="overlay")
    for rank, lane in enumerate(lanes):
        base = len(lanes) - 1 - rank
        peak = lane.peak()
        kept = [(place, month, lane.months[month]) for place, month in enumerate(axis) if lane.months.get(month)]
        chart.add(
            "bar",
            x=[place for place, _month, _count in kept],
            y=[drawn(count) * TALL / (peak[1] if peak else 1) for _place, _month, count in kept],
            base=[base] * len(kept),
            marker={"color": palette.paid, "line": {"width": 0}},
            customdata=[f"{_name(month, lang)}{colon}{fmt.count(count, lang)}" for _place, month, count in kept],
            hovertemplate="%{customdata}<extra></extra>",
        )
        chart.shape(
            type="line", x0=-0.6, x1=len(axis) - 0.4, y0=base, y1=base, line={"color": palette.line, "width": 1}
        )
        note = {"showarrow": False, "yanchor": "top", "font": {"size": 13, "color": palette.text}}
        said = f"<b>{lane.label}</b> · {fmt.count(lane.total, lang)}"
        chart.annotate(x=0, xref="paper", xanchor="left", y=base + 0.97, text=said, **note)
        if peak and lane.total > peak[1]:
            at = axis.index(peak[0])
            side = "right" if at > len(axis) * 0.8 else "center"
            small = note | {"yanchor": "bottom", "font": {"size": 12, "color": palette.soft}}
            chart.annotate(x=at, xanchor=side, y=base + TALL, text=fmt.count(peak[1], lang), **small)
    ticks = [place for place, month in enumerate(axis) if place == 0 or (month.month in (1, 7) and place > 2)]
    chart.across(
        visible=True,
        range=[-0.6, max(len(axis), 1) - 0.4],
        tickvals=ticks,
        ticktext=[_name(axis[place], lang) for place in ticks],
        tickangle=0,
        ticks="",
        showgrid=False,
        zeroline=False,
        tickfont={"size": 12.5, "color": palette.soft},
    )
    chart.up(range=[0, len(lanes)])
    chart.lay(margin={"l": 0, "r": 0, "t": 2, "b": 24})
    return chart


def alt(lanes: Sequence[Lane], lang: str) -> str:
    """The rows in one sentence: how many of each, and the month that has the most."""
    said = []
    for lane in lanes:
        peak = lane.peak()
        if peak is None:
            said.append(text("sheets.months_none", lang, label=lane.label))
        else:
            shown = {"count": fmt.count(lane.total, lang), "peak": fmt.count(peak[1], lang)}
            said.append(
                text("sheets.months_lane", lang, label=lane.label, month=_name(peak[0], lang, long=True), **shown)
            )
    return text("sheets.months_alt", lang, lanes="\u00a0; ".join(said) if lang == "fr" else "; ".join(said))


def _name(month: date, lang: str, *, long: bool = False) -> str:
    names = text("ui.months_long" if long else "ui.months_short", lang).split("|")
    return f"{names[month.month - 1]} {month.year}"
