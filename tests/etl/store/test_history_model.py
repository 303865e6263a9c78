"""Whatever the order of loads and rollbacks, the database says what a list of events says.

The model: a snapshot says of each row a value or its absence, a file merged speaks of the rows that it holds; a row
that a file holds unreadably is not spoken of; a rollback strikes a load out. A row is what the last event not struck
out says; under a date, the last of those dated by then; as of an edition, what it was once that one was made. A
correction that is not struck out puts its value in place of the one that it expects. A row held unreadably waits until
a later file says it, or lacks it.
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
from etl.store.correct import CannotCorrect, Wanted, correct
from etl.store.current import AsOf, visible
from etl.store.datasets import DATASET_TABLES
from etl.store.engine import connect
from etl.store.quarantine import waiting
from etl.store.rollback import AlreadyRolledBack, roll_back
from tests.books import csv_file
from tests.databases import Databases

DAYS = [date(2022, month, 1) for month in range(1, 6)]
HEADER = ("N° de dossier", "Étape", "Montant (€)")
UNREADABLE = "?"
State = dict[str, str]
Steps = list[tuple[str, object, State]]
Said = tuple[str, int] | None
"""A value and the load whose cell holds it, or an absence."""

rows_names = st.sampled_from(("A", "B", "C"))
rows = st.dictionaries(rows_names, st.sampled_from(("1", "2", UNREADABLE)), min_size=1)
loads = st.tuples(st.sampled_from(("snapshot", "snapshot", "merge")), st.sampled_from(DAYS), rows)
corrections = st.tuples(
    st.just("correct"), st.sampled_from(("1", "2")), st.dictionaries(rows_names, st.just("3"), min_size=1, max_size=1)
)
rollbacks = st.tuples(st.just("rollback"), st.integers(1, 8), st.just({}))
steps = st.lists(st.one_of(loads, loads, rollbacks, corrections), min_size=2, max_size=8)


@dataclass
class Model:
    """The events of each row: (load, date, what it says), and what each edition left.

    ``corrected`` are (edition, row, value expected, value); ``waiting`` (edition, row, edition that ended it).
    """

    corrected: list[tuple[int, str, str, str]] = field(default_factory=list)
    waiting: list[tuple[int, str, int | None]] = field(default_factory=list)
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
        return {name: self.shown(name, one[0]) for name, one in found.items() if one is not None}

    def shown(self, name: str, value: str) -> str:
        out = self.struck_out()
        found = [one for one in self.corrected if one[0] not in out and one[1:3] == (name, value)]
        return found[0][3] if found else value

    def correct(self, name: str, expected: str, value: str) -> bool:
        out = self.struck_out()
        if self.state().get(name) != expected or any(one[1] == name and one[0] not in out for one in self.corrected):
            return False
        number = len(self.left) + 1
        self.corrected.append((number, name, expected, value))
        self.left[number] = self.state()
        return True

    def waits(self) -> list[int]:
        """The places of the rows that wait."""
        out = self.struck_out()
        return [
            place
            for place, (edition, _name, end) in enumerate(self.waiting)
            if edition not in out and (end is None or end in out)
        ]

    def quarantine(self, number: int, whole: bool, said: State) -> tuple[set[str], set[int]]:
        """The rows that a file adds to those that wait, and the places of those that it ends."""
        added = {name for name, value in said.items() if value == UNREADABLE}
        ended = set()
        for place in self.waits():
            name = self.waiting[place][1]
            if name in added:
                added.remove(name)
            elif whole or said.get(name, UNREADABLE) != UNREADABLE:
                ended.add(place)
        return added, ended

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
        added, ended = self.quarantine(number, whole, said)
        anything |= bool(added or ended)
        if anything:
            self.waiting = [
                (edition, name, number if place in ended else end)
                for place, (edition, name, end) in enumerate(self.waiting)
            ]
            self.waiting += [(number, name, None) for name in added]
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
        if what == "correct":
            assert isinstance(when, str)
            ((name, value),) = said.items()
            asked = Wanted("ITN7", "fundings", name, "amount", when, value, "Vérifié")
            if model.correct(name, when, value):
                assert correct(engine, asked, "test").edition == len(model.left)
            else:
                with pytest.raises(CannotCorrect):
                    correct(engine, asked, "test")
        elif what != "rollback":
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
        with engine.connect() as connection:
            found = sorted(one.line.cells["N° de dossier"] for one in waiting(connection))
        assert found == sorted(model.waiting[place][1] for place in model.waits())
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
