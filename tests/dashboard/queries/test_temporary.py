"""The tables that a connection works out: for the moments asked last, alike for days between which nothing changed."""

from collections import Counter
from dataclasses import replace
from datetime import date

import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.figures import figures
from dashboard.queries.scope import Scope
from dashboard.queries.temporary import forget
from tests.conftest import Demo

REVIEW = date(2021, 10, 8)
MOMENTS = [Scope(as_of=moment) for moment in (12, 30, REVIEW, 41, None)]


def tables(connection: sa.Connection) -> Counter[str]:
    """How many tables of each relation there are."""
    names = sa.inspect(connection).get_temp_table_names()
    return Counter(name.rsplit("_", 1)[0] for name in names if name.startswith("effective_"))


def test_a_moment_that_is_forgotten_is_worked_out_again(demo: Demo) -> None:
    with demo.engine.connect() as one:
        for scope in MOMENTS:
            figures(one, scope)
        assert set(tables(one).values()) == {len(MOMENTS)}
        forget(one, 2)
        assert set(tables(one).values()) == {2}
        # Those left are the last two; an axis that was not asked for yet is answered from tables, old and new.
        found = {scope: figures(one, replace(scope, axis="3")) for scope in MOMENTS}
        assert set(tables(one).values()) == {len(MOMENTS)}
    for scope in MOMENTS:
        with demo.engine.connect() as another:
            assert figures(another, replace(scope, axis="3")) == found[scope]


def test_days_between_two_dates_of_data_share_their_tables(demo: Demo) -> None:
    with demo.engine.connect() as one:
        rows = []
        for day in (REVIEW, date(2021, 10, 12), date(2021, 10, 14)):
            money = relations.money(one, Scope(as_of=day))
            rows.append(one.execute(sa.select(sa.func.count(), sa.func.sum(money.c.amount))).one())
        assert tables(one)["effective_money"] == 1
        relations.money(one, Scope(as_of=date(2021, 10, 15)))
        assert tables(one)["effective_money"] == 2
    assert len(set(rows)) == 1
    # What is said of a day is of that day all the same: more is late four days later.
    with demo.engine.connect() as one:
        late = [figures(one, Scope(as_of=day))["deliverables_late"].value for day in (REVIEW, date(2022, 1, 27))]
    assert late[0] != late[1]
