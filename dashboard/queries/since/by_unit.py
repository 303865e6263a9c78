"""The money of each project or party at two moments, what its sources had spoken of apart from what came since.

A line that stands at both moments counts at both as the project's whose it is known to be now. An amount column of a
project is one line whose day may change (an award decided anew): at both, it bears that of now.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.since.span import Span, spoken
from etl.store.types import Euros

WIDE = "projects"
"""The dataset whose amount columns stand for lines."""


def by_unit(connection: sa.Connection, span: Span, stages: Sequence[str], name: str = "units") -> sa.Subquery:
    """One row a unit: its totals then and now in euros; in cents, of both, what is past and what is not."""
    then, now = relations.money(connection, span.before).alias("then"), relations.money(connection, span.now)
    # Whose a line is does not depend on the scope, out of which it may have gone since.
    known = relations.money(connection, span.whole.now).alias("known")
    same = sa.and_(known.c.id == then.c.id, known.c.dataset == then.c.dataset, known.c.origin == then.c.origin)
    linked = then.outerjoin(known, sa.and_(same, known.c.stage == then.c.stage))
    project = sa.case((known.c.id.is_not(None), known.c.project_key), else_=then.c.project_key)
    wide = relations.money(connection, span.whole.now).alias("wide")
    column = (wide.c.origin == then.c.origin, wide.c.stage == then.c.stage, wide.c.project_key == then.c.project_key)
    linked = linked.outerjoin(wide, sa.and_(wide.c.dataset == WIDE, then.c.dataset == WIDE, *column))
    limits = spoken(connection, span.before)
    spoke = sa.case((wide.c.id.is_not(None), _past(wide, limits)), else_=_past(then, limits))
    sides = [
        _lines(then, 0, spoke, project, stages).select_from(linked),
        _lines(now, 1, _past(now, limits), now.c.project_key, stages),
    ]
    every = sa.union_all(*sides).subquery(f"{name}_lines")
    cents = sa.type_coerce(every.c.amount, sa.BigInteger())

    def total(*conditions: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
        return sa.func.sum(sa.case((sa.and_(*conditions), cents), else_=0))

    first, last = every.c.side == 0, every.c.side == 1
    past, rest = every.c.past == 1, every.c.past == 0
    return (
        sa.select(
            every.c.unit,
            sa.func.max(every.c.project).label("project"),
            sa.func.max(every.c.title).label("title"),
            sa.func.max(every.c.place).label("place"),
            sa.func.sum(sa.case((first, 1), else_=0)).label("before_lines"),
            sa.func.sum(sa.case((last, 1), else_=0)).label("after_lines"),
            sa.type_coerce(total(first), Euros()).label("before"),
            sa.type_coerce(total(last), Euros()).label("after"),
            total(first, past).label("past_before"),
            total(first, rest).label("rest_before"),
            total(last, past).label("past_after"),
            total(last, rest).label("rest_after"),
        )
        .group_by(every.c.unit)
        .subquery(name)
    )


def _past(m: sa.FromClause, limits: Mapping[str, date]) -> sa.ColumnElement[int]:
    """Whether a line's source had spoken of its day."""
    days = [(sa.and_(m.c.source == source, m.c.dated_on <= until), 1) for source, until in limits.items()]
    return sa.case(*days, else_=0) if days else sa.literal(0)


def _lines(
    m: sa.FromClause, side: int, past: sa.ColumnElement[int], project: sa.ColumnElement[Any], stages: Sequence[str]
) -> sa.Select[Any]:
    """The lines of one moment, each with its unit and whether it is past."""
    party = sa.literal("=").concat(sa.func.coalesce(m.c.party, m.c.party_name, ""))
    return sa.select(
        sa.func.coalesce(project, party).label("unit"),
        project.label("project"),
        sa.func.coalesce(m.c.title, m.c.party_name).label("title"),
        sa.func.coalesce(m.c.department, m.c.region).label("place"),
        sa.literal(side).label("side"),
        past.label("past"),
        m.c.amount,
    ).where(m.c.stage.in_(stages))
