"""An indicator over time: its values, where it started, the planned line and the target."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape
from typing import Any

from dashboard import format as fmt
from dashboard.figures.base import Figure, drawn, figure
from dashboard.theme import Palette
from data.texts import text


@dataclass(frozen=True)
class Mark:
    """A value on its day, as drawn and as written."""

    on: date
    value: Decimal
    shown: str


@dataclass(frozen=True)
class Curve:
    """The known values by date; ``plan`` runs from the initial value through every target, by date."""

    values: Sequence[Mark]
    initial: Mark | None
    target: Mark | None
    plan: Sequence[Mark] = ()


def curve(found: Curve, palette: Palette, lang: str, height: int = 150, wide: bool = False) -> Figure:
    """The values as a line with its last value written; the target as a dashed line across, the plan dotted.

    A ``wide`` one writes every value and its years below.
    """
    margin = {"l": 30, "r": 34, "t": 26, "b": 26}
    chart = figure(palette, lang, height=height, margin=margin)
    _plan(chart, found, palette)
    _initial(chart, found, palette)
    _values(chart, found, palette, lang, wide)
    days = [mark.on for mark in _marks(found)]
    levels = [drawn(mark.value) for mark in _marks(found)]
    if not levels:
        return chart
    low, high = min(levels), max(levels)
    edge = (high - low) * 0.18 or abs(high) * 0.1 or 1.0
    if found.target is not None:
        _target(chart, found.target, palette, lang)
    span = max((max(days) - min(days)).days, 30)
    chart.up(range=[low - (1.3 if wide else 2) * edge, high + edge])
    chart.across(
        visible=True,
        type="date",
        range=[_shifted(min(days), -span * (0.04 if wide else 0.06)), _shifted(max(days), span * 0.08)],
        tickvals=_ticks(days),
        ticktext=[fmt.day(day, lang) for day in _ticks(days)],
        showgrid=False,
        zeroline=False,
        ticks="",
        tickfont={"size": 12, "color": palette.soft},
        tickangle=0,
        ticklabeloverflow="allow",
    )
    return chart


def alt(name: str, found: Curve, lang: str) -> str:
    """The curve in one sentence: where it started, where it is, where it should go."""
    last = found.values[-1] if found.values else None
    return text(
        "indicators.alt_curve",
        lang,
        name=name,
        initial=_told(found.initial, lang),
        current=_told(last, lang),
        target=_told(found.target, lang),
    )


def _told(mark: Mark | None, lang: str) -> str:
    if mark is None:
        return text("ui.unknown", lang)
    return text("indicators.value_on", lang, value=mark.shown, date=fmt.day(mark.on, lang))


def _marks(found: Curve) -> list[Mark]:
    ends = [mark for mark in (found.initial, found.target) if mark is not None]
    return [*found.values, *found.plan, *ends]


def _values(chart: Figure, found: Curve, palette: Palette, lang: str, wide: bool) -> None:
    last = len(found.values) - 1
    chart.add(
        "scatter",
        x=[mark.on for mark in found.values],
        y=[drawn(mark.value) for mark in found.values],
        mode="lines+markers+text",
        line={"color": palette.paid, "width": 2.5},
        marker={"color": palette.paid, "opacity": 1, "size": [10 if rank == last else 7 for rank in range(last + 1)]},
        text=[
            f"<b>{escape(mark.shown)}</b>" if rank == last else escape(mark.shown) if wide else ""
            for rank, mark in enumerate(found.values)
        ],
        textposition=_beside(found) if not wide else "top center",
        textfont={"color": palette.text, "size": 13},
        cliponaxis=False,
        customdata=[f"{escape(mark.shown)} · {fmt.day(mark.on, lang)}" for mark in found.values],
        hovertemplate="%{customdata}<extra></extra>",
        name="values",
    )


def _initial(chart: Figure, found: Curve, palette: Palette) -> None:
    marks = [found.initial] if found.initial is not None else []
    chart.add(
        "scatter",
        x=[mark.on for mark in marks],
        y=[drawn(mark.value) for mark in marks],
        mode="markers+text",
        marker={
            "color": palette.background,
            "size": 9,
            "symbol": "square",
            "line": {"color": palette.text, "width": 1.6},
        },
        text=[escape(mark.shown) for mark in marks],
        textposition="bottom center" if not _falls(found) else "top center",
        textfont={"color": palette.soft, "size": 12.5},
        cliponaxis=False,
        hoverinfo="skip",
        name="initial",
    )


def _beside(found: Curve) -> str:
    """Where the last value does not hide the way to the target."""
    return "top center" if _falls(found) else "bottom center"


def _falls(found: Curve) -> bool:
    return bool(found.initial and found.target and found.target.value < found.initial.value)


def _plan(chart: Figure, found: Curve, palette: Palette) -> None:
    chart.add(
        "scatter",
        x=[mark.on for mark in found.plan],
        y=[drawn(mark.value) for mark in found.plan],
        mode="lines",
        line={"color": palette.hatch, "width": 1.5, "dash": "dot"},
        hoverinfo="skip",
        name="plan",
    )


def _target(chart: Figure, target: Mark, palette: Palette, lang: str) -> None:
    level = drawn(target.value)
    line = {"color": palette.text, "width": 1.4, "dash": "6px,4px"}
    across: dict[str, Any] = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": level, "y1": level}
    words = {
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "y": level,
        "yanchor": "bottom",
        "text": text("indicators.target_line", lang, value=escape(target.shown)),
        "showarrow": False,
        "font": {"size": 12.5, "color": palette.text},
    }
    chart.lay(shapes=[across | {"line": line, "layer": "below"}], annotations=[words])


def _ticks(days: Sequence[date]) -> list[date]:
    return sorted({min(days), max(days)})


def _shifted(day: date, days: float) -> str:
    return date.fromordinal(day.toordinal() + round(days)).isoformat()
