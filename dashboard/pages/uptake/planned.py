"""What the curves are measured by: which trajectory is in force, and how far each stage is from its own."""

from collections.abc import Mapping
from datetime import date

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.queries import trajectories
from dashboard.queries.cumulative import Curve
from dashboard.queries.schedule import Plan
from dashboard.view import View
from data.texts import text

STAGES = ("requested", "awarded", "committed", "paid")


def plans(now: View) -> dict[str, Plan]:
    """The plans in force in the scope, by stage."""
    found = {stage: ask(trajectories.in_force, now.scope, stage) for stage in STAGES}
    return {stage: plan for stage, plan in found.items() if plan is not None}


def which(now: View, plan: Plan | None) -> str:
    """Which trajectory of awards is drawn: the one loaded, a straight line, or none."""
    if plan is None:
        axes = ask(trajectories.planned_axes, now.scope, "awarded") if now.scope.axis is None else ()
        if axes:
            return text("uptake.plan_of_axes", now.lang, axes=", ".join(axes))
        return text("uptake.plan_none", now.lang)
    if plan.stated_on is not None:
        return text("uptake.plan_loaded", now.lang, on=fmt.day(plan.stated_on, now.lang))
    opened, closed = fmt.day(plan.opened, now.lang), fmt.day(plan.closed, now.lang)
    return text("uptake.plan_straight", now.lang, opened=opened, closed=closed)


def label(stage: str, lang: str) -> str:
    """The heading of a stage's plan."""
    return text("uptake.planned_stage", lang, stage=text(f"figures.stage_{stage}", lang))


def gaps(found: Mapping[str, Plan], curves: Mapping[str, Curve], on: date, lang: str) -> list[str]:
    """How far each stage that has a plan is from it, in euros and in days."""
    return [_gap(stage, plan, curves[stage], on, lang) for stage, plan in found.items() if stage in curves]


def _gap(stage: str, plan: Plan, curve: Curve, on: date, lang: str) -> str:
    gap = plan.gap(curve.total, on)
    kind = "on" if not gap.value else "behind" if gap.value < 0 else "beyond" if gap.days is None else "ahead"
    return text(
        f"uptake.gap_{kind}",
        lang,
        what=text(f"uptake.plan_{stage}", lang),
        planned=fmt.money_short(gap.planned, lang),
        euros=fmt.money_short(abs(gap.value), lang),
        days=text("ui.unknown", lang) if gap.days is None else fmt.count(abs(gap.days), lang),
    )
