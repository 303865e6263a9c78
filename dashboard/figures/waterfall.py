"""From a total to another: a bar a step, each from where the one before it ended, so that the eye adds them up.

Corrections of the past are hatched, apart from movement; each step's signed amount is written beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Any, Literal

from dashboard.figures.base import Figure, drawn, figure
from dashboard.figures.cascade import spans, start
from dashboard.theme import Palette

ROW = 38
ROOM = 118  # pixels kept at the right for the amounts
AFTER = "\u00a0" * 3  # between a name and its bar

Kind = Literal["total", "movement", "correction"]


@dataclass(frozen=True)
class Step:
    """A total that stands on zero, or what is added (taken away): its name, its value in euros, as written."""

    name: str
    value: Decimal
    shown: str
    kind: Kind = "movement"


def waterfall(steps: Sequence[Step], palette: Palette, lang: str) -> Figure:
    """The steps, the first on top. Raises ValueError where a total is not the sum of what stands before it."""
    ends = edges(steps)
    floor, top = start(steps), max((high for _low, high in ends), default=Decimal(0))
    height = max(ROW * len(steps), ROW) + 4
    chart = figure(palette, lang, height=height, bargap=0.42, margin={"l": 0, "r": ROOM, "t": 0, "b": 0})
    lows = [floor if one.kind == "total" else low for one, (low, _high) in zip(steps, ends, strict=True)]
    chart.add(
        "bar",
        base=[drawn(low) for low in lows],
        x=[drawn(high - low) for low, (_low, high) in zip(lows, ends, strict=True)],
        y=list(range(len(steps))),
        orientation="h",
        hovertext=[f"<b>{escape(one.name)}</b><br>{escape(one.shown)}" for one in steps],
        hoverinfo="text",
        cliponaxis=False,
        marker={
            "color": [_colour(one, palette) for one in steps],
            "line": {"width": 0},
            "pattern": {
                "shape": ["/" if one.kind == "correction" else "" for one in steps],
                "bgcolor": palette.background,
                "size": 7,
                "solidity": 0.45,
            },
        },
    )
    chart.lay(
        annotations=[_amount(rank, one, palette) for rank, one in enumerate(steps)],
        shapes=_joints(steps, palette),
    )
    chart.across(range=[drawn(floor), drawn(top if top > floor else floor + 1)])
    chart.named(
        palette.text,
        range=[len(steps) - 0.5, -0.5],
        tickvals=list(range(len(steps))),
        ticktext=[
            f"<b>{escape(one.name)}</b>{AFTER}" if one.kind == "total" else escape(one.name) + AFTER for one in steps
        ],
    )
    return chart


def edges(steps: Sequence[Step]) -> list[tuple[Decimal, Decimal]]:
    """From where to where each step goes, the lower first. Raises ValueError where a total is not the running sum."""
    at: Decimal | None = None
    for one in steps:
        if one.kind == "total" and at is not None and at != one.value:
            raise ValueError(f"{one.name}: {one.value} is not {at}")
        at = one.value if one.kind == "total" else (at or Decimal(0)) + one.value
    return spans(steps)


def _colour(one: Step, palette: Palette) -> str:
    if one.kind == "total":
        return palette.paid
    return palette.late if one.value < 0 else palette.committed


def _amount(rank: int, one: Step, palette: Palette) -> dict[str, Any]:
    return {
        "xref": "paper",
        "x": 1,
        "xanchor": "left",
        "xshift": 10,
        "y": rank,
        "text": f"<b>{escape(one.shown)}</b>" if one.kind == "total" else escape(one.shown),
        "showarrow": False,
        "font": {"size": 14, "color": palette.text},
    }


def _joints(steps: Sequence[Step], palette: Palette) -> list[dict[str, Any]]:
    """A thin line from the end of each step to the beginning of the next."""
    found: list[dict[str, Any]] = []
    at = Decimal(0)
    for rank, one in enumerate(steps[:-1]):
        at = one.value if one.kind == "total" else at + one.value
        ends = {"x0": drawn(at), "x1": drawn(at), "y0": rank + 0.29, "y1": rank + 0.71}
        found.append({"type": "line", **ends, "line": {"color": palette.hatch, "width": 1}})
    return found
