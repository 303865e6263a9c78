"""Territories from the highest to the lowest on one line each, with the median between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from statistics import median
from typing import Any

from dashboard.figures.base import Figure, drawn, figure
from dashboard.theme import Palette
from data.texts import text

ROW = 25
SMALL_ROW = 6
NAMED = 34
"""Up to so many rows each bears its name; beyond, the first, the last and the chosen ones do."""
ENDS = 4
Drawn = dict[str, Any]


@dataclass(frozen=True)
class Dot:
    """One territory, its value and the value as written."""

    name: str
    value: Decimal | None
    shown: str
    selected: bool = False


def middle(dots: Sequence[Dot]) -> Decimal | None:
    """The median of what is known."""
    known = [dot.value for dot in dots if dot.value is not None]
    return median(known) if known else None


def sorted_known(dots: Sequence[Dot]) -> list[Dot]:
    """The dots whose value is known, from the lowest to the highest."""
    return sorted((dot for dot in dots if dot.value is not None), key=lambda dot: (dot.value, dot.name))


def far(dot: Dot, centre: Decimal | None, band: Decimal | None) -> bool:
    """Whether a dot is further than the band below the median."""
    return None not in (dot.value, centre, band) and dot.value < centre - band  # type: ignore[operator]


def dotplot(
    dots: Sequence[Dot],
    palette: Palette,
    lang: str,
    median_shown: str,
    band: Decimal | None = None,
    band_shown: str = "",
) -> Figure:
    """The known dots, sorted; what is within ``band`` of the median lies on a light band, named ``band_shown``.

    What is below the band is another mark and another colour.
    """
    known = sorted_known(dots)
    centre = middle(known)
    low, high = _bounds(known, centre, band)
    told = _told(known)
    row = ROW if len(known) <= NAMED else SMALL_ROW
    right = 22 + 7 * max((len(dot.shown) for dot in known), default=6)
    top = 26 if band_shown else 6
    chart = figure(palette, lang, height=row * len(known) + top + 28, margin={"l": 0, "r": right, "t": top, "b": 30})
    chart.add(
        "scatter",
        x=[drawn(dot.value or 0) for dot in known],
        y=list(range(len(known))),
        mode="markers",
        marker={
            "size": [12 if dot.selected else 10 if row == ROW else 7 for dot in known],
            "opacity": 1,
            "color": [palette.late if far(dot, centre, band) else palette.paid for dot in known],
            "symbol": ["triangle-down" if far(dot, centre, band) else "circle" for dot in known],
            "line": {"width": [2 if dot.selected else 0 for dot in known], "color": palette.text},
        },
        text=[f"<b>{escape(dot.name)}</b><br>{escape(dot.shown)}" for dot in known],
        hovertemplate="%{text}<extra></extra>",
        cliponaxis=False,
    )
    lines = range(len(known)) if row == ROW else sorted(told)
    shapes = [_line(low, high, rank, rank, {"color": palette.line, "width": 1}) for rank in lines]
    notes = [_value(rank, dot, palette) for rank, dot in enumerate(known) if rank in told]
    if centre is not None:
        end = len(known) - 0.4
        if band is not None:
            shapes.insert(0, _band(drawn(centre - band), drawn(centre + band), end, palette))
            notes += [_words(drawn(centre), end, "bottom", band_shown, palette)] if band_shown else []
        at = drawn(centre)
        shapes.append(_line(at, at, -0.8, end, {"color": palette.text, "width": 1, "dash": "3px,3px"}))
        notes.append(_words(at, -0.8, "top", text("ui.median", lang, value=median_shown), palette))
    edge = (high - low) * 0.04
    chart.lay(shapes=shapes, annotations=notes)
    chart.across(range=[low - edge, high + edge])
    chart.named(
        palette.text,
        13.5,
        range=[-0.9, len(known) - 0.2],
        tickvals=sorted(told),
        ticktext=[_name(known[rank]) for rank in sorted(told)],
        ticksuffix="   ",
    )
    return chart


def alt(measure: str, dots: Sequence[Dot], median_shown: str, lang: str) -> str:
    """The plot in one sentence: its ends and its median."""
    known = sorted_known(dots)
    if not known:
        return text("ui.alt_dots_empty", lang, measure=measure)
    top, bottom = known[-1], known[0]
    return text(
        "ui.alt_dots",
        lang,
        measure=measure,
        count=len(known),
        top=f"{top.name} {top.shown}",
        bottom=f"{bottom.name} {bottom.shown}",
        median=median_shown,
    )


def _told(known: Sequence[Dot]) -> set[int]:
    """The ranks of the rows that bear their name: all of few; of many, both ends and the chosen, well apart."""
    if len(known) <= NAMED:
        return set(range(len(known)))
    apart = -(-16 // SMALL_ROW)
    last = len(known) - 1
    found = {rank for rank, dot in enumerate(known) if dot.selected}
    for rank in [*(last - step * apart for step in range(ENDS)), *(step * apart for step in range(ENDS))]:
        if all(abs(rank - other) >= apart for other in found):
            found.add(rank)
    return found


def _bounds(known: Sequence[Dot], centre: Decimal | None, band: Decimal | None) -> tuple[float, float]:
    """The ends of the scale: zero, every dot and the upper end of the band."""
    ends = [0.0, *(drawn(dot.value or 0) for dot in known), drawn((centre or 0) + (band or 0))]
    return min(ends), max(ends) or 1.0


def _band(low: float, high: float, end: float, palette: Palette) -> Drawn:
    """What lies near the median."""
    paint = {"fillcolor": palette.note, "line": {"width": 0}, "layer": "below"}
    return {"type": "rect", "x0": low, "x1": high, "y0": -0.8, "y1": end, **paint}


def _line(x0: float, x1: float, y0: float, y1: float, line: Drawn) -> Drawn:
    return {"type": "line", "x0": x0, "x1": x1, "y0": y0, "y1": y1, "line": line, "layer": "below"}


def _value(row: int, dot: Dot, palette: Palette) -> Drawn:
    """The value at the right end of a row."""
    return {
        "x": 1,
        "xref": "paper",
        "xanchor": "left",
        "xshift": 12,
        "y": row,
        "text": escape(dot.shown),
        "showarrow": False,
        "font": {"color": palette.soft, "size": 13},
    }


def _words(at: float, y: float, anchor: str, words: str, palette: Palette) -> Drawn:
    """Words above or below the rows, at a value."""
    font = {"size": 12.5, "color": palette.soft}
    return {"x": at, "y": y, "yanchor": anchor, "text": words, "showarrow": False, "font": font}


def _name(dot: Dot) -> str:
    name = escape(dot.name)
    return f"<b>{name}</b>" if dot.selected else name
