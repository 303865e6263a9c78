"""Communes by size class: how many, how many of them the fund reached themselves.

A commune is reached when it holds an awarded project, gets awarded or committed money or is the declared beneficiary of
a project; what its EPCI or its department gets is theirs.
"""

from decimal import Decimal
from typing import NamedTuple

import sqlalchemy as sa

from dashboard.queries.reach import places_in, reached
from dashboard.queries.scope import Scope
from dashboard.queries.sizes import SIZES as LIMITS
from etl.store.tables import territories

SIZES = (0, *LIMITS)
"""The lowest population of each size class of communes."""


class SizeClass(NamedTuple):
    """Communes of ``low`` to ``high`` inhabitants (None: no limit), how many the fund reached itself."""

    low: int
    high: int | None
    communes: int
    reached: int

    @property
    def never(self) -> int:
        """Those that it never reached."""
        return self.communes - self.reached

    @property
    def share(self) -> Decimal | None:
        """Their share, 0 to 1."""
        return Decimal(self.never) / Decimal(self.communes) if self.communes else None


def size_classes(connection: sa.Connection, scope: Scope) -> list[SizeClass]:
    """The communes of the scope's territory by size class, those that hold an awarded project or get money themselves.

    Empty where the fund's data tell of no local authority that it reached: nobody is said to be forgotten then.
    """
    told = reached(connection, scope.unfiltered(), territory=False)
    if connection.execute(sa.select(told.c.id).where(told.c.party_local.is_(True)).limit(1)).first() is None:
        return []
    place, who = territories.c, reached(connection, scope, territory=False)
    size = sa.case(*[(place.population >= low, low) for low in reversed(SIZES)], else_=None).label("size")
    authority = sa.select(who.c.party_territory).where(who.c.party_territory.is_not(None))
    there = sa.case((place.code.in_(authority), 1), else_=0)
    query = sa.select(size, sa.func.count(), sa.func.sum(there))
    query = query.where(*places_in(scope), place.level == "commune", place.population.is_not(None)).group_by(size)
    found = {low: (communes, int(met)) for low, communes, met in connection.execute(query)}
    limits = dict(zip(SIZES, [high - 1 for high in SIZES[1:]], strict=False))
    return [SizeClass(low, limits.get(low), *found[low]) for low in SIZES if low in found]
