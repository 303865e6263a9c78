"""Conversion: awarded / (awarded + rejected + withdrawn), by axis and by class of holder."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from decimal import Decimal

import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.definitions import rate
from dashboard.queries.scope import Scope
from dashboard.queries.sizes import holder_class
from etl.store.tables import territories


@dataclass(frozen=True, slots=True)
class Decisions:
    """Applications and what became of them, in projects."""

    filed: int = 0
    pending: int = 0
    awarded: int = 0
    rejected: int = 0
    withdrawn: int = 0

    @property
    def decided(self) -> int:
        """The denominator: every decision known."""
        return self.awarded + self.rejected + self.withdrawn

    @property
    def conversion(self) -> Decimal | None:
        """awarded / (awarded + rejected + withdrawn); None where nothing is decided."""
        value = rate(self.awarded, self.decided).value
        return None if value is None else Decimal(value)

    @property
    def residual(self) -> int:
        """Filed applications of which neither a decision nor a review is known."""
        return self.filed - self.pending - self.decided


def total(parts: Iterable[Decisions]) -> Decisions:
    """The sum of several."""
    return Decisions(*map(sum, zip(*map(astuple, parts), strict=True)))


def decisions(connection: sa.Connection, scope: Scope) -> dict[str, dict[str, Decisions]]:
    """axis -> class of holder -> decisions, of those axes alone that have an application in scope.

    An axis whose applications are not known has awarded projects only: its conversion would be a false 100 %.
    """
    p, place = relations.projects(connection, scope), territories.c
    flags = ("filed", "pending", "awarded", "rejected", "withdrawn")
    rows = (
        sa.select(p.c.axis, holder_class(p.c.holder, place).label("class"), *[p.c[name] for name in flags])
        .select_from(p.outerjoin(territories, place.code == p.c.party_territory))
        .subquery("applications")
    )
    query = sa.select(rows.c.axis, rows.c["class"], *[sa.func.sum(rows.c[name]) for name in flags])
    found: dict[str, dict[str, Decisions]] = {}
    for axis, name, *values in connection.execute(query.group_by(rows.c.axis, rows.c["class"])):
        if axis is not None:
            found.setdefault(axis, {})[name] = Decisions(*map(int, values))
    return {axis: found[axis] for axis in sorted(found) if total(found[axis].values()).filed}
