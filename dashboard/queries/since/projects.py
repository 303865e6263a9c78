"""The projects that moved between two moments: filed, decided, carried further, withdrawn, or sent back."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.since.span import MOST_KEPT, Span
from dashboard.queries.temporary import lately

Kind = Literal["new", "advanced", "rejected", "withdrawn", "back", "unstated", "gone", "reclassified"]
MOVEMENTS: tuple[Kind, ...] = ("new", "advanced", "rejected", "withdrawn")
CORRECTIONS: tuple[Kind, ...] = ("back", "unstated", "gone", "reclassified")
KINDS = MOVEMENTS + CORRECTIONS
"""
new: known for the first time. advanced: further in the chain of states. rejected, withdrawn: ended without an award, or
given up. back: less far than it was said to be. unstated: its state is not said any more. gone: in no file any
more. reclassified: known before and after, but in the scope at one moment only.
"""
CHAIN = ("draft", "filed", "under_review", "awarded", "contracted", "committed", "paid", "closed")
ENDED = ("rejected", "withdrawn")


@dataclass(frozen=True, slots=True)
class Step:
    """A project that moved. States are codes, None for none known; ``day`` is that of its decision, else of filing."""

    key: str
    title: str | None
    holder: str | None
    place: str | None
    kind: Kind
    before: str | None
    after: str | None
    day: date | None


def counts(connection: sa.Connection, span: Span) -> dict[Kind, int]:
    """How many projects moved, by kind; kinds that there are not are left out."""
    numbers = Counter(one.kind for one in _every(connection, span))
    return {kind: numbers[kind] for kind in KINDS if kind in numbers}


def moved(connection: sa.Connection, span: Span, kinds: Sequence[Kind] = KINDS) -> list[Step]:
    """The projects that moved, the most advanced first, by title."""
    return [one for one in _every(connection, span) if one.kind in kinds]


def _every(connection: sa.Connection, span: Span) -> Sequence[Step]:
    """Those of every kind: they are counted and listed out of the same."""
    return lately(connection, ("projects moved", span), lambda: _ordered(connection, span), MOST_KEPT)


def _ordered(connection: sa.Connection, span: Span) -> Sequence[Step]:
    found = _moved(connection, span).subquery("found")
    query = sa.select(found).order_by(_rank(found.c.after).desc(), found.c.title, found.c.key)
    return [Step(**row._mapping) for row in connection.execute(query)]


def _moved(connection: sa.Connection, span: Span) -> sa.Select[Any]:
    """One row a project whose state is not what it was, as ``Step`` names its columns."""
    sides = []
    for side, scope in enumerate((span.before, span.now)):
        inside, every = relations.projects(connection, scope), relations.projects(connection, _whole(span, side))
        here = sa.literal(1) if not span.filtered else sa.case((inside.c.project_key.is_not(None), 1), else_=0)
        joined = every if not span.filtered else every.outerjoin(inside, inside.c.project_key == every.c.project_key)
        sides.append(
            sa.select(
                every.c.project_key.label("key"),
                sa.literal(side).label("side"),
                here.label("here"),
                every.c.title,
                every.c.party_name.label("holder"),
                sa.func.coalesce(every.c.department, every.c.region).label("place"),
                sa.func.coalesce(every.c.state, sa.case((every.c.awarded == 1, "awarded"))).label("state"),
                sa.func.coalesce(every.c.decided_on, every.c.filed_on).label("day"),
            ).select_from(joined)
        )
    then, now = (one.subquery(name) for one, name in zip(sides, ("then", "now"), strict=True))
    # A project of both moments, of the first alone, of the second alone.
    both = _row(then, now).join_from(now, then, then.c.key == now.c.key, isouter=True)
    lost = _row(then, None).join_from(then, now, then.c.key == now.c.key, isouter=True).where(now.c.key.is_(None))
    every = sa.union_all(both, lost).subquery("both")
    c = every.c
    kind = sa.case(
        (c.was_here + c.is_here == 0, None),
        (c.known_then == 0, "new"),
        (c.known_now == 0, "gone"),
        (c.was_here != c.is_here, "reclassified"),
        (sa.func.coalesce(c.before, "") == sa.func.coalesce(c.after, ""), None),
        (c.after.is_(None), "unstated"),
        (c.after.in_(ENDED), c.after),
        (sa.and_(c.before.in_(ENDED), c.after.in_(CHAIN[: CHAIN.index("awarded")])), "back"),
        (_rank(c.after) < _rank(c.before), "back"),
        else_="advanced",
    )
    names = ("key", "title", "holder", "place", "before", "after", "day")
    kinds = sa.select(*[c[name] for name in names], kind.label("kind")).subquery("kinds")
    return sa.select(kinds).where(kinds.c.kind.is_not(None))


def _row(then: sa.Subquery, now: sa.Subquery | None) -> sa.Select[Any]:
    told = then if now is None else now
    nothing = sa.cast(sa.null(), sa.Text)
    return sa.select(
        *[told.c[name] for name in ("key", "title", "holder", "place", "day")],
        then.c.state.label("before"),
        (nothing if now is None else now.c.state).label("after"),
        sa.func.coalesce(then.c.here, 0).label("was_here"),
        (sa.literal(0) if now is None else now.c.here).label("is_here"),
        sa.case((then.c.key.is_not(None), 1), else_=0).label("known_then"),
        sa.literal(0 if now is None else 1).label("known_now"),
    )


def _whole(span: Span, side: int) -> Any:
    whole = span.whole
    return whole.now if side else whole.before


def _rank(state: sa.ColumnElement[Any]) -> sa.ColumnElement[int]:
    """How far in the chain a state is; none is before them all."""
    return sa.case(*[(state == name, rank) for rank, name in enumerate(CHAIN, start=1)], else_=0)
