"""What is usual at a level: the median of each figure over the territories of the same level nearby.

Regions and departments are compared with those of France; EPCI and communes with those of their department.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from statistics import median

import sqlalchemy as sa

from dashboard.queries import figures, territories
from dashboard.queries.scope import Scope
from dashboard.queries.temporary import lately


@dataclass(frozen=True, slots=True)
class Medians:
    """The territory within which the peers are, their level, how many, and the medians of what is known of them."""

    within: str
    level: str
    count: int
    values: dict[str, Decimal]


def medians(connection: sa.Connection, scope: Scope, names: tuple[str, ...]) -> Medians | None:
    """The medians beside the figures of a scope; None for the country and for what has no peers."""
    place = territories.territory(connection, scope.territory)
    if place is None or place.level in ("country", "collectivity"):
        return None
    within = "FR" if place.level in ("region", "department") else place.department
    if within is None:
        return None
    wide = replace(scope, territory=within)
    asked = ("medians", wide, place.level, names)
    return lately(connection, asked, lambda: _of_peers(connection, wide, place.level, names))


def _of_peers(connection: sa.Connection, scope: Scope, level: str, names: tuple[str, ...]) -> Medians:
    """The same for all territories of a level within another."""
    peers = {one.code for one in territories.children(connection, scope.territory, level) if one.level == level}
    found = figures.by_territory(connection, scope, level, names)
    kept = [row for code, row in found.items() if code in peers]
    values = {}
    for name in names:
        known = [Decimal(row[name].value) for row in kept if row[name].value is not None]  # type: ignore[arg-type]
        if known:
            values[name] = median(known)
    return Medians(scope.territory, level, len(kept), values)
