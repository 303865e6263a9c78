"""Whatever the order of loads and rollbacks, the database says what a list of events says.

The model: a snapshot says of each row a value or its absence, a file merged speaks of the rows that it holds; a row
that a file holds unreadably is not spoken of; a rollback strikes a load out. A row is what the last event not struck
out says; under a date, the last of those dated by then; as of an edition, what it was once that one was made.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from etl import intake
from etl.intake import Options
from etl.store.current import AsOf, visible
from etl.store.engine import connect
from etl.store.rollback import AlreadyRolledBack, roll_back
from etl.store.tables import DATASET_TABLES
from tests.books import csv_file
from tests.databases import Databases

DAYS = [date(2022, month, 1) for month in range(1, 6)]
HEADER = ("N° de dossier", "Étape", "Montant (€)")
UNREADABLE = "?"
State = dict[str, str]
Steps = list[tuple[str, object, State]]
Said = tuple[str, int] | None
"""A value and the load whose cell holds it, or an absence."""

rows = st.dictionaries(st.sampled_from(("A", "B", "C")), st.sampled_from(("1", "2", UNREADABLE)), min_size=1)
loads = st.tuples(st.sampled_from(("snapshot", "snapshot", "merge")), st.sampled_from(DAYS), rows)
rollbacks = st.tuples(st.just("rollback"), st.integers(1, 8), st.just({}))
steps = st.lists(st.one_of(loads, loads, rollbacks), min_size=2, max_size=8)


@dataclass
class Model:
    """The events of each row: (load, date, what it says), and what each edition left."""

    events: dict[str, list[tuple[int, date, Said]]] = field(default_factory=dict)
    undoes: dict[int, int] = field(default_factory=dict)
    left: dict[int, State] = field(default_factory=dict)

    def struck_out(self) -> set[int]:
        out: set[int] = set()
        for edition in sorted(self.undoes, reverse=True):
            if edition not in out:
                out.add(self.undoes[edition])
        return out

    def standing(self, name: str, on: date | None = None) -> Said:
        out = self.struck_out()
        found = [one for one in self.events.get(name, []) if one[0] not in out and (on is None or one[1] <= on)]
        return found[-1][2] if found else None

    def state(self, on: date | None = None) -> State:
        found = {name: self.standing(name, on) for name in self.events}
        return {name: one[0] for name, one in found.items() if one is not None}

    def since(self, name: str) -> date:
        """The first day from which on the row has been what it is."""
        first = DAYS[-1]
        for day in reversed(DAYS):
            if self.standing(name, day) != self.standing(name):
                break
            first = day
        return first

    def load(self, whole: bool, on: date, said: State) -> bool:
        number, events, anything = len(self.left) + 1, {}, False
        for name in {*said, *self.events}:
            value, last = said.get(name), self.standing(name)
            if value == UNREADABLE or (value is None and not whole):
                continue
            if value is None:
                events[name] = (number, on, None)
                anything |= last is not None
            elif last is None or value != last[0] or on < self.since(name):
                events[name] = (number, on, (value, number))
                anything = True
            elif whole:
                events[name] = (number, on, last)
        if anything:
            for name, event in events.items():
                self.events.setdefault(name, []).append(event)
            self.left[number] = self.state()
        return anything

    def roll_back(self, number: int) -> None:
        made = len(self.left) + 1
        self.undoes[made] = number
        self.left[made] = self.state()


@contextmanager
def database(databases: Databases) -> Iterator[sa.Engine]:
    url = databases.fresh()
    engine = connect(url)
    yield engine
    engine.dispose()
    databases.drop(url)


def stands(engine: sa.Engine, as_of: AsOf) -> list[tuple[str, Decimal]]:
    table = DATASET_TABLES["fundings"]
    with engine.connect() as connection:
        query = sa.select(table.c.project_id, table.c.amount).where(visible(table, as_of))
        return sorted((row[0], row[1]) for row in connection.execute(query))


def amounts(state: State) -> list[tuple[str, Decimal]]:
    return sorted((name, Decimal(value)) for name, value in state.items())


def load(engine: sa.Engine, path: Path, options: Options, said: State) -> int | None:
    csv_file(path, [HEADER, *((name, "engagé", value) for name, value in said.items())])
    return intake.publish(intake.prepare(path, engine, options), engine)


def follow(engine: sa.Engine, path: Path, given: Steps) -> None:
    model = Model()
    for what, when, said in given:
        if what != "rollback":
            if {*said.values()} == {UNREADABLE}:
                continue
            assert isinstance(when, date)
            options = Options(data_date=when, mode=what, allow_older=True, accept_rejected=True)  # type: ignore[arg-type]
            assert (load(engine, path, options, said) is not None) == model.load(what == "snapshot", when, said)
        elif isinstance(when, int) and when in model.left:
            if when in model.undoes.values():
                with pytest.raises(AlreadyRolledBack):
                    roll_back(engine, when)
            else:
                model.roll_back(when)
                assert roll_back(engine, when).edition == len(model.left)
        assert stands(engine, None) == amounts(model.state())
        for day in DAYS:
            assert stands(engine, day) == amounts(model.state(day)), day
    for edition, state in model.left.items():
        assert stands(engine, edition) == amounts(state), edition


@given(steps)
@settings(max_examples=12)
def test_sqlite(sqlite_databases: Databases, tmp_path_factory: pytest.TempPathFactory, given: Steps) -> None:
    with database(sqlite_databases) as engine:
        follow(engine, tmp_path_factory.getbasetemp() / "model.csv", given)


@given(steps)
@settings(max_examples=3)
def test_postgresql(postgres_databases: Databases, tmp_path_factory: pytest.TempPathFactory, given: Steps) -> None:
    with database(postgres_databases) as engine:
        follow(engine, tmp_path_factory.getbasetemp() / "model.csv", given)


@pytest.mark.slow
@given(steps)
@settings(max_examples=400)
def test_sqlite_at_length(sqlite_databases: Databases, tmp_path_factory: pytest.TempPathFactory, given: Steps) -> None:
    with database(sqlite_databases) as engine:
        follow(engine, tmp_path_factory.getbasetemp() / "model.csv", given)


@pytest.mark.slow
@given(steps)
@settings(max_examples=100)
def test_postgresql_at_length(
    postgres_databases: Databases, tmp_path_factory: pytest.TempPathFactory, given: Steps
) -> None:
    with database(postgres_databases) as engine:
        follow(engine, tmp_path_factory.getbasetemp() / "model.csv", given)
