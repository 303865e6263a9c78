"""What is open and asks for somebody, by rule: why, since when, and what nobody can tell.

Days are counted up to the day of the data (the date asked, else that of the newest data), never to today.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import sqlalchemy as sa

from dashboard.queries.alerts import deliverables, money, others, places, projects
from dashboard.queries.alerts.alert import Alert, Found
from dashboard.queries.alerts.asked import Asked
from dashboard.queries.counts import reference_date
from dashboard.queries.known import known
from dashboard.queries.scope import Scope
from etl.review.alert_rule import rules
from etl.store.alert_thresholds import Threshold, in_force

__all__ = ["FINDERS", "OF_A_PROJECT", "Alert", "Found", "alerts"]

FINDERS: Mapping[str, Callable[[Asked], Found]] = {
    "overdue": deliverables.overdue,
    "undecided": projects.undecided,
    "uncommitted": money.uncommitted,
    "unpaid": money.unpaid,
    "overpaid": money.overpaid,
    "undelivered": deliverables.undelivered,
    "idle": projects.idle,
    "unreached": places.unreached,
    "overused": places.overused,
    "underused": places.underused,
    "behind": others.behind,
    "stale": others.stale,
    "wrong_way": others.wrong_way,
}
OF_A_PROJECT = ("overdue", "undecided", "uncommitted", "unpaid", "overpaid", "undelivered", "idle")
"""The rules that judge a project or a deliverable of one."""


def alerts(
    connection: sa.Connection,
    scope: Scope,
    thresholds: Sequence[Threshold] = (),
    project: str | None = None,
    only: tuple[str, ...] | None = None,
) -> list[Found]:
    """What each rule finds in a scope, or of one project; of all rules, or some. Empty before any data.

    ``thresholds`` are those that the fund's stewards set (``alert_thresholds.listing``): they change between editions.
    """
    on = reference_date(connection, scope)
    if on is None:
        return []
    limits, there = in_force(thresholds, on), known(connection, scope)
    asked = [
        one.code
        for one in rules()
        if (only is None or one.code in only) and (project is None or one.code in OF_A_PROJECT)
    ]
    return [
        replace(
            FINDERS[code](Asked(connection, scope, on, limits[code], there, project)),
            limits=tuple(limits[code].items()),
        )
        for code in asked
    ]
