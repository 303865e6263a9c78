"""Named numbers as horizontal bars on one zero, each with its number written at its end."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from dashboard.figures.base import Figure, drawn, figure
from dashboard.theme import Palette
from data.texts import text

ROW = 34
AFTER = "\u00a0" * 3  # between a name and its bar


@dataclass(frozen=True)
class Bar:
    """One bar: its name, its value, the value as written; a ``quiet`` one is hatched, for what is left over."""

    label: str
    value: Decimal | int | None
    shown: str
    quiet: bool = False


def bars(
    found: Sequence[Bar], palette: Palette, lang: str, reach: Decimal | int | None = None, room: int = 128
) -> Figure:
    """The bars, the first on top, up to ``reach`` (else the longest); ``room`` pixels at the right for numbers.

    What is not known has no bar, and says so.
    """
    longest = max((abs(Decimal(one.value or 0)) for one in found), default=Decimal(0)) if reach is None else reach
    chart = figure(palette, lang, height=max(ROW * len(found), ROW) + 4, bargap=0.34)
    chart.add(
        "bar",
        x=[drawn(one.value or 0) for one in found],
        y=list(range(len(found))),
        orientation="h",
        text=[f"<b>{escape(one.shown)}</b>" for one in found],
        textposition="outside",
        textfont={"color": palette.text, "size": 14},
        cliponaxis=False,
        hoverinfo="skip",
        marker={
            "color": [palette.hatch if one.quiet else palette.paid for one in found],
            "cornerradius": 2,
            "line": {"width": 0},
            "pattern": {
                "shape": ["/" if one.quiet else "" for one in found],
                "bgcolor": palette.background,
                "size": 7,
                "solidity": 0.35,
            },
        },
    )
    chart.lay(margin={"l": 0, "r": room, "t": 0, "b": 0})
    chart.across(range=[0, drawn(longest or 1)])
    chart.named(
        palette.text,
        range=[len(found) - 0.5, -0.5],
        tickvals=list(range(len(found))),
        ticktext=[escape(one.label) + AFTER for one in found],
    )
    return chart


def alt(measure: str, found: Sequence[Bar], lang: str) -> str:
    """The bars in one sentence."""
    parts = ", ".join(f"{one.label} {one.shown}" for one in found)
    return text("actors.alt_bars", lang, measure=measure, parts=parts)
