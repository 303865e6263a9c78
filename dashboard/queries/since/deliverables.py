"""The deliverables that moved between two moments: delivered, late since, announced, dropped, or sent back."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.counts import deliverable_tests, reference_date
from dashboard.queries.scope import Scope
from dashboard.queries.since.span import MOST_KEPT, Span
from dashboard.queries.temporary import lately

Kind = Literal["delivered", "late", "new", "dropped", "back", "gone"]
KINDS: tuple[Kind, ...] = ("delivered", "late", "new", "dropped", "back", "gone")
"""
delivered: delivered or verified now, and not then. late: overdue now, and not then. new: announced since. dropped:
given up since. back: said delivered then, and not now. gone: in no file any more. One kind each, the first that fits.
One that only came into the scope, or left it, has not moved.
"""


@dataclass(frozen=True, slots=True)
class Step:
    """A deliverable that moved; ``day`` is that of its delivery, else the day planned."""

    target: str
    title: str | None
    project: str | None
    place: str | None
    kind: Kind
    day: date | None


def moved(connection: sa.Connection, span: Span, kinds: Sequence[Kind] = KINDS) -> list[Step]:
    """The deliverables that moved, by kind, day, title."""
    return [one for one in _every(connection, span) if one.kind in kinds]


def counts(connection: sa.Connection, span: Span) -> dict[Kind, int]:
    """How many deliverables moved, by kind; kinds that there are not are left out."""
    numbers = Counter(one.kind for one in _every(connection, span))
    return {kind: numbers[kind] for kind in KINDS if kind in numbers}


def _every(connection: sa.Connection, span: Span) -> Sequence[Step]:
    """Those of every kind: they are counted and listed out of the same."""
    return lately(connection, ("deliverables moved", span), lambda: _ordered(connection, span), MOST_KEPT)


def _ordered(connection: sa.Connection, span: Span) -> Sequence[Step]:
    found = _moved(connection, span).subquery("found")
    c = found.c
    order = sa.case(*[(c.kind == kind, rank) for rank, kind in enumerate(KINDS)])
    query = sa.select(found).order_by(order, c.day, c.title, c.target)
    return [Step(**row._mapping) for row in connection.execute(query)]


def _moved(connection: sa.Connection, span: Span) -> sa.Select[Any]:
    then, now = _at(connection, span.whole.before, "then"), _at(connection, span.now, "now")
    same = then.c.target == now.c.target
    stands = sa.case(
        (sa.and_(now.c.done == 1, sa.func.coalesce(then.c.done, 0) == 0), "delivered"),
        (sa.and_(now.c.late == 1, sa.func.coalesce(then.c.late, 0) == 0), "late"),
        (then.c.target.is_(None), "new"),
        (sa.and_(now.c.kept == 0, then.c.kept == 1), "dropped"),
        (sa.and_(now.c.done == 0, then.c.done == 1), "back"),
        else_=None,
    )
    names = ("target", "title", "project", "place", "day")
    standing = sa.select(*[now.c[name] for name in names], stands.label("kind")).join_from(
        now, then, same, isouter=True
    )
    here, left = _at(connection, span.before, "here"), _at(connection, span.whole.now, "left")
    gone = sa.select(*[here.c[name] for name in names], sa.literal("gone").label("kind"))
    lost = gone.join_from(here, left, here.c.target == left.c.target, isouter=True).where(left.c.target.is_(None))
    every = sa.union_all(standing, lost).subquery("every")
    return sa.select(every).where(every.c.kind.is_not(None))


def _at(connection: sa.Connection, scope: Scope, name: str) -> sa.Subquery:
    """One row a deliverable at a moment: whether it is kept, done, late then."""
    d = relations.deliverables(connection, scope)
    tests = deliverable_tests(d, reference_date(connection, scope))
    flags = {"kept": "planned", "done": "delivered", "late": "late"}
    target = sa.func.coalesce(d.c.deliverable_id, d.c.project_key.concat("·").concat(d.c.title), d.c.title)
    columns = sa.select(
        target.label("target"),
        sa.func.max(d.c.title).label("title"),
        sa.func.max(d.c.project_key).label("project"),
        sa.func.max(sa.func.coalesce(d.c.department, d.c.region)).label("place"),
        sa.func.max(sa.func.coalesce(d.c.delivered_on, d.c.planned_on)).label("day"),
        *[sa.func.max(sa.case((tests[test], 1), else_=0)).label(flag) for flag, test in flags.items()],
    )
    return columns.group_by(target).subquery(name)
