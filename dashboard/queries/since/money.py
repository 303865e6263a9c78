"""The money of a stage between two moments, taken apart so that the parts add up to the difference, to the cent.

A line bears the day of its fact (a decision, a commitment, a payment). Its source had spoken, at the first moment, up
to the day of its newest data. Of each project (or, for lines that name none, of each party):

    movement   = lines dated after what their source had spoken of, now − the same then
    correction = lines dated up to it, now − the same then

so that what a source says anew of the past never passes for movement. A line without a day, or of a source that had
not spoken, is movement.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.counts import ZERO
from dashboard.queries.known import known
from dashboard.queries.since.by_unit import by_unit
from dashboard.queries.since.span import Span
from dashboard.queries.temporary import lately
from etl.store.types import Euros

Kind = Literal["new", "more", "less", "withdrawn", "late", "revised_up", "revised_down", "vanished", "reclassified"]
MOVEMENTS: tuple[Kind, ...] = ("new", "more", "less", "withdrawn")
CORRECTIONS: tuple[Kind, ...] = ("late", "revised_up", "revised_down", "vanished", "reclassified")
KINDS = MOVEMENTS + CORRECTIONS
"""
new: the project had no money at that stage. more, less: it had. withdrawn: rejected or given up since, so that its
money goes. late: known only now, and dated from before. revised_up, revised_down: said otherwise of the past.
vanished: in no file any more, though not withdrawn. reclassified: the same money, in another place, axis or desk.
"""
STAGES: dict[str, tuple[str, ...]] = {
    "requested": ("requested",),
    "awarded": ("awarded",),
    "committed": ("committed",),
    "paid": ("paid", "paid_back"),
}
ENDED = ("rejected", "withdrawn")
MOST_CHANGED = 8
"""The stages of two moments whose units a connection keeps: those of one page, and of the one before."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What one kind of change adds (takes away), in euros, over how many projects or parties."""

    kind: Kind
    euros: Decimal
    units: int


@dataclass(frozen=True, slots=True)
class Flow:
    """A stage's total then and now, and what leads from one to the other: start + Σ moves = end.

    ``moves`` holds the kinds that there are, in the order of ``KINDS``; ``start`` is zero before the stage was known.
    """

    stage: str
    start: Decimal
    end: Decimal
    moves: tuple[Moved, ...]

    def of(self, kinds: Sequence[Kind]) -> Decimal:
        """The euros of some kinds."""
        return sum((one.euros for one in self.moves if one.kind in kinds), ZERO)


@dataclass(frozen=True, slots=True)
class Unit:
    """A project (``project`` its key) or a party whose money changed, by one kind."""

    project: str | None
    title: str | None
    place: str | None
    kind: Kind
    before: Decimal
    after: Decimal
    euros: Decimal


def flow(connection: sa.Connection, span: Span, stage: str) -> Flow | None:
    """A stage between the two moments; None where the fund's data say nothing of it."""
    if not known(connection, span.now) & set(STAGES[stage]):
        return None
    by_kind: defaultdict[Kind, list[Decimal]] = defaultdict(list)
    for one in _changed(connection, span, stage):
        by_kind[one.kind].append(one.euros)
    moves = tuple(Moved(kind, sum(by_kind[kind], ZERO), len(by_kind[kind])) for kind in KINDS if kind in by_kind)
    start, end = (_total(connection, scope, stage) for scope in (span.before, span.now))
    return Flow(stage, start, end, moves)


def units(connection: sa.Connection, span: Span, stage: str, kinds: Sequence[Kind] = KINDS) -> list[Unit]:
    """The projects and parties behind the moves, the largest first."""
    return [one for one in _changed(connection, span, stage) if one.kind in kinds]


def _changed(connection: sa.Connection, span: Span, stage: str) -> Sequence[Unit]:
    """Every unit and kind of a stage, the largest first: its flow and its lists are made of the same."""
    return lately(connection, ("changed", span, stage), lambda: _ordered(connection, span, stage), MOST_CHANGED)


def _ordered(connection: sa.Connection, span: Span, stage: str) -> Sequence[Unit]:
    parts = _parts(connection, span, stage).subquery("parts")
    query = sa.select(parts).order_by(sa.func.abs(parts.c.euros).desc(), parts.c.title, parts.c.unit)
    return [
        Unit(row.project, row.title, row.place, row.kind, row.before or ZERO, row.after or ZERO, row.euros)
        for row in connection.execute(query)
    ]


def _total(connection: sa.Connection, scope: Any, stage: str) -> Decimal:
    m = relations.money(connection, scope)
    query = sa.select(sa.func.sum(m.c.amount)).where(m.c.stage.in_(STAGES[stage]))
    return connection.execute(query).scalar() or ZERO


def _parts(connection: sa.Connection, span: Span, stage: str) -> sa.Select[Any]:
    """One row a unit and kind whose euros are not zero: unit, project, title, place, kind, before, after, euros."""
    lines = by_unit(connection, span, STAGES[stage])
    u = lines.c
    p = relations.projects(connection, span.whole.now)
    there: sa.ColumnCollection[str, sa.ColumnElement[Any]] = u
    same: sa.ColumnElement[bool] = sa.false()
    joined: sa.FromClause = lines.outerjoin(p, p.c.project_key == u.project)
    if span.filtered:
        elsewhere = by_unit(connection, span.whole, STAGES[stage], "everywhere")
        joined = joined.join(elsewhere, elsewhere.c.unit == u.unit)
        # Whether it is known, then and now, is asked of the whole fund: it may have been so outside of the scope.
        there = elsewhere.c
        same = sa.and_(
            there.before == there.after,
            there.before_lines > 0,
            there.after_lines > 0,
            u.past_after + u.rest_after != u.past_before + u.rest_before,
        )
    movement, correction = u.rest_after - u.rest_before, u.past_after - u.past_before
    unknown_then, unknown_now = there.before_lines == 0, there.after_lines == 0
    ended = sa.and_(p.c.state.in_(ENDED), unknown_now)
    moved = sa.case(
        (same, "reclassified"), (ended, "withdrawn"), (unknown_then, "new"), (movement > 0, "more"), else_="less"
    )
    corrected = sa.case(
        (same, "reclassified"),
        (ended, "withdrawn"),
        (unknown_then, "late"),
        (unknown_now, "vanished"),
        (correction > 0, "revised_up"),
        else_="revised_down",
    )
    whole = (u.unit, u.project, u.title, u.place, u.before, u.after)
    halves = [
        sa.select(*whole, kind.label("kind"), sa.type_coerce(euros, Euros()).label("euros"))
        .select_from(joined)
        .where(euros != 0)
        for kind, euros in ((moved, movement), (corrected, correction))
    ]
    both = sa.union_all(*halves).subquery("both")
    # A unit that is withdrawn or reclassified is one thing, whatever the days of its lines.
    names = ("unit", "project", "title", "place", "kind", "before", "after")
    columns = [both.c[name] for name in names]
    total = sa.type_coerce(sa.func.sum(both.c.euros), Euros()).label("euros")
    return sa.select(*columns, total).group_by(*columns).having(sa.func.sum(both.c.euros) != 0)
