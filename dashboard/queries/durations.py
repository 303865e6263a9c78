"""Days between two states of a project: filed, decided, first commitment, first payment; and how long others wait."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_CEILING, Decimal
from typing import Any

import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.listing import COUNTED, DATED, sums
from dashboard.queries.scope import Scope

STAGES = ("decision", "commitment", "payment")
MEDIAN, NINTH = Decimal("0.5"), Decimal("0.9")


@dataclass(slots=True)
class Days:
    """Projects by number of days; ``unknown`` lack one of the two days, ``reversed_`` bear them in the wrong order."""

    days: dict[int, int] = field(default_factory=dict)
    unknown: int = 0
    reversed_: int = 0

    @property
    def measured(self) -> int:
        """n: the projects with both days."""
        return sum(self.days.values())

    @property
    def concerned(self) -> int:
        """N: those, and the ones whose days are not known or contradict each other."""
        return self.measured + self.unknown + self.reversed_

    def centile(self, share: Decimal) -> int | None:
        """The fewest days within which at least this share of the measured projects went on."""
        return centile(self.days, share)


@dataclass(slots=True)
class Stage:
    """One passage: the projects that made it, the ones that wait for it since the state before."""

    done: Days = field(default_factory=Days)
    waiting: Days = field(default_factory=Days)


def centile(days: Mapping[int, int], share: Decimal) -> int | None:
    """The nearest-rank centile of values with their counts; None of nothing."""
    rank = (share * sum(days.values())).to_integral_value(ROUND_CEILING)
    below = 0
    for value in sorted(days):
        below += days[value]
        if below >= rank:
            return value
    return None


def durations(connection: sa.Connection, scope: Scope, on: date) -> dict[str, Stage]:
    """Each passage of the projects in scope, waits counted until ``on``; in the order of ``STAGES``.

    decision: from filing to the decision, of the projects decided; those under review wait. commitment: from the
    decision (else the day of the first award) to the first commitment, of awarded projects. payment: from the first
    commitment to the first payment. Money counts where it names its project, whatever its day.
    """
    life = _life(connection, scope)
    decided = sa.or_(life.c.awarded == 1, life.c.rejected == 1, life.c.withdrawn == 1)
    decision = sa.case((life.c.awarded == 1, sa.func.coalesce(life.c.decided_on, life.c.awarded_on)),
                       else_=life.c.decided_on)  # fmt: skip
    committed, paid = (sa.func.coalesce(life.c[f"{stage}_lines"], 0) > 0 for stage in COUNTED)
    now = sa.literal(on, sa.Date)
    parts = [
        _spent("decision", "done", life.c.filed_on, decision, decided),
        _spent("decision", "waiting", life.c.filed_on, now, life.c.pending == 1),
        _spent("commitment", "done", decision, life.c.committed_on, sa.and_(life.c.awarded == 1, committed)),
        _spent("commitment", "waiting", decision, now, sa.and_(life.c.awarded == 1, sa.not_(committed))),
        _spent("payment", "done", life.c.committed_on, life.c.paid_on, sa.and_(committed, paid)),
        _spent("payment", "waiting", life.c.committed_on, now, sa.and_(committed, sa.not_(paid))),
    ]
    rows = sa.union_all(*parts).subquery("passages")
    group = [rows.c[name] for name in ("stage", "kind", "days")]
    found = {name: Stage() for name in STAGES}
    query: sa.Select[Any] = sa.select(*group, sa.func.count()).group_by(*group)
    for name, kind, days, number in connection.execute(query):
        spent: Days = getattr(found[name], kind)
        if days is None:
            spent.unknown += number
        elif days < 0:
            spent.reversed_ += number
        else:
            spent.days[int(days)] = number
    return found


def unlinked(connection: sa.Connection, scope: Scope) -> dict[str, int]:
    """stage (committed, paid) -> money lines in scope that name no project, so that no passage counts them.

    Flat-rate aids, which have no project, are left out.
    """
    m = relations.money(connection, scope)
    query = sa.select(m.c.stage, sa.func.count().label("lines")).where(
        m.c.stage.in_(("committed", "paid")), m.c.project_key.is_(None), m.c.kind != "flat_aid"
    )
    return {row.stage: row.lines for row in connection.execute(query.group_by(m.c.stage))}


def _life(connection: sa.Connection, scope: Scope) -> sa.CTE:
    """The days of each project in scope, and how many money lines it has."""
    p = relations.projects(connection, scope)
    money = sums(connection, scope, of=p, holder=scope.holder)
    kept = [p.c[name] for name in ("filed_on", "decided_on", "pending", "awarded", "rejected", "withdrawn")]
    kept += [money.c[f"{stage}_on"] for stage in DATED] + [money.c[f"{stage}_lines"] for stage in COUNTED]
    joined = p.outerjoin(money, money.c.project_key == p.c.project_key)
    return sa.select(*kept).select_from(joined).cte("life")


def _spent(
    stage: str,
    kind: str,
    start: sa.ColumnElement[date],
    end: sa.ColumnElement[date],
    which: sa.ColumnElement[bool],
) -> sa.Select[Any]:
    seconds = sa.extract("epoch", end) - sa.extract("epoch", start)
    days = sa.cast(seconds / sa.literal_column("86400"), sa.Integer)
    names = {"stage": stage, "kind": kind}
    told: list[sa.ColumnElement[Any]] = [
        sa.literal_column(f"'{word}'", sa.Text).label(name) for name, word in names.items()
    ]
    return sa.select(*told, days.label("days")).where(which)
