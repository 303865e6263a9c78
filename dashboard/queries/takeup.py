"""Take-up by type and size: local authorities that the fund reached / eligible ones, class by class."""

from dataclasses import dataclass

import sqlalchemy as sa

from dashboard.queries.reach import authorities_in, reached
from dashboard.queries.scope import Scope
from dashboard.queries.sizes import CLASSES, authority_class
from etl.store.tables import territories


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
    who = reached(connection, scope, territory=False)
    authority = sa.select(who.c.party_territory).where(who.c.party_territory.is_not(None))
    place = territories.c
    rows = (
        sa.select(authority_class(place).label("class"), sa.case((place.code.in_(authority), 1), else_=0).label("hit"))
        .where(*authorities_in(scope))
        .subquery("authorities")
    )
    query = sa.select(rows.c["class"], sa.func.sum(rows.c.hit), sa.func.count()).group_by(rows.c["class"])
    found = {name: Reach(name, int(hits), number) for name, hits, number in connection.execute(query)}
    return [found[name] for name in CLASSES if name in found]
