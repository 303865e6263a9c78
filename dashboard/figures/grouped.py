"""Shares as bars from one zero, each with its name and its n/N before it; groups of them, one below the other.

In a group the first bar may be what the others compare with: drawn lighter, a dashed line runs down from its end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Any

from dashboard.figures.base import Figure, drawn, figure
from dashboard.theme import Palette
from data.texts import text

ROW, HEAD = 46, 34
VALUES = 62  # pixels kept at the right for the values


@dataclass(frozen=True)
class Bar:
    """One share: its name, its value (None: not known), the value and the n/N as written."""

    name: str
    value: Decimal | None
    shown: str
    detail: str = ""


@dataclass(frozen=True)
class Group:
    """Bars under a title; ``compared``: the first is what the others are compared with."""

    bars: Sequence[Bar]
    title: str = ""
    compared: bool = False


def bars(groups: Sequence[Group], palette: Palette, lang: str) -> Figure:
    """The groups, the first on top, on one scale from zero."""
    rows = [(group, bar, rank) for group in groups for rank, bar in enumerate(group.bars)]
    places, heads, bottom = _places(groups)
    chart = figure(palette, lang, height=max(round(bottom) + 4, ROW), bargap=0)
    chart.add(
        "bar",
        x=[drawn(bar.value or 0) for _group, bar, _rank in rows],
        y=places,
        width=[ROW * 0.5] * len(rows),
        orientation="h",
        hovertext=[f"<b>{escape(bar.name)}</b><br>{escape(bar.detail)}" for _group, bar, _rank in rows],
        hoverinfo="text",
        marker={
            "color": [palette.committed if group.compared and not rank else palette.paid for group, _bar, rank in rows],
            "cornerradius": 2,
            "line": {"width": 0},
        },
    )
    reach = max((drawn(bar.value) for _group, bar, _rank in rows if bar.value is not None), default=0.0) or 1.0
    chart.lay(
        margin={"l": 0, "r": VALUES, "t": 0, "b": 0},
        shapes=_lines(groups, places, palette),
        annotations=[
            *[_title(group, at, palette) for group, at in zip(groups, heads, strict=True) if group.title],
            *[_value(bar, at, palette) for (_group, bar, _rank), at in zip(rows, places, strict=True)],
        ],
    )
    chart.across(range=[0, reach])
    chart.named(
        palette.text,
        range=[bottom, 0],
        tickvals=places,
        ticktext=[_name(bar, palette) for _group, bar, _rank in rows],
        ticklabelstandoff=12,
    )
    return chart


def alt(groups: Sequence[Group], lang: str) -> str:
    """The bars in words: name, share and n/N of each."""
    said = [", ".join([*filter(None, [group.title]), *[_said(bar, lang) for bar in group.bars]]) for group in groups]
    return text("reach.alt_between", lang).join(said)


def _said(bar: Bar, lang: str) -> str:
    if not bar.detail:
        return f"{bar.name} {bar.shown}"
    return text("reach.alt_bar", lang, name=bar.name, share=bar.shown, detail=bar.detail)


def _places(groups: Sequence[Group]) -> tuple[list[float], list[float], float]:
    """Where each bar and each title stands, and where the last row ends, in pixels from the top."""
    places: list[float] = []
    heads: list[float] = []
    at = 0.0
    for group in groups:
        heads.append(at + HEAD / 2)
        at += HEAD if group.title else 0
        for _bar in group.bars:
            places.append(at + ROW / 2)
            at += ROW
    return places, heads, at


def _lines(groups: Sequence[Group], places: Sequence[float], palette: Palette) -> list[dict[str, Any]]:
    """Where the first bar of a compared group ends, down to the last."""
    found: list[dict[str, Any]] = []
    first = 0
    for group in groups:
        last = first + len(group.bars) - 1
        if group.compared and group.bars and (value := group.bars[0].value) is not None:
            ends = {"x0": drawn(value), "x1": drawn(value), "y1": places[last] + ROW * 0.4}
            start = places[first] - ROW * 0.25
            # A lighter ground below the dashes, to be seen on the bars that they cross.
            found += [
                {"type": "line", **ends, "y0": start + ROW * 0.5, "line": {"color": palette.background, "width": 3}},
                {"type": "line", **ends, "y0": start, "line": {"color": palette.text, "width": 1.5, "dash": "4px,3px"}},
            ]
        first = last + 1
    return found


def _title(group: Group, at: float, palette: Palette) -> dict[str, Any]:
    return {
        "x": 0,
        "xanchor": "left",
        "y": at,
        "text": f"<b>{escape(group.title)}</b>",
        "showarrow": False,
        "font": {"size": 14, "color": palette.text},
    }


def _value(bar: Bar, at: float, palette: Palette) -> dict[str, Any]:
    """The value at the right end of a row, clear of the line that bars are compared with."""
    return {
        "x": 1,
        "xref": "paper",
        "xanchor": "left",
        "xshift": 10,
        "y": at,
        "text": f"<b>{escape(bar.shown)}</b>",
        "showarrow": False,
        "font": {"size": 14, "color": palette.text},
    }


def _name(bar: Bar, palette: Palette) -> str:
    if not bar.detail:
        return escape(bar.name)
    return f'{escape(bar.name)}<br><span style="font-size:12px;color:{palette.soft}">{escape(bar.detail)}</span>'
