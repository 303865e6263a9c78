"""Requested, awarded, committed, paid, month after month, against the planned trajectory."""

from datetime import date
from decimal import Decimal

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block
from dashboard.components.block import Block
from dashboard.components.words import counted
from dashboard.figures import scurve
from dashboard.pages.uptake import planned
from dashboard.pages.uptake.words import missing
from dashboard.queries import cumulative, figures
from dashboard.queries.cumulative import Curve
from dashboard.queries.schedule import Plan
from dashboard.reports.workbook import Drawn
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text


def show(now: View, found: dict[str, figures.Figure]) -> None:
    """The curves; a sentence where no money bears a day."""
    lang, on = now.lang, now.as_of
    title = text("uptake.curves_title", lang)
    curves = ask(cumulative.cumulative, now.scope, on) if on is not None else {}
    drawn = {stage: curve for stage, curve in curves.items() if curve.points}
    if on is None or not drawn:
        missing(title, text("uptake.curves_none", lang))
        return
    plans = planned.plans(now)
    plan = plans.get("awarded")
    lines = [scurve.Curve(stage, _label(stage, drawn, lang), curve.points) for stage, curve in drawn.items()]
    every = [*lines, scurve.Curve("plan", text("uptake.planned", lang), plan.until(on))] if plan else lines
    said = [scurve.alt(lines, on, lang), *planned.gaps(plans, drawn, on, lang), *_undated(curves, lang)]
    block.show(
        now,
        Block(
            id="uptake_curves",
            title=title,
            sub=f"{text('uptake.curves_sub', lang)} {planned.which(now, plan)}",
            sentence=" ".join(said),
            table=_table(drawn, plans, lang),
            figure=scurve.scurve(every, on, _today(now, on), now.palette, lang),
            sources={
                text(f"figures.{stage}", lang): (found[stage], now.scope)
                for stage in drawn
                if found[stage].value is not None
            },
            dated=found["awarded"].date or on,
            drawn=Drawn("line", 0, tuple(range(1, len(drawn) + len(plans) + 1))),
        ),
    )


def _label(stage: str, curves: dict[str, Curve], lang: str) -> str:
    """A stage; with the axes that know it, where others don't."""
    name = text(f"figures.stage_{stage}", lang)
    every = frozenset().union(*(curve.axes for curve in curves.values()))
    own = curves[stage].axes
    if not own or own == every:
        return name
    key = "uptake.stage_of_axis" if len(own) == 1 else "uptake.stage_of_axes"
    return text(key, lang, stage=name, axes=", ".join(sorted(own)))


def _undated(curves: dict[str, Curve], lang: str) -> list[str]:
    return [
        text(
            "uptake.undated",
            lang,
            euros=fmt.money_short(curve.undated, lang),
            lines=counted("uptake.lines", curve.lines, lang),
            stage=text(f"figures.stage_{stage}", lang),
        )
        for stage, curve in curves.items()
        if curve.lines
    ]


def _today(now: View, on: date) -> str:
    if on == date.today():
        return text("uptake.today", now.lang)
    key = "uptake.latest_on" if now.scope.as_of is None else "uptake.shown_on"
    return text(key, now.lang, date=fmt.day(on, now.lang))


def _table(curves: dict[str, Curve], plans: dict[str, Plan], lang: str) -> Table:
    names = {stage: text("uptake.planned_stage", lang, stage=text(f"figures.stage_{stage}", lang)) for stage in plans}
    labels = [*(_label(stage, curves, lang) for stage in curves), *names.values()]
    heads = [Head(text("uptake.until", lang), "day"), *[Head(label, "euros") for label in labels]]
    days = [day for day, _euros in next(iter(curves.values())).points]
    rows: list[list[date | Decimal]] = [
        [day, *[curve.points[rank][1] for curve in curves.values()], *[plan.at(day) for plan in plans.values()]]
        for rank, day in enumerate(days)
    ]
    return Table(heads, rows)
