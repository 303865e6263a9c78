"""Take-up by type and size: local authorities that the fund reached / eligible ones, class by class."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import sqlalchemy as sa

from dashboard.queries import ground
from dashboard.queries.reach import met
from dashboard.queries.scope import Scope
from dashboard.queries.sizes import CLASSES, class_of


@dataclass(frozen=True, slots=True)
class Reach:
    """A class of local authorities: how many the fund reached, how many are eligible."""

    name: str
    reached: int
    eligible: int


def take_up(connection: sa.Connection, scope: Scope) -> list[Reach]:
    """reached / eligible of each class that has an eligible local authority in scope, in the order of ``CLASSES``.

    Reached: holds an awarded project, receives awarded or committed money, or is declared the beneficiary of a
    project, wherever that project is. The classes add up to the figure ``take_up``.
    """
    there = [one for one in ground.among(met(connection, scope), scope.territory) if scope.holder in (None, one.level)]
    hits, eligible = Counter(map(class_of, there)), _eligible(scope.territory, scope.holder)
    return [Reach(name, hits[name], eligible[name]) for name in CLASSES if name in eligible]


@lru_cache(maxsize=256)
def _eligible(territory: str, holder: str | None) -> Mapping[str, int]:
    """The local authorities of a territory, of a type of holder where one is asked for, by class."""
    return Counter(class_of(one) for one in ground.places(territory) if holder in (None, one.level))
