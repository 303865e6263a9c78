"""Communes by size class: how many, how many of them the fund reached themselves.

A commune is reached when it holds an awarded project, gets awarded or committed money or is the declared beneficiary of
a project; what its EPCI or its department gets is theirs.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

import sqlalchemy as sa

from dashboard.queries import ground
from dashboard.queries.known import known
from dashboard.queries.reach import met
from dashboard.queries.scope import Scope
from dashboard.queries.sizes import SIZES as LIMITS
from data.reference import Territory

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
    if "local_authorities" not in known(connection, scope):
        return []
    communes = _communes(scope.territory)
    hits = _by_size(ground.among(met(connection, scope), scope.territory))
    limits = dict(zip(SIZES, [high - 1 for high in SIZES[1:]], strict=False))
    return [SizeClass(low, limits.get(low), communes[low], hits[low]) for low in SIZES if low in communes]


@lru_cache(maxsize=256)
def _communes(territory: str) -> Mapping[int, int]:
    """The communes of a territory by the lowest population of their class."""
    return _by_size(ground.places(territory))


def _by_size(places: Iterable[Territory]) -> Counter[int]:
    return Counter(
        SIZES[bisect_right(SIZES, one.population) - 1]
        for one in places
        if one.level == "commune" and one.population is not None
    )
