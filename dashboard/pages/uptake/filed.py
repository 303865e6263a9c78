"""Applications filed, month after month, against the planned trajectory."""

from datetime import date
from decimal import Decimal

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block
from dashboard.components.block import Block
from dashboard.components.words import counted
from dashboard.figures import scurve
from dashboard.pages.uptake import cumulated
from dashboard.pages.uptake.curves import today
from dashboard.queries import figures, filings, trajectories
from dashboard.queries.schedule import Plan
from dashboard.view import View
from data.texts import text

NAME = "filed"


def show(now: View, found: dict[str, figures.Figure]) -> None:
    """The curve; nothing where no filing bears a day."""
    lang = now.lang
    points = ask(filings.filed_by_month, now.scope)
    if not points:
        return
    on = points[-1][0]
    plan = ask(trajectories.in_force, now.scope, NAME)
    label, planned = text("uptake.filed_curve", lang), text("uptake.planned", lang)
    lines = [scurve.Curve(NAME, label, points)]
    every = [*lines, scurve.Curve("plan", planned, plan.until(on))] if plan else lines
    said = [scurve.alt(lines, on, lang, fmt.count), *_gap(plan, points[-1][1], on, lang)]
    if unknown := ask(filings.undated, now.scope):
        said.append(counted("uptake.filed_undated", unknown, lang))
    subs = [text("uptake.filed_sub", lang)]
    if plan and plan.stated_on:
        subs.append(text("uptake.delivered_plan", lang, on=fmt.day(plan.stated_on, lang)))
    elif now.scope.axis is None and (axes := ask(trajectories.planned_axes, now.scope, NAME)):
        subs.append(text("uptake.plan_of_axes", lang, axes=", ".join(axes)))
    source = found["projects_filed"]
    block.show(
        now,
        Block(
            id="uptake_filed",
            title=text("uptake.filed_title", lang),
            sub=" ".join(subs),
            sentence=" ".join(said),
            table=cumulated.table({NAME: (label, points)}, {NAME: (planned, plan)} if plan else {}, {}, "count", lang),
            figure=scurve.scurve(every, on, today(now, on), now.palette, lang, [], fmt.count),
            sources={text("figures.projects_filed", lang): (source, now.scope)},
            dated=source.date or on,
            drawn=cumulated.drawn(1, 1 if plan else 0),
        ),
    )


def _gap(plan: Plan | None, value: Decimal, on: date, lang: str) -> list[str]:
    """How far the filings are from what was planned by that day."""
    if plan is None:
        return []
    gap = value - plan.at(on)
    shown = {"planned": fmt.count(plan.at(on), lang), "gap": fmt.signed(fmt.count(gap, lang), gap)}
    return [text("uptake.filed_gap", lang, **shown)]
