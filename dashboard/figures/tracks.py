"""Rows of a part on its whole, on one zero: what a row is stands above its track, and at the right its value."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Any

from dashboard.figures.base import Figure, drawn, figure
from dashboard.theme import Palette
from data.texts import text

PITCH, BAR, WORDS = 48, 12, 11
"""Pixels of a row, of its bar, from the top of a row to the middle of its words."""


@dataclass(frozen=True)
class Track:
    """One row. ``part`` is None where it is not known; ``shown`` is the value as written, ``beside`` what follows it.

    ``rank`` orders rows in the sentence where the bars are not themselves what is compared; a row that is not
    ``compared`` is left out of it.
    """

    label: str
    part: Decimal | None
    whole: Decimal
    shown: str
    beside: str = ""
    rank: Decimal | None = None
    strong: bool = False
    compared: bool = True


def tracks(rows: Sequence[Track], palette: Palette, lang: str) -> Figure:
    """The rows in their order, from the top; the widest whole takes the whole width."""
    reach = max((max(row.whole, row.part or Decimal(0)) for row in rows), default=Decimal(0)) or Decimal(1)
    height = PITCH * len(rows)
    chart = figure(palette, lang, height=height or PITCH, barmode="overlay")
    middles = [-(PITCH * rank + 2 * WORDS + BAR / 2) for rank in range(len(rows))]
    hints = [f"<b>{escape(row.label)}</b><br>{escape(' '.join((row.shown, row.beside)).strip())}" for row in rows]
    for values, colour in (
        ([drawn(row.whole) for row in rows], palette.envelope),
        ([drawn(row.part or 0) for row in rows], palette.paid),
    ):
        chart.add(
            "bar",
            x=values,
            y=middles,
            width=BAR,
            orientation="h",
            marker={"color": colour, "line": {"width": 0}, "cornerradius": 2},
            text=hints,
            textposition="none",
            hovertemplate="%{text}<extra></extra>",
        )
    notes = [note for rank, row in enumerate(rows) for note in _words(rank, row, palette)]
    chart.lay(annotations=notes)
    chart.across(range=[0, drawn(reach)])
    chart.up(range=[-(height or PITCH), 0])
    return chart


def alt(measure: str, rows: Sequence[Track], lang: str) -> str:
    """The rows in one sentence: the highest and the lowest of those that are known."""
    known = [row for row in rows if _rank(row) is not None and row.compared]
    if not known:
        return text("uptake.alt_none", lang, measure=measure)
    top = max(known, key=lambda row: _rank(row) or Decimal(0))
    bottom = min(known, key=lambda row: _rank(row) or Decimal(0))
    if top is bottom:
        return text("uptake.alt_one", lang, measure=measure, only=_said(top))
    return text("uptake.alt_tracks", lang, measure=measure, top=_said(top), bottom=_said(bottom))


def _rank(row: Track) -> Decimal | None:
    return row.part if row.rank is None else row.rank


def _said(row: Track) -> str:
    within = f"{row.label}, {row.beside}" if row.beside else row.label
    return f"{row.shown} ({within})"


def _words(rank: int, row: Track, palette: Palette) -> list[dict[str, Any]]:
    """The name at the left, the value at the right, on the line above the track."""
    common = {"y": -(PITCH * rank + WORDS), "yanchor": "middle", "xref": "paper", "showarrow": False}
    name, value = escape(row.label), f"<b>{escape(row.shown)}</b>"
    name = f"<b>{name}</b>" if row.strong else name
    if row.beside:
        value += f" · {escape(row.beside)}"
    font = {"size": 14, "color": palette.text}
    return [
        {**common, "x": 0, "xanchor": "left", "xshift": -2, "text": name, "font": font},
        {**common, "x": 1, "xanchor": "right", "xshift": 2, "text": value, "font": font},
    ]
