"""Horizontal bars on one zero, each under its name, in parts that are told by a key within the drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from dashboard.figures.base import Figure, figure
from dashboard.figures.ink import ink
from dashboard.theme import Palette

PITCH, THICK, KEY = 46, 18, 30
LEGIBLE = 0.085
"""The share of the scale under which a part is too narrow for its number on a telephone."""

Drawn = dict[str, Any]


@dataclass(frozen=True)
class Part:
    """One part of every bar: its name, the palette's name of its colour; ``pale`` ones are outlined."""

    label: str
    fill: str
    pale: bool = False


@dataclass(frozen=True)
class Bar:
    """A bar: its name, the length of each part, what is written in each, what is written at the right."""

    label: str
    values: tuple[float, ...]
    inside: tuple[str, ...]
    shown: str


def bars(rows: Sequence[Bar], parts: Sequence[Part], palette: Palette, lang: str, whole: float | None = None) -> Figure:
    """The bars, the first on top. ``whole`` is the end of the scale, else the longest bar's."""
    reach = whole or max((sum(row.values) for row in rows), default=0) or 1
    top = KEY if len(parts) > 1 else 4
    places = list(range(len(rows)))
    notes = [note for place, row in enumerate(rows) for note in _head(place, row, palette)]
    chart = figure(
        palette,
        lang,
        height=PITCH * len(rows) + top,
        barmode="stack",
        annotations=[*notes, _key(parts, palette)] if len(parts) > 1 else notes,
        margin={"l": 0, "r": 0, "t": top, "b": 0},
        xaxis={"visible": False, "fixedrange": True, "range": [0, reach * 1.003]},
        yaxis={"visible": False, "fixedrange": True, "range": [len(rows) - 0.65, -0.65]},
    )
    for rank, part in enumerate(parts):
        fill = getattr(palette, part.fill)
        chart.add(
            "bar",
            name=part.label,
            x=[row.values[rank] for row in rows],
            y=places,
            width=THICK / PITCH,
            orientation="h",
            text=[row.inside[rank] if row.values[rank] / reach >= LEGIBLE else "" for row in rows],
            constraintext="none",
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            insidetextfont={"color": ink(palette, fill), "size": 12},
            marker={"color": fill, "line": {"width": 1, "color": palette.hatch if part.pale else palette.background}},
            hovertemplate=[
                f"{escape(row.label)}<br>{escape(part.label)} : <b>{escape(row.inside[rank])}</b><extra></extra>"
                for row in rows
            ],
        )
    return chart


def _head(place: int, row: Bar, palette: Palette) -> list[Drawn]:
    """The name above a bar, at the left, and its numbers, at the right."""
    common = {"y": place, "yshift": THICK / 2 + 2, "yanchor": "bottom", "xref": "paper", "showarrow": False}
    return [
        common | {"x": 0, "xanchor": "left", "text": escape(row.label), "font": {"size": 13.5, "color": palette.text}},
        common | {"x": 1, "xanchor": "right", "text": escape(row.shown), "font": {"size": 13, "color": palette.soft}},
    ]


def _key(parts: Sequence[Part], palette: Palette) -> Drawn:
    told = "\u2003".join(
        f'<span style="color:{palette.hatch if part.pale else getattr(palette, part.fill)};font-size:18px">'
        f"{'□' if part.pale else '■'}</span>\u00a0{escape(part.label)}"
        for part in parts
    )
    return {
        "x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 6,
        "text": told, "showarrow": False, "align": "left", "font": {"size": 13, "color": palette.text},
    }  # fmt: skip
