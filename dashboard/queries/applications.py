"""Which territories have an application to the fund.

A territory has an application when a local authority of it has one: its own council, a commune of it, an EPCI that has
most of its population there. An application is a filed or awarded project of which that authority is the holder or a
declared beneficiary, or money requested, awarded, committed or paid to it. A local authority without a territory
of its own (a joint authority) counts for the department of the row; a legal person that nothing tells apart counts
where the row stands, so that a territory is never called white for want of a number. A region's council makes none of
its departments apply.
"""

from collections.abc import Mapping, Set
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import sqlalchemy as sa

from dashboard.queries import ground
from dashboard.queries import relations as r
from dashboard.queries.kept import FILTERS, kept
from dashboard.queries.said import standing
from dashboard.queries.scope import Scope
from dashboard.queries.temporary import lately, once
from data import reference
from etl.store.current import AsOf

LEVELS = ("department", "epci", "commune")
STAGES = ("requested", "awarded", "committed", "paid")
OCCURRENCE = ("party_territory", "party_local", *LEVELS)
FACTS = (*FILTERS, "day")
MOST_KEPT = 4
"""The moments of a fund of which a connection keeps the applications."""


def known(connection: sa.Connection, scope: Scope) -> bool:
    """Whether the fund's data hold any application in this axis and desk, wherever it is."""
    wide = replace(scope.unfiltered(), territory="FR")
    first = sa.select(sa.literal(1)).limit(1)

    def find() -> bool:
        return connection.execute(first.select_from(occurrences(connection, wide))).first() is not None

    return once(connection, ("applications known", wide), find)


def applying(connection: sa.Connection, scope: Scope) -> Mapping[str, Set[str]]:
    """The codes of the territories that have an application, wherever they are, by level; of whoever applies."""
    wide = replace(scope, territory="FR")
    return lately(connection, ("applying", wide), lambda: _applying(connection, wide))


class Application(NamedTuple):
    """The territories that an application makes apply, by level, and what a scope asks of it."""

    axis: str | None
    desk: str | None
    theme: str | None
    holder: str | None
    day: date | None
    department: str | None
    epci: str | None
    commune: str | None


def _applying(connection: sa.Connection, scope: Scope) -> Mapping[str, Set[str]]:
    every = Scope(scope.fund, as_of=scope.as_of)
    # Their days make many applications out of one: they are read where a period is chosen.
    dated = scope.since is not None or scope.until is not None
    asked = ("applications", every, dated)
    inside = kept(lately(connection, asked, lambda: _applications(connection, every, dated), MOST_KEPT), scope)
    return {level: {getattr(one, level) for one in inside} - {None} for level in LEVELS}


def _applications(connection: sa.Connection, scope: Scope, dated: bool) -> Set[Application]:
    said = occurrences(connection, scope)
    # A territory's own authority counts for what it is; the place of a row, for a legal person without one.
    nobody = said.c.party_territory.is_(None)
    places = [sa.case((nobody, said.c[name])).label(name) for name in ("party_local", *LEVELS)]
    told = sa.or_(said.c.party_territory.is_not(None), said.c.party_local.is_(None), said.c.party_local.is_(True))
    facts = (*[said.c[name] for name in FILTERS], said.c.day if dated else sa.cast(sa.null(), sa.Date))
    query = sa.select(*facts, said.c.party_territory, *places).where(told).distinct()
    known, found = reference.territories(), set()
    for *stands, own, local, department, epci, commune in connection.execute(query):
        if own is None:
            found.add(Application._make((*stands, department, *((None, None) if local else (epci, commune)))))
        elif own in known:
            found.add(Application._make((*stands, *[ground.own(known[own], level) for level in LEVELS])))
    return found


def occurrences(connection: sa.Connection, scope: Scope) -> sa.Subquery:
    """Every application: who applies, and where the row stands. The authority's place counts, not the scope's."""
    p, m = r.projects(connection, scope, territory=False), r.money(connection, scope, territory=False)
    holders = r.projects(connection, Scope(fund=scope.fund, as_of=scope.as_of))
    return _united(p, m, holders, scope.fund, scope.as_of)


@lru_cache(maxsize=256)
def _united(p: sa.Subquery, m: sa.Subquery, holders: sa.Subquery, fund: str, as_of: AsOf) -> sa.Subquery:
    there = sa.or_(p.c.filed == 1, p.c.awarded == 1)
    # A line that names nobody is of its project's holder.
    party = {
        name: sa.case((m.c.party.is_(None), holders.c[name]), else_=m.c[name]).label(name) for name in OCCURRENCE[:2]
    }
    partners = standing("partners", fund, as_of)
    return sa.union_all(
        sa.select(*[p.c[name] for name in (*FACTS, *OCCURRENCE)]).where(there),
        sa.select(*[party.get(name, m.c[name]) for name in (*FACTS, *OCCURRENCE)])
        .outerjoin(holders, holders.c.project_key == m.c.project_key)
        .where(m.c.stage.in_(STAGES)),
        sa.select(*[p.c[name] for name in FACTS], *[partners.c[name] for name in OCCURRENCE])
        .join(p, p.c.project_key == partners.c.project_key)
        .where(partners.c.role == "beneficiary", there),
    ).subquery()
