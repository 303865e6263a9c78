"""Two people load at the same moment: both editions are there, whole, one after the other."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from tests.books import csv_file
from tests.command import Command
from tests.databases import Databases
from tests.etl.conftest import Rows
from tests.etl.lines import PROJECTS

LINES = 800


def portfolio(path: Path, letter: str) -> Path:
    rows = [
        (f"{letter}-{n}", f"Projet {letter}{n}", "lauréat", "1", "33", n, n, "12/03/2021", None) for n in range(LINES)
    ]
    return csv_file(path, [PROJECTS, *rows])


def test_two_processes_load_two_files_at_the_same_time(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    paths = [portfolio(tmp_path / f"{letter}.csv", letter) for letter in "AB"]
    started = [tnt.start("load", path, "--source", path.stem, "--json") for path in paths]
    answers = [one.communicate() for one in started]
    assert [(one.returncode, err) for one, (_out, err) in zip(started, answers, strict=True)] == [(0, ""), (0, "")]
    assert [row[0] for row in stored("editions", "number", "new")] == [1, 2]
    assert [row[1] for row in stored("editions", "number", "new")] == [LINES, LINES]
    assert {row[0] for row in stored("editions", "file_name")} == {"A.csv", "B.csv"}
    assert tnt.figure("awarded") == str(Decimal(2 * sum(range(LINES))).quantize(Decimal("0.01")))
    assert tnt.figure("projects_filed") == 2 * LINES


def test_the_same_file_twice_at_the_same_time_is_one_edition(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    path = portfolio(tmp_path / "A.csv", "A")
    started = [tnt.start("load", path, "--json") for _ in range(2)]
    answers = [one.communicate() for one in started]
    assert [(one.returncode, err) for one, (_out, err) in zip(started, answers, strict=True)] == [(0, ""), (0, "")]
    assert [row[0] for row in stored("editions", "number")] == [1]
    assert len(stored("projects", "id")) == LINES


@pytest.fixture
def untouched(databases: Databases) -> Iterator[str]:
    """The address of a database that nobody has opened yet."""
    url = databases.empty()
    yield url
    databases.drop(url)


def test_two_processes_open_a_new_database_at_the_same_time(untouched: str) -> None:
    tnt = Command(untouched)
    started = [tnt.start("fund", "list") for _ in range(2)]
    answers = [one.communicate() for one in started]
    assert answers == [("ITN7\n", ""), ("ITN7\n", "")]
