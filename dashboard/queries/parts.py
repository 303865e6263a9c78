"""What the headline is made of, and what the data leave unsaid."""

from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa

from dashboard.queries import relations as r
from dashboard.queries.said import standing
from dashboard.queries.scope import Scope
from etl.schemas import TERRITORY_LEVELS


@dataclass(frozen=True, slots=True)
class Part:
    """The awarded money of an axis (None: not known) and a kind (``project``, ``flat_aid``): euros and lines."""

    axis: str | None
    kind: str
    euros: Decimal
    lines: int


def awarded(connection: sa.Connection, scope: Scope) -> list[Part]:
    """The parts of the awarded euros, by axis and kind: they add up to the figure ``awarded``."""
    m = r.money(connection, scope)
    query = (
        sa.select(m.c.axis, m.c.kind, sa.func.sum(m.c.amount), sa.func.count())
        .where(m.c.stage == "awarded")
        .group_by(m.c.axis, m.c.kind)
    )
    found = [Part(*row) for row in connection.execute(query)]
    return sorted(found, key=lambda part: (part.axis is None, part.axis or "", part.kind != "project"))


@dataclass(frozen=True, slots=True)
class Unsaid:
    """What is not known: awarded euros without a territory, deliverables without a planned day, absences not told."""

    unplaced: Decimal
    undated: int
    presences: int


def unsaid(connection: sa.Connection, scope: Scope) -> Unsaid:
    """What the data of a scope leave unsaid, an objective each."""
    m, d = r.money(connection, scope), r.deliverables(connection, scope)
    nowhere = sa.and_(m.c.stage == "awarded", *[m.c[name].is_(None) for name in TERRITORY_LEVELS])
    unplaced = connection.execute(sa.select(sa.func.sum(m.c.amount)).where(nowhere)).scalar()
    kept = sa.func.coalesce(d.c.state, "planned") != "dropped"
    undated = sa.select(sa.func.count()).select_from(d).where(kept, d.c.planned_on.is_(None))
    p = standing("partners", scope.fund, scope.as_of)
    untold = sa.select(sa.func.count()).where(
        p.c.body_kind == "committee", p.c.met_on.is_not(None), p.c.attended.is_(None)
    )
    return Unsaid(
        Decimal(unplaced or 0),
        connection.execute(undated).scalar_one(),
        connection.execute(untold).scalar_one(),
    )
