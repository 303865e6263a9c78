"""How long: a point at the median, a bar to the ninetieth centile, in days from one zero."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Any

from dashboard.figures.axes import steps
from dashboard.figures.base import Figure, drawn, figure
from dashboard.theme import Palette
from data.texts import text

PITCH, WORDS, NOTE, MARK = 66, 11, 28, 47
"""Pixels of a row; from its top, the middles of its words, of its note and of its mark."""
FOOT = 30


@dataclass(frozen=True)
class Span:
    """One row. Days are None where nothing is measured.

    ``shown`` and what goes ``beside`` it stand at the right, ``note`` below;
    ``waiting`` rows are of those that have not gone on yet: drawn hollow.
    """

    label: str
    median: int | None
    ninth: int | None
    shown: str
    beside: str
    note: str
    waiting: bool = False


def spans(rows: Sequence[Span], palette: Palette, lang: str) -> Figure:
    """The rows in their order, from the top, above one axis of days."""
    reach = Decimal(max((row.ninth or 0 for row in rows), default=0) or 1)
    height = PITCH * len(rows)
    margin = {"l": 8, "r": 8, "t": 0, "b": FOOT}
    chart = figure(palette, lang, height=height + FOOT, margin=margin, barmode="overlay")
    known = [(rank, row) for rank, row in enumerate(rows) if row.median is not None and row.ninth is not None]
    middles = [_y(rank, MARK) for rank, _row in known]
    hints = [_hint(row) for _rank, row in known]
    chart.add(
        "bar",
        x=[(row.ninth or 0) - (row.median or 0) for _rank, row in known],
        base=[row.median for _rank, row in known],
        y=middles,
        width=8,
        orientation="h",
        marker={
            "color": [palette.envelope if row.waiting else palette.awarded for _rank, row in known],
            "line": {"color": palette.hatch, "width": [1 if row.waiting else 0 for _rank, row in known]},
            "cornerradius": 2,
        },
        text=hints,
        textposition="none",
        hovertemplate="%{text}<extra></extra>",
    )
    chart.add(
        "scatter",
        x=[row.median for _rank, row in known],
        y=middles,
        mode="markers",
        marker={
            "size": 13,
            "opacity": 1,
            "color": [palette.background if row.waiting else palette.paid for _rank, row in known],
            "line": {"width": 2, "color": palette.paid},
        },
        text=hints,
        hovertemplate="%{text}<extra></extra>",
        cliponaxis=False,
    )
    levels = steps(reach)
    chart.lay(
        annotations=[note for rank, row in enumerate(rows) for note in _words(rank, row, palette)],
        shapes=[_base(rank, reach, palette) for rank in range(len(rows))],
    )
    chart.across(
        visible=True,
        range=[0, drawn(reach)],
        tickvals=[drawn(level) for level in (Decimal(0), *levels)],
        ticktext=[text("uptake.days", lang, count=f"{level:.0f}") for level in (Decimal(0), *levels)],
        tickfont={"size": 12.5, "color": palette.soft},
        ticks="",
        showgrid=False,
        zeroline=False,
    )
    chart.up(range=[-height, 0])
    return chart


def alt(rows: Sequence[Span], lang: str) -> str:
    """The rows in two sentences: how long it took, how long others have waited."""
    said = []
    for key, waiting in (("uptake.alt_spans", False), ("uptake.alt_waits", True)):
        parts = [f"{row.label[:1].lower()}{row.label[1:]} {row.shown}" for row in rows if row.waiting is waiting]
        if parts:
            said.append(text(key, lang, rows=text("uptake.then", lang).join(parts)))
    return " ".join(said)


def _hint(row: Span) -> str:
    return f"<b>{escape(row.label)}</b><br>{escape(row.shown)} {escape(row.beside)}<br>{escape(row.note)}"


def _y(rank: int, below: int) -> int:
    return -(PITCH * rank + below)


def _base(rank: int, reach: Decimal, palette: Palette) -> dict[str, Any]:
    line = {"color": palette.line, "width": 1}
    y = _y(rank, MARK)
    return {"type": "line", "x0": 0, "x1": drawn(reach), "y0": y, "y1": y, "line": line, "layer": "below"}


def _words(rank: int, row: Span, palette: Palette) -> list[dict[str, Any]]:
    def said(x: int, below: int, words: str, size: float, colour: str) -> dict[str, Any]:
        return {
            "xref": "paper",
            "x": x,
            "xanchor": "right" if x else "left",
            "xshift": 10 if x else -10,
            "y": _y(rank, below),
            "yanchor": "middle",
            "text": words,
            "showarrow": False,
            "font": {"size": size, "color": colour},
        }

    return [
        said(0, WORDS, escape(row.label), 14, palette.text),
        said(1, WORDS, f"<b>{escape(row.shown)}</b> {escape(row.beside)}".strip(), 14, palette.text),
        said(0, NOTE, escape(row.note), 12.5, palette.soft),
    ]
