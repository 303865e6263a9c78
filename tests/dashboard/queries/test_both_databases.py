"""SQLite and PostgreSQL answer the same, figure by figure, row by row."""

from datetime import date

import pytest
import sqlalchemy as sa

from dashboard.queries.definitions import FIGURE_IDS
from dashboard.queries.figures import by_axis, by_territory, figures
from dashboard.queries.scope import Scope
from dashboard.queries.trace import trace
from etl.store.datasets import DATASET_TABLES
from tests.conftest import Demo

REVIEW = date(2021, 10, 8)
SCOPES = [
    Scope(),
    Scope(as_of=REVIEW),
    Scope(as_of=30),
    Scope(axis="2"),
    Scope(territory="R75"),
    Scope(territory="NONE"),
]


@pytest.mark.parametrize("scope", SCOPES, ids=str)
def test_the_same_figures(sqlite_demo: Demo, postgres_demo: Demo, scope: Scope) -> None:
    with sqlite_demo.engine.connect() as one, postgres_demo.engine.connect() as other:
        assert figures(one, scope) == figures(other, scope)
        if scope.territory == "FR":
            assert by_axis(one, scope) == by_axis(other, scope)
            for level in ("region", "department"):
                assert by_territory(one, scope, level) == by_territory(other, scope, level)


@pytest.mark.parametrize("figure", FIGURE_IDS)
def test_the_same_rows_behind_each_figure(sqlite_demo: Demo, postgres_demo: Demo, figure: str) -> None:
    with sqlite_demo.engine.connect() as one, postgres_demo.engine.connect() as other:
        left, right = trace(one, Scope(as_of=REVIEW), figure), trace(other, Scope(as_of=REVIEW), figure)
    assert sorted(left.itertuples(index=False), key=repr) == sorted(right.itertuples(index=False), key=repr)


@pytest.mark.parametrize("table", DATASET_TABLES.values(), ids=DATASET_TABLES)
def test_the_same_rows_stored(sqlite_demo: Demo, postgres_demo: Demo, table: sa.Table) -> None:
    query = sa.select(*[column for column in table.columns if column.name not in ("id", "source_table")])
    with sqlite_demo.engine.connect() as one, postgres_demo.engine.connect() as other:
        left, right = sorted(map(repr, one.execute(query))), sorted(map(repr, other.execute(query)))
    assert left == right
