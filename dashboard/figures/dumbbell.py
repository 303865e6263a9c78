"""Then and now on one scale from zero: a hollow point, a line, a full point; the words above each row."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Any

from dashboard.figures.base import Figure, drawn, figure
from dashboard.theme import Palette

PITCH, WORDS, MARK = 58, 14, 38
"""Pixels of a row; from its top, the middles of its words and of its points."""


@dataclass(frozen=True)
class Pair:
    """One row: its name, its two values (None: not known), both as written and what lies between as written."""

    name: str
    before: Decimal | None
    after: Decimal | None
    shown: str
    change: str


def dumbbell(rows: Sequence[Pair], palette: Palette, lang: str, names: tuple[str, str]) -> Figure:
    """The rows, the first on top; ``names`` are those of then and now, said when a point is touched."""
    height = max(PITCH * len(rows), PITCH)
    reach = max((value for one in rows for value in (one.before, one.after) if value is not None), default=Decimal(0))
    chart = figure(palette, lang, height=height, margin={"l": 8, "r": 8, "t": 0, "b": 0})
    for rank, one in enumerate(rows):
        if one.before is not None and one.after is not None:
            line = {"color": palette.committed, "width": 5}
            ends = [drawn(one.before), drawn(one.after)]
            chart.add("scatter", x=ends, y=[_y(rank, MARK)] * 2, mode="lines", line=line, hoverinfo="skip")
    chart.add("scatter", **_points(rows, "before", palette, names[0]))
    chart.add("scatter", **_points(rows, "after", palette, names[1]))
    chart.lay(
        annotations=[note for rank, one in enumerate(rows) for note in _words(rank, one, palette)],
        shapes=[_base(rank, reach, palette) for rank in range(len(rows))],
    )
    chart.across(range=[0, drawn(reach or Decimal(1))])
    chart.up(range=[-height, 0])
    return chart


def _points(rows: Sequence[Pair], side: str, palette: Palette, name: str) -> dict[str, Any]:
    known = [(rank, value) for rank, one in enumerate(rows) if (value := getattr(one, side)) is not None]
    hollow = side == "before"
    return {
        "x": [drawn(value) for _rank, value in known],
        "y": [_y(rank, MARK) for rank, _value in known],
        "mode": "markers",
        "marker": {
            "size": 13,
            "opacity": 1,
            "color": palette.background if hollow else palette.paid,
            "line": {"width": 2, "color": palette.paid},
        },
        "hovertext": [f"<b>{escape(rows[rank].name)}</b><br>{escape(name)}" for rank, _value in known],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _y(rank: int, below: int) -> int:
    return -(PITCH * rank + below)


def _base(rank: int, reach: Decimal, palette: Palette) -> dict[str, Any]:
    line = {"color": palette.line, "width": 1}
    y = _y(rank, MARK)
    return {"type": "line", "x0": 0, "x1": drawn(reach or Decimal(1)), "y0": y, "y1": y, "line": line, "layer": "below"}


def _words(rank: int, one: Pair, palette: Palette) -> list[dict[str, Any]]:
    def said(x: int, words: str) -> dict[str, Any]:
        return {
            "xref": "paper",
            "x": x,
            "xanchor": "right" if x else "left",
            "xshift": 10 if x else -10,
            "y": _y(rank, WORDS),
            "yanchor": "middle",
            "text": words,
            "showarrow": False,
            "font": {"size": 14, "color": palette.text},
        }

    return [said(0, escape(one.name)), said(1, f"{escape(one.shown)} <b>{escape(one.change)}</b>")]
