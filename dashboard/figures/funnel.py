"""From filing to decision: bars from one zero, what is pending and what is unexplained shown apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboard import format as fmt
from dashboard.figures.base import Figure, drawn, figure
from dashboard.theme import Palette
from data.texts import text


@dataclass(frozen=True)
class Step:
    """One bar: its name, how many, and its kind ("total", "open", "done", "stopped" or "residual")."""

    label: str
    value: int | None
    kind: str


def steps(
    filed: int | None,
    pending: int | None,
    awarded: int | None,
    rejected: int | None,
    withdrawn: int | None,
    lang: str,
) -> list[Step]:
    """The bars of a funnel. The residual is what the parts leave of the total, when all are known."""
    found = [
        Step(text("ui.funnel_filed", lang), filed, "total"),
        Step(text("ui.funnel_pending", lang), pending, "open"),
        Step(text("ui.funnel_awarded", lang), awarded, "done"),
    ]
    stopped = [value for value in (rejected, withdrawn) if value is not None]
    if stopped:
        found.append(Step(text("ui.funnel_stopped", lang), sum(stopped), "stopped"))
    if filed is not None and pending is not None and awarded is not None:
        residual = filed - pending - awarded - sum(stopped)
        if residual:
            found.append(Step(text("ui.funnel_residual", lang), residual, "residual"))
    return found


def funnel(bars: Sequence[Step], palette: Palette, lang: str) -> Figure:
    """The bars, the first on top, each with its count and its share of the first."""
    total = bars[0].value or 0
    reach = max((abs(bar.value or 0) for bar in bars), default=0) or 1
    colours = {
        "total": palette.paid,
        "open": palette.awarded,
        "done": palette.paid,
        "stopped": palette.soft,
        "residual": palette.hatch,
    }
    chart = figure(palette, lang, height=34 * len(bars) + 4, bargap=0.34)
    chart.add(
        "bar",
        x=[drawn(abs(bar.value or 0)) for bar in bars],
        y=[bar.label for bar in bars],
        orientation="h",
        text=[_label(bar, total, lang) for bar in bars],
        textposition="outside",
        textfont={"color": palette.text, "size": 14},
        cliponaxis=False,
        hoverinfo="skip",
        marker={
            "color": [colours[bar.kind] for bar in bars],
            "cornerradius": 2,
            "line": {"width": 0},
            "pattern": {
                "shape": ["/" if bar.kind == "residual" else "" for bar in bars],
                "bgcolor": palette.background,
                "size": 7,
                "solidity": 0.35,
            },
        },
    )
    chart.lay(margin={"l": 0, "r": 112, "t": 0, "b": 0})
    chart.across(range=[0, reach])
    chart.named(
        palette.text,
        autorange="reversed",
        ticksuffix="   ",
    )
    return chart


def alt(bars: Sequence[Step], lang: str) -> str:
    """The funnel in one sentence."""
    parts = (f"{bar.label} {fmt.count(bar.value, lang)}" for bar in bars)
    return text("ui.alt_funnel", lang, steps=", ".join(parts))


def _label(bar: Step, total: int, lang: str) -> str:
    shown = fmt.count(bar.value, lang)
    if bar.kind == "total" or not total or bar.value is None:
        return f"<b>{shown}</b>"
    share = fmt.percent(Decimal(bar.value) / Decimal(total), lang, 0)
    return f"<b>{shown}</b> · {share}"
