"""What a scope keeps of the rows that are held is what the database would keep of its own."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.kept import FILTERS, kept
from dashboard.queries.scope import Scope
from etl.schemas import TERRITORY_LEVELS

Relation = Callable[[sa.Connection, Scope], sa.Subquery]
SCOPES = [
    Scope(),
    Scope(axis="3"),
    Scope(desk="PREF"),
    Scope(theme="infrastructure"),
    Scope(holder="epci"),
    Scope(territory="R75"),
    Scope(territory="33"),
    Scope(territory="987"),
    Scope(territory="200067106"),
    Scope(territory="C33063"),
    Scope(territory="NONE"),
    Scope(since=date(2021, 6, 1)),
    Scope(until=date(2021, 10, 8)),
    Scope(axis="1", territory="R75", holder="commune", since=date(2021, 6, 1), until=date(2021, 12, 31)),
]


@pytest.mark.parametrize("scope", SCOPES, ids=str)
@pytest.mark.parametrize("made", [relations.projects, relations.money, relations.deliverables])
def test_the_same_rows_are_in_scope(connection: sa.Connection, scope: Scope, made: Relation) -> None:
    names = (*FILTERS, "day", *TERRITORY_LEVELS, "dataset", "id", "origin")

    def rows(asked: Scope) -> Sequence[Any]:
        relation = made(connection, asked)
        return connection.execute(sa.select(*[relation.c[name] for name in names])).all()

    assert set(kept(rows(Scope()), scope)) == set(rows(scope))
