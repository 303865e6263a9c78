"""The Lorenz curve: the share of the euros that the least served part of the population gets, beside equality."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from itertools import pairwise
from typing import Any

from dashboard import format as fmt
from dashboard.figures.base import Figure, drawn, figure
from dashboard.theme import Palette
from data.texts import text

HEIGHT = 430
FIFTHS = tuple(Decimal(step) / 5 for step in range(6))


@dataclass(frozen=True)
class Step:
    """A point of the curve, both shares 0 to 1: the territory that ends there, and its value as written."""

    population: Decimal
    euros: Decimal
    name: str = ""
    shown: str = ""


def lorenz(
    steps: Sequence[Step], palette: Palette, lang: str, gini_shown: str, best: tuple[Decimal, Decimal] | None = None
) -> Figure:
    """The curve from (0, 0) to (1, 1); ``best``: a best served part of the population and its share of the euros."""
    chart = figure(palette, lang, height=HEIGHT, margin={"l": 4, "r": 26, "t": 26, "b": 8})
    chart.add(
        "scatter",
        x=[0, 1],
        y=[0, 1],
        mode="lines",
        line={"color": palette.soft, "width": 1.5, "dash": "4px,4px"},
        hoverinfo="skip",
    )
    chart.add(
        "scatter",
        x=[drawn(step.population) for step in steps],
        y=[drawn(step.euros) for step in steps],
        mode="lines+markers",
        line={"color": palette.paid, "width": 3},
        marker={"size": 4, "color": palette.paid},
        fill="tonexty",
        fillcolor=palette.envelope,
        text=[_hover(step, lang) for step in steps],
        hovertemplate="%{text}<extra></extra>",
    )
    notes = [
        _note(0.46, 0.46, text("reach.lorenz_equal", lang), palette.soft, "right", "bottom"),
        _note(0.5, _at(steps, 0.5), text("reach.lorenz_curve", lang, gini=gini_shown), palette.text, "left", "top"),
        _note(0, 1.02, text("reach.lorenz_y", lang), palette.soft, "left", "bottom"),
    ]
    shapes: list[dict[str, Any]] = []
    if best is not None and steps:
        shapes, said = _best(best, palette, lang)
        notes.append(said)
    chart.lay(shapes=shapes, annotations=[note for note in notes if steps or note["y"] > 1])
    ticks: dict[str, Any] = {
        "visible": True,
        "tickvals": [drawn(share) for share in FIFTHS],
        "ticktext": [fmt.percent(share, lang, 0) for share in FIFTHS],
        "gridcolor": palette.line,
        "zeroline": False,
        "ticks": "",
        "automargin": True,
        "tickfont": {"size": 12.5, "color": palette.soft},
    }
    title = {"text": text("reach.lorenz_x", lang), "font": {"size": 12.5, "color": palette.soft}, "standoff": 8}
    # One zero is enough at the corner that both axes share.
    chart.across(range=[0, 1], title=title, **(ticks | {"ticktext": ["", *ticks["ticktext"][1:]]}))
    chart.up(range=[0, 1], **ticks)
    return chart


def alt(gini_shown: str, words: str, best: tuple[Decimal, Decimal] | None, lang: str) -> str:
    """The curve in one sentence: its Gini in figures and in words, what the best served part gets."""
    if best is None:
        return text("reach.lorenz_none", lang)
    return text(
        "reach.alt_lorenz",
        lang,
        words=words,
        gini=gini_shown,
        part=fmt.percent(best[0], lang, 0),
        share=fmt.percent(best[1], lang),
    )


def _best(best: tuple[Decimal, Decimal], palette: Palette, lang: str) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """What the curve climbs over the best served part, as a step at its end, and its words."""
    left, low = drawn(1 - best[0]), drawn(1 - best[1])
    shapes: list[dict[str, Any]] = [
        {"type": "line", "x0": left, "x1": 1, "y0": low, "y1": low, "line": {"color": palette.text, "width": 2}},
        {"type": "line", "x0": 1, "x1": 1, "y0": low, "y1": 1, "line": {"color": palette.text, "width": 6}},
    ]
    words = text(
        "reach.lorenz_best",
        lang,
        part=fmt.percent(best[0], lang, 0),
        share=f"<b>{fmt.percent(best[1], lang)}</b>",
    )
    return shapes, _note(0.86, 0.97, words, palette.text, "right", "top")


def _at(steps: Sequence[Step], population: float) -> float:
    """The height of the curve there."""
    for left, right in pairwise(steps):
        low, high = drawn(left.population), drawn(right.population)
        if low <= population <= high and high > low:
            part = (population - low) / (high - low)
            return drawn(left.euros) + part * (drawn(right.euros) - drawn(left.euros))
    return 0.0


def _note(x: float, y: float, words: str, colour: str, across: str, up: str) -> dict[str, Any]:
    return {
        "x": x,
        "y": y,
        "text": words,
        "showarrow": False,
        "align": "right" if across == "right" else "left",
        "xanchor": across,
        "yanchor": up,
        "xshift": 8 if across == "left" and x else 0,
        "yshift": -6 if up == "top" and x == 0.5 else 0,
        "font": {"size": 13, "color": colour},
    }


def _hover(step: Step, lang: str) -> str:
    shares = text(
        "reach.lorenz_hover",
        lang,
        population=fmt.percent(step.population, lang),
        euros=fmt.percent(step.euros, lang),
    )
    return f"<b>{escape(step.name)}</b> {escape(step.shown)}<br>{shares}" if step.name else shares
