"""Deliverables delivered, month after month, against the planned trajectory, and what is ahead."""

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block
from dashboard.components.block import Block
from dashboard.figures import scurve
from dashboard.pages.uptake import ahead, cumulated
from dashboard.pages.uptake.curves import today
from dashboard.queries import figures, forecasts, trajectories
from dashboard.queries.forecast import Forecast
from dashboard.view import View
from data.texts import text

NAME = "delivered"


def show(now: View, found: dict[str, figures.Figure]) -> None:
    """The curve; nothing where no delivery bears a day."""
    lang = now.lang
    points = ask(forecasts.delivered_by_month, now.scope)
    if not points:
        return
    on = points[-1][0]
    plan = ask(trajectories.in_force, now.scope, NAME)
    coming = {NAME: ask(forecasts.forecasts, now.scope)[NAME]}
    label = text("uptake.delivered_curve", lang)
    lines = [scurve.Curve(NAME, label, points)]
    every = [*lines, scurve.Curve("plan", text("uptake.planned", lang), plan.until(on))] if plan else lines
    subs = [text("uptake.delivered_sub", lang)]
    if plan and plan.stated_on:
        subs.append(text("uptake.delivered_plan", lang, on=fmt.day(plan.stated_on, lang)))
    drawn = ahead.lines(coming, lang)
    source = found["deliverables_delivered"]
    block.show(
        now,
        Block(
            id="uptake_delivered",
            title=text("uptake.delivered_title", lang),
            sub=" ".join(filter(None, [*subs, ahead.sub(coming, lang)])),
            sentence=" ".join([scurve.alt(lines, on, lang, fmt.count), *ahead.sentences(now, coming, on)]),
            table=cumulated.table(
                {NAME: (label, points)},
                {NAME: (text("uptake.planned", lang), plan)} if plan else {},
                {name: one for name, one in coming.items() if isinstance(one, Forecast)},
                "count",
                lang,
            ),
            figure=scurve.scurve(every, on, today(now, on), now.palette, lang, drawn, fmt.count),
            sources={text("figures.deliverables_delivered", lang): (source, now.scope)},
            dated=source.date or on,
            drawn=cumulated.drawn(1, 1 if plan else 0),
        ),
    )
