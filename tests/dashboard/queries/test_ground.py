"""What is counted in memory is what the database would count: territories, places served, applications."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from dashboard.queries import ground
from dashboard.queries.applications import LEVELS, applying, occurrences
from dashboard.queries.figures import by_axis, figures
from dashboard.queries.funds import axes
from dashboard.queries.reach import covered, covered_communes, met, places_in, reached
from dashboard.queries.scope import Scope, UnknownTerritory
from dashboard.queries.sizes import authority_class, class_of
from data import reference
from etl.store.tables import territories

PLACES = ("FR", "R75", "R01", "33", "975", "200067106", "C33063", "C97501", "NONE")
SCOPES = [
    Scope(),
    Scope(axis="3"),
    Scope(desk="PREF"),
    Scope(holder="commune"),
    Scope(as_of=date(2021, 10, 8)),
    Scope(fund="NOPE"),
]


def authority_place(level: str | None) -> sa.ColumnElement[str]:
    """The territory of a level that a local authority's own territory belongs to (itself, at its own level)."""
    if level is None:
        return sa.literal(ground.WHOLE)
    own = {"department": ("department", "collectivity")}.get(level, (level,))
    return sa.case(
        (territories.c.level.in_(own), territories.c.code),
        else_=territories.c[level if level != "commune" else "code"],
    )


def applied(connection: sa.Connection, scope: Scope, level: str) -> sa.CompoundSelect[Any]:
    """The codes of a level's territories that have an application."""
    said = occurrences(connection, scope)
    own = authority_place(level)
    who = sa.select(said.c.party_territory).where(said.c.party_territory.is_not(None))
    named = sa.select(own).where(territories.c.code.in_(who), own.is_not(None))
    untold: sa.ColumnElement[bool] = said.c.party_local.is_(None)
    if level == "department":
        untold = sa.or_(untold, said.c.party_local.is_(True))
    placed = sa.select(said.c[level]).where(said.c.party_territory.is_(None), untold, said.c[level].is_not(None))
    return sa.union(named, placed)


@pytest.mark.parametrize("territory", PLACES)
@pytest.mark.parametrize("level", [None, "region", "department", "epci", "commune"])
def test_a_place_belongs_where_the_database_puts_it(
    connection: sa.Connection, territory: str, level: str | None
) -> None:
    place = territories.c
    query = sa.select(place.code, authority_place(level), authority_class(place)).where(
        *places_in(Scope(territory=territory))
    )
    found = {(one.code, ground.own(one, level), class_of(one)) for one in ground.places(territory)}
    assert found == {tuple(row) for row in connection.execute(query)}


def test_an_unknown_territory_is_refused() -> None:
    with pytest.raises(UnknownTerritory):
        ground.places("X")
    assert ground.commune_codes("X") == frozenset()


@pytest.mark.parametrize("scope", SCOPES, ids=str)
@pytest.mark.parametrize("territory", ["FR", "R75", "33"])
def test_few_codes_say_what_all_territories_would(connection: sa.Connection, scope: Scope, territory: str) -> None:
    here = replace(scope, territory=territory)
    who = reached(connection, here, territory=False)
    authorities = sa.select(who.c.party_territory).where(who.c.party_territory.is_not(None))
    assert met(connection, here) == set(connection.execute(authorities).scalars())
    served = {row.code: row.population or 0 for row in connection.execute(covered_communes(connection, here))}
    assert ground.people(covered(connection, here), "commune", territory) == served
    assert sum(ground.people(covered(connection, here), None, territory).values()) == sum(served.values())
    for level in LEVELS:
        asked = set(connection.execute(applied(connection, here, level)).scalars())
        assert applying(connection, here)[level] == asked & reference.territories().keys()


@pytest.mark.parametrize(
    "scope", [*SCOPES, Scope(territory="R75"), Scope(territory="C33063"), Scope(theme="x")], ids=str
)
def test_the_axes_in_one_pass_are_each_axis_alone(connection: sa.Connection, scope: Scope) -> None:
    codes = [one.code for one in axes(connection, scope.fund, scope.as_of) if scope.axis in (None, one.code)]
    found = by_axis(connection, scope)
    assert found == {code: figures(connection, replace(scope, axis=code)) for code in codes}
