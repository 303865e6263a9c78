"""What is open and asks for somebody: late deliverables, files without a decision, money that does not follow.

Days are counted up to the day of the data (the date asked, else that of the newest data), never to today.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.counts import deliverable_tests, known, reference_date
from dashboard.queries.listing import sums
from dashboard.queries.scope import Scope

THRESHOLDS = {"late": 0, "undecided": 90, "uncommitted": 365, "unpaid": 365}
"""By kind of alert, the days after which it opens: after the planned day, the filing, the decision, the commitment."""

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing that waits: since which day; the euros that do not follow, where it is about money."""

    kind: str
    project: str | None
    title: str | None
    since: date
    days: int
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class Alerts:
    """The alerts of one kind: how many, and those that wait the longest."""

    kind: str
    count: int
    longest: tuple[Alert, ...]


def alerts(connection: sa.Connection, scope: Scope, project: str | None = None, limit: int = SHOWN) -> list[Alerts]:
    """The open alerts of a scope, or of one project, by kind; kinds without one are left out.

    What the fund's data say nothing of (a stage that no file bears) opens no alert: unknown is not missing.
    """
    on = reference_date(connection, scope)
    if on is None:
        return []
    there = known(connection, scope)
    found = []
    for kind, query in _questions(connection, scope, on, there).items():
        rows = query.subquery(kind)
        picked = sa.select(rows, sa.func.count().over())
        if project is not None:
            picked = picked.where(rows.c.project == project)
        waiting = connection.execute(picked.order_by(rows.c.since, rows.c.project, rows.c.title).limit(limit)).all()
        if waiting:
            longest = tuple(
                Alert(kind, key, title, day, (on - day).days, left) for key, title, day, left, _n in waiting
            )
            found.append(Alerts(kind, waiting[0][-1], longest))
    return found


def _questions(
    connection: sa.Connection, scope: Scope, on: date, there: Set[str]
) -> Mapping[str, sa.Select[tuple[Any, ...]]]:
    """By kind: project, title, since, euros."""
    d, p, money = (
        relations.deliverables(connection, scope),
        relations.projects(connection, scope),
        sums(connection, scope),
    )
    before = {kind: on - timedelta(days=days) for kind, days in THRESHOLDS.items()}
    none = sa.cast(sa.null(), money.c.awarded.type)

    def of_project(since: sa.ColumnElement[Any], left: sa.ColumnElement[Any]) -> sa.Select[tuple[Any, ...]]:
        return sa.select(
            p.c.project_key.label("project"), p.c.title.label("title"), since.label("since"), left.label("amount")
        )

    with_money = p.join(money, money.c.project_key == p.c.project_key)
    euros, zero = money.c.awarded.type, Decimal(0)
    uncommitted = sa.type_coerce(money.c.awarded - sa.func.coalesce(money.c.committed, zero), euros)
    unpaid = sa.type_coerce(money.c.committed - sa.func.coalesce(money.c.paid, zero), euros)
    found = {
        "late": sa.select(
            d.c.project_key.label("project"),
            d.c.title.label("title"),
            d.c.planned_on.label("since"),
            none.label("amount"),
        ).where(deliverable_tests(d, before["late"])["late"]),
        "undecided": of_project(p.c.filed_on, none).where(p.c.pending == 1, p.c.filed_on < before["undecided"]),
    }
    if "committed" in there:
        found["uncommitted"] = (
            of_project(p.c.decided_on, uncommitted)
            .select_from(with_money)
            .where(p.c.awarded == 1, p.c.decided_on < before["uncommitted"], uncommitted > zero)
        )
    if "paid" in there:
        found["unpaid"] = (
            of_project(money.c.committed_on, unpaid)
            .select_from(with_money)
            .where(
                money.c.committed_on < before["unpaid"],
                money.c.committed > zero,
                sa.func.coalesce(money.c.paid, zero) <= zero,
            )
        )
    return found
