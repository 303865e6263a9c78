"""Whatever the order of loads and rollbacks, the database says what a list of events says.

The model: a load says of each row a value or its end; a rollback strikes a load out. A row is what the last event not
struck out says; under a date, the last of those dated by then; as of an edition, what it was once that one was made.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
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
State = dict[str, str]
Steps = list[tuple[str, object, State]]

rows = st.dictionaries(st.sampled_from(("A", "B", "C")), st.sampled_from(("one", "two", "three")), min_size=1)
loads = st.tuples(st.just("load"), st.sampled_from(DAYS), rows)
rollbacks = st.tuples(st.just("rollback"), st.integers(1, 8), st.just({}))
steps = st.lists(st.one_of(loads, loads, rollbacks), min_size=2, max_size=8)


@dataclass
class Model:
    """The events of each row: (load, date, value or None), and what each edition left."""

    events: dict[str, list[tuple[int, date, str | None]]] = field(default_factory=dict)
    undoes: dict[int, int] = field(default_factory=dict)
    left: dict[int, State] = field(default_factory=dict)

    def struck_out(self) -> set[int]:
        out: set[int] = set()
        for edition in sorted(self.undoes, reverse=True):
            if edition not in out:
                out.add(self.undoes[edition])
        return out

    def standing(self, name: str, on: date | None = None) -> tuple[int, date, str | None] | None:
        out = self.struck_out()
        found = [one for one in self.events.get(name, []) if one[0] not in out and (on is None or one[1] <= on)]
        return found[-1] if found else None

    def state(self, on: date | None = None) -> State:
        found = {name: self.standing(name, on) for name in self.events}
        return {name: one[2] for name, one in found.items() if one and one[2] is not None}

    def load(self, on: date, said: State) -> bool:
        number, events = len(self.left) + 1, {}
        for name in {*said, *self.events}:
            last = self.standing(name)
            value = last[2] if last else None
            if said.get(name) != value or (last and value is not None and on < last[1]):
                events[name] = (number, on, said.get(name))
        for name, event in events.items():
            self.events.setdefault(name, []).append(event)
        if events:
            self.left[number] = self.state()
        return bool(events)

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


def stands(engine: sa.Engine, as_of: AsOf) -> list[tuple[str, str]]:
    table = DATASET_TABLES["projects"]
    with engine.connect() as connection:
        query = sa.select(table.c.project_id, table.c.title).where(visible(table, as_of))
        return sorted((row[0], row[1]) for row in connection.execute(query))


def follow(engine: sa.Engine, path: Path, given: Steps) -> None:
    model = Model()
    for what, when, said in given:
        if what == "load":
            assert isinstance(when, date)
            csv_file(path, [("N° de dossier", "Intitulé du projet"), *said.items()])
            preview = intake.prepare(path, engine, Options(data_date=when, allow_older=True))
            assert (intake.publish(preview, engine) is not None) == model.load(when, said)
        elif isinstance(when, int) and when in model.left:
            if when in model.undoes.values():
                with pytest.raises(AlreadyRolledBack):
                    roll_back(engine, when)
            else:
                model.roll_back(when)
                assert roll_back(engine, when).edition == len(model.left)
        assert stands(engine, None) == sorted(model.state().items())
        for day in DAYS:
            assert stands(engine, day) == sorted(model.state(day).items()), day
    for edition, state in model.left.items():
        assert stands(engine, edition) == sorted(state.items()), edition


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
@settings(max_examples=200)
def test_sqlite_at_length(sqlite_databases: Databases, tmp_path_factory: pytest.TempPathFactory, given: Steps) -> None:
    with database(sqlite_databases) as engine:
        follow(engine, tmp_path_factory.getbasetemp() / "model.csv", given)
