"""Requested and awarded euros of the same projects: how much of what they ask for they get."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.listing import sums
from dashboard.queries.scope import Scope
from dashboard.queries.sizes import HOLDERS, holder_class
from etl.store.tables import territories

SHARES = (Decimal("0.5"), Decimal("0.75"), Decimal(1))
"""Shares of the request from which the next band begins; the last is a request granted whole."""


@dataclass(frozen=True, slots=True)
class Granted:
    """Projects of which both amounts are known: euros requested, awarded, and projects by band of the share granted."""

    projects: int
    requested: Decimal
    awarded: Decimal
    bands: tuple[int, ...]


def granted(connection: sa.Connection, scope: Scope) -> dict[str, Granted]:
    """class of holder -> awarded projects in scope that have an awarded and a positive requested amount.

    A project's amounts are summed over its lines; both keep to the scope's axis and desk, whatever their day: the
    period chooses the projects.
    """
    p, place = relations.projects(connection, scope), territories.c
    amounts = sums(connection, scope, of=p, holder=scope.holder)
    rows = (
        sa.select(holder_class(p.c.holder, place).label("class"), amounts.c.requested, amounts.c.awarded)
        .select_from(
            p.join(amounts, amounts.c.project_key == p.c.project_key).outerjoin(
                territories, place.code == p.c.party_territory
            )
        )
        .where(p.c.awarded == 1, amounts.c.requested > Decimal(0), amounts.c.awarded.is_not(None))
        .subquery("granted")
    )
    # Whole cents on both sides: a share is compared by its percent, so that no division rounds.
    asked, given = (sa.type_coerce(rows.c[name], sa.BigInteger) for name in ("requested", "awarded"))
    limits = [given * 100 >= asked * int(share * 100) for share in SHARES]
    reached = [sa.func.sum(sa.case((limit, 1), else_=0)) for limit in limits]
    query = sa.select(
        rows.c["class"], sa.func.count(), sa.func.sum(rows.c.requested), sa.func.sum(rows.c.awarded), *reached
    ).group_by(rows.c["class"])
    found: dict[str, Granted] = {}
    for name, number, requested, awarded, *above in connection.execute(query):
        steps = [number, *map(int, above), 0]
        bands = tuple(one - after for one, after in pairwise(steps))
        found[name] = Granted(number, requested, awarded, bands)
    return {name: found[name] for name in HOLDERS if name in found}


def total(parts: dict[str, Granted]) -> Granted:
    """The sum of the classes."""
    every = list(parts.values())
    bands = tuple(sum(one.bands[rank] for one in every) for rank in range(len(SHARES) + 1))
    return Granted(
        sum(one.projects for one in every),
        sum((one.requested for one in every), Decimal("0.00")),
        sum((one.awarded for one in every), Decimal("0.00")),
        bands,
    )
