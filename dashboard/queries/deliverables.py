"""Deliverables by theme, by audience, by proof and by lateness: counts that add up to the figures of the scope."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

import sqlalchemy as sa

from dashboard.queries import relations as r
from dashboard.queries.counts import deliverable_tests, reference_date
from dashboard.queries.scope import Scope
from etl.store.current import loads
from etl.store.tables import editions, source_tables

PROOFS = ("verified", "to_verify", "missing")
"""The states of a delivered deliverable's proof: checked, given and not checked, not given. None before delivery."""

BUCKETS = (30, 90, 180)
"""Upper limits, in days late; the last group has none."""


@dataclass(frozen=True, slots=True)
class Group:
    """Counts of the deliverables of one theme or audience; ``code`` is None where none is said.

    ``kept`` are all but the dropped, ``delivered`` those not verified; ``unstated`` say no state.
    """

    code: str | None
    kept: int
    verified: int
    delivered: int
    in_progress: int
    planned: int
    unstated: int
    dropped: int
    late: int
    on_time: int
    dated: int

    @property
    def done(self) -> int:
        """Delivered or verified."""
        return self.verified + self.delivered


@dataclass(frozen=True, slots=True)
class Proofs:
    """Delivered deliverables by proof; ``unlinked`` are verified ones that give no link."""

    verified: int
    to_verify: int
    missing: int
    unlinked: int


@dataclass(frozen=True, slots=True)
class Lateness:
    """Late deliverables at ``on`` by days late, in the groups that ``BUCKETS`` limit; ``oldest``: the most days."""

    on: date | None
    groups: tuple[int, ...]
    oldest: int | None


def by(connection: sa.Connection, scope: Scope, name: Literal["theme", "audience"]) -> list[Group]:
    """The deliverables of each theme or audience, the most numerous first, what is not said last."""
    d = r.deliverables(connection, scope)
    tests = deliverable_tests(d, reference_date(connection, scope))
    told = {
        "kept": tests["planned"],
        **{state: d.c.state == state for state in ("verified", "delivered", "in_progress", "planned")},
        "unstated": d.c.state.is_(None),
        "dropped": d.c.state == "dropped",
        **{flag: tests[flag] for flag in ("late", "on_time", "dated")},
    }
    query = sa.select(d.c[name], *[_number(test) for test in told.values()]).group_by(d.c[name])
    groups = [Group(code, *map(int, values)) for code, *values in connection.execute(query)]
    return sorted(groups, key=lambda one: (one.code is None, -one.kept, one.code or ""))


def proof_of(d: sa.FromClause) -> sa.ColumnElement[str]:
    """The state of a row's proof, one of ``PROOFS``; null where nothing was delivered."""
    return sa.case(
        (sa.not_(sa.func.coalesce(d.c.state, "").in_(r.DELIVERED_STATES)), None),
        (sa.or_(d.c.state == "verified", d.c.verified_on.is_not(None)), "verified"),
        (d.c.proof_url.is_not(None), "to_verify"),
        else_="missing",
    )


def proofs(connection: sa.Connection, scope: Scope) -> Proofs:
    """How many delivered deliverables have a proof, and in which state: the three add up to the delivered ones."""
    d = r.deliverables(connection, scope)
    proof = proof_of(d)
    unlinked = sa.and_(proof == "verified", d.c.proof_url.is_(None))
    query = sa.select(*[_number(proof == name) for name in PROOFS], _number(unlinked))
    return Proofs(*(int(value or 0) for value in connection.execute(query).one()))


def lateness(connection: sa.Connection, scope: Scope) -> Lateness:
    """How late the late ones are: not delivered, planned before the date of the question."""
    on = reference_date(connection, scope)
    if on is None:
        return Lateness(None, (0,) * (len(BUCKETS) + 1), None)
    d = r.deliverables(connection, scope)
    late = deliverable_tests(d, on)["late"]
    limits = [on - timedelta(days=days) for days in BUCKETS]
    within = [d.c.planned_on >= limits[0]]
    within += [sa.and_(d.c.planned_on < before, d.c.planned_on >= after) for before, after in pairwise(limits)]
    within.append(d.c.planned_on < limits[-1])
    first = sa.func.min(sa.case((late, d.c.planned_on), else_=None))
    *groups, oldest = connection.execute(sa.select(*[_number(sa.and_(late, days)) for days in within], first)).one()
    return Lateness(on, tuple(int(one or 0) for one in groups), (on - oldest).days if oldest else None)


def data_dates(connection: sa.Connection, scope: Scope) -> list[date]:
    """The dates of the data that speak of deliverables, as of the scope's moment, the newest first."""
    query = (
        sa.select(editions.c.data_date)
        .join(source_tables, source_tables.c.edition == editions.c.number)
        .where(loads(connection, scope.fund, scope.as_of), source_tables.c.dataset == "deliverables")
        .distinct()
    )
    return sorted((on for (on,) in connection.execute(query)), reverse=True)


def _number(test: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((test, 1), else_=0))
