"""Requested, awarded, committed, paid, month after month, against the planned trajectory, and what is ahead."""

from datetime import date

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block, cells
from dashboard.components.block import Block
from dashboard.components.words import counted
from dashboard.figures import scurve
from dashboard.pages.uptake import ahead, cumulated, planned
from dashboard.pages.uptake.words import missing
from dashboard.queries import cumulative, figures, forecasts, planned_rows
from dashboard.queries.cumulative import Curve
from dashboard.queries.forecast import Forecast
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
    found_ahead = {name: one for name, one in ask(forecasts.forecasts, now.scope).items() if name in forecasts.MONEY}
    labels = {stage: _label(stage, drawn, lang) for stage in drawn}
    lines = [scurve.Curve(stage, labels[stage], curve.points) for stage, curve in drawn.items()]
    every = [*lines, scurve.Curve("plan", text("uptake.planned", lang), plan.until(on))] if plan else lines
    said = [scurve.alt(lines, on, lang), *planned.gaps(plans, drawn, on, lang), *_undated(curves, lang)]
    subs = [text("uptake.curves_sub", lang), planned.which(now, plan), ahead.sub(found_ahead, lang)]
    block.show(
        now,
        Block(
            id="uptake_curves",
            title=title,
            sub=" ".join(filter(None, subs)),
            sentence="\n".join([" ".join(said), *ahead.sentences(now, found_ahead, on)]),
            table=cumulated.table(
                {stage: (labels[stage], curve.points) for stage, curve in drawn.items()},
                {stage: (planned.label(stage, lang), one) for stage, one in plans.items()},
                {name: one for name, one in found_ahead.items() if isinstance(one, Forecast) and name in drawn},
                "euros",
                lang,
            ),
            figure=scurve.scurve(every, on, today(now, on), now.palette, lang, ahead.lines(found_ahead, lang)),
            sources={
                text(f"figures.{stage}", lang): (found[stage], now.scope)
                for stage in drawn
                if found[stage].value is not None
            },
            dated=found["awarded"].date or on,
            drawn=cumulated.drawn(len(drawn), len(plans)),
        ),
    )
    _cells(now, any(one.stated_on for one in plans.values()))


def _cells(now: View, planned_: bool) -> None:
    """The way to the cells of the plans, where some are loaded."""
    if planned_:
        cells.button(
            now,
            lambda: ask(planned_rows.planned_rows, now.scope, now.lang),
            "plans",
            text("uptake.plan_rows", now.lang),
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


def today(now: View, on: date) -> str:
    """What the line at the day of the data is called."""
    if on == date.today():
        return text("uptake.today", now.lang)
    key = "uptake.latest_on" if now.scope.as_of is None else "uptake.shown_on"
    return text(key, now.lang, date=fmt.day(on, now.lang))
