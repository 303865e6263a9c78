"""Paid within committed within awarded, on the envelope; a black tick where the plan stood at that date."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from dashboard import format as fmt
from dashboard.figures.base import Figure, drawn, figure
from dashboard.theme import Palette
from data.texts import text

STAGES = ("envelope", "awarded", "committed", "paid")
THICKNESS = {"envelope": 0.62, "awarded": 0.62, "committed": 0.62, "paid": 0.62}


@dataclass(frozen=True)
class Bullet:
    """The amounts of one bar; None is "not known" and draws nothing."""

    envelope: Decimal | None
    awarded: Decimal | None
    committed: Decimal | None
    paid: Decimal | None
    trajectory: Decimal | None = None

    def amounts(self) -> Mapping[str, Decimal | None]:
        """The amounts by stage, the widest first."""
        return {stage: getattr(self, stage) for stage in STAGES}

    def reach(self) -> Decimal:
        """How far the bar goes."""
        return max((value for value in (*self.amounts().values(), self.trajectory) if value), default=Decimal(0))


def bullet(bar: Bullet, palette: Palette, lang: str, maximum: Decimal) -> Figure:
    """One bar, on a scale from zero to ``maximum`` shared by the bars above and below it."""
    colours = {stage: getattr(palette, stage) for stage in STAGES}
    chart = figure(palette, lang, height=38, barmode="overlay")
    for stage, amount in bar.amounts().items():
        if amount is None:
            continue
        label = f"{text(f'ui.stage_{stage}', lang)} : {fmt.money_short(amount, lang)}"
        chart.add(
            "bar",
            x=[drawn(amount)],
            y=[0],
            width=THICKNESS[stage],
            orientation="h",
            marker={"color": colours[stage], "line": {"width": 0}, "cornerradius": 2},
            hovertemplate=f"{label}<extra></extra>",
        )
    if bar.trajectory is not None:
        at = drawn(bar.trajectory)
        chart.shape(type="line", x0=at, x1=at, y0=-0.46, y1=0.46, line={"color": palette.text, "width": 2})
    chart.across(range=[0, drawn(maximum) * 1.002])
    chart.up(range=[-0.5, 0.5])
    return chart


def alt(name: str, bar: Bullet, lang: str) -> str:
    """The bar in one sentence."""
    shown = {stage: fmt.money_short(amount, lang) for stage, amount in bar.amounts().items()}
    return text("ui.alt_bullet", lang, name=name, trajectory=fmt.money_short(bar.trajectory, lang), **shown)
