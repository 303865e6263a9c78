"""A load that is killed, at whatever moment, leaves the whole edition or none of it; the next load works."""

import signal
import time
from decimal import Decimal
from pathlib import Path

import pytest

from etl.store.engine import connect
from tests.books import csv_file
from tests.command import Command
from tests.databases import Databases
from tests.etl.lines import PROJECTS

LINES = 1_000
TOTAL = Decimal(sum(range(LINES))).quantize(Decimal("0.01"))


@pytest.fixture(scope="module")
def portfolio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that takes a while to write."""
    rows = [(f"A-{n}", f"Projet {n}", "lauréat", "1", "33", n, n, "12/03/2021", None) for n in range(LINES)]
    return csv_file(tmp_path_factory.mktemp("killed") / "p.csv", [PROJECTS, *rows])


def counted(tnt: Command) -> tuple[int, object, object]:
    """Editions, projects and euros as another process finds them."""
    figures = tnt("figures", "--json").json["figures"]
    return len(tnt("history", "--json").json), figures["projects_filed"]["value"], figures["awarded"]["value"]


def assert_whole_or_none(tnt: Command, portfolio: Path) -> bool:
    """Answers whether the edition is there."""
    nothing, whole = (0, None, None), (1, LINES, str(TOTAL))
    found = counted(tnt)
    assert found in (nothing, whole)
    ran = tnt.load(portfolio)
    assert (ran.status, ran.err, ran.json["edition"]) == (0, "", None if found == whole else 1)
    assert counted(tnt) == whole
    return found == whole


def taken(url: str, *words: object) -> float:
    """The seconds that a command takes."""
    started = Command(url).start(*words)
    begun = time.monotonic()
    started.communicate()
    assert started.returncode == 0
    return time.monotonic() - begun


def kill_everywhere(databases: Databases, portfolio: Path, moments: int) -> None:
    """Kills a load at moments spread over the time that a whole one takes here, its start apart."""
    url = databases.fresh()
    start = taken(url, "fund", "list")
    whole = taken(url, "load", portfolio)
    databases.drop(url)
    for moment in range(1, moments + 1):
        url = databases.fresh()
        tnt = Command(url)
        started = tnt.start("load", portfolio)
        time.sleep(start + (whole - start) * moment / moments)
        started.send_signal(signal.SIGKILL)
        started.communicate()
        assert_whole_or_none(tnt, portfolio)
        databases.drop(url)


def test_killed_at_moments_spread_over_a_load(databases: Databases, portfolio: Path) -> None:
    kill_everywhere(databases, portfolio, moments=3)


@pytest.mark.slow
def test_killed_at_many_moments(databases: Databases, portfolio: Path) -> None:
    kill_everywhere(databases, portfolio, moments=120)


# Where the process dies: after the file is kept, after the rows, when all is written and nothing committed.
STATEMENTS = ("INSERT INTO files", "INSERT INTO editions", "INSERT INTO source_tables", "bulk projects", "ANALYZE")
DIES = """
import os, signal, sys
import sqlalchemy as sa

@sa.event.listens_for(sa.Engine, "after_cursor_execute")
def after(connection, cursor, statement, parameters, context, executemany):
    if statement.startswith(sys.argv[1]):
        os.kill(os.getpid(), signal.SIGKILL)

def dying(connection, table, columns, *told):
    write(connection, table, columns, *told)
    if f"bulk {table.name}" == sys.argv[1]:
        os.kill(os.getpid(), signal.SIGKILL)

from etl.store import bulk, editions
write, editions.insert_columns = bulk.insert_columns, dying

from dashboard.cli import main
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize("statement", STATEMENTS)
def test_killed_right_after_a_statement(databases: Databases, portfolio: Path, statement: str, tmp_path: Path) -> None:
    url = databases.fresh()
    tnt = Command(url)
    script = tmp_path / "dies.py"
    script.write_text(DIES)
    died = tnt.start(statement, "load", portfolio, script=script)
    died.communicate()
    assert died.returncode == -signal.SIGKILL
    assert not assert_whole_or_none(tnt, portfolio)
    databases.drop(url)


# What is killed in the middle of a correction or of a rollback leaves no edition; done again, it is done once.
AFTERWARDS = (
    ("correct", "INSERT INTO editions"),
    ("correct", "INSERT INTO corrections"),
    ("correct", "UPDATE projects"),
    ("rollback", "INSERT INTO editions"),
    ("rollback", "UPDATE projects"),
)


@pytest.mark.parametrize(("command", "statement"), AFTERWARDS)
def test_killed_in_the_middle_of_what_follows(
    databases: Databases, portfolio: Path, command: str, statement: str, tmp_path: Path
) -> None:
    url = databases.fresh()
    tnt = Command(url)
    tnt.load(portfolio)
    words: tuple[object, ...] = ("rollback", 1)
    if command == "correct":
        asked = {"key": "A-7", "field": "amount_awarded", "expected": 7, "value": 9, "reason": "Arrêté"}
        words = (
            "correct",
            "--dataset",
            "projects",
            *[one for name, value in asked.items() for one in (f"--{name}", value)],
        )
    script = tmp_path / "dies.py"
    script.write_text(DIES)
    died = tnt.start(statement, *words, script=script)
    died.communicate()
    assert died.returncode == -signal.SIGKILL
    assert counted(tnt) == (1, LINES, str(TOTAL))
    assert tnt("correct", "list", "--json").json == []
    assert tnt(*words).status == 0
    assert counted(tnt) == ((2, LINES, str(TOTAL + 2)) if command == "correct" else (2, None, None))
    databases.drop(url)


def test_killed_as_a_new_database_is_made(databases: Databases, portfolio: Path, tmp_path: Path) -> None:
    url = databases.empty()
    tnt = Command(url)
    script = tmp_path / "dies.py"
    script.write_text(DIES)
    died = tnt.start("INSERT INTO territories", "load", portfolio, script=script)
    died.communicate()
    assert died.returncode == -signal.SIGKILL
    connect(url).dispose()
    assert not assert_whole_or_none(tnt, portfolio)
    databases.drop(url)
