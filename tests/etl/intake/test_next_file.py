"""What another file of the same source changes: cells, lines that come, move or end, or nothing at all."""

import hashlib
from datetime import date
from decimal import Decimal
from pathlib import Path

import sqlalchemy as sa

from dashboard.queries.freshness import sources
from dashboard.queries.scope import Scope
from etl import intake
from etl.intake import Options
from etl.preview import Change, Counts
from tests.books import csv_file, edited
from tests.command import Command
from tests.etl.conftest import Rows
from tests.etl.lines import APRIL, DIARY, MARCH, PORTAL, PROJECTS, ROOM, counts, projects


def test_the_same_file_twice_is_no_edition(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    path = projects(tmp_path / "p.xlsx", PORTAL, ROOM, DIARY)
    tnt.load(path, "--date", MARCH)
    before = stored("projects", "id", "opened", "closed", "source_row")
    again = tnt.load(path, "--date", MARCH)
    assert (again.status, again.err, again.json["edition"]) == (0, "", None)
    assert again.json["preview"] == counts(unchanged=3)
    assert stored("projects", "id", "opened", "closed", "source_row") == before
    assert stored("editions", "number") == [(1,)]
    assert "Rien à changer" in tnt("load", path, "--date", MARCH).out


def test_one_changed_cell_is_one_changed_line(tnt: Command, tmp_path: Path, engine: sa.Engine, stored: Rows) -> None:
    first = projects(tmp_path / "p.xlsx", PORTAL, ROOM, DIARY)
    second = edited(first, tmp_path / "q.xlsx", {"G3": "26 000,25"})
    tnt.load(first, "--date", MARCH)
    preview = intake.prepare(second, engine, Options(data_date=APRIL))
    assert preview.counts == Counts(changed=1, unchanged=2)
    assert preview.changes == [
        Change(
            "changed",
            "projects",
            "project_id|A-2",
            "A-2 · Salle",
            "amount_awarded",
            "25000.50",
            "26000.25",
            "G3",
            {"awarded": Decimal("999.75")},
        )
    ]
    assert intake.publish(preview, engine) == 2
    assert [
        row for row in stored("projects", "project_id", "amount_awarded", "opened", "closed") if row[0] == "A-2"
    ] == [
        ("A-2", Decimal("25000.50"), 1, 2),
        ("A-2", Decimal("26000.25"), 2, None),
    ]
    assert tnt.figure("awarded") == "74000.25"


def test_a_snapshot_ends_the_lines_that_it_lacks(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    tnt.load(projects(tmp_path / "p.xlsx", PORTAL, ROOM, DIARY), "--date", MARCH)
    ran = tnt.load(projects(tmp_path / "q.xlsx", PORTAL), "--date", APRIL)
    assert ran.json["preview"] == counts(unchanged=1, missing=2)
    assert ran.json["edition"] == 2
    assert stored("projects", "project_id", "opened", "closed", "superseded_on") == [
        ("A-1", 1, None, None),
        ("A-2", 1, 2, APRIL),
        ("A-3", 1, 2, APRIL),
    ]
    assert tnt.figure("awarded") == "48000.00"
    assert tnt.figure("projects_filed") == 1
    assert tnt.figure("projects_filed", "--as-of", 1) == 3


def test_a_merge_leaves_the_lines_that_it_lacks(tnt: Command, tmp_path: Path) -> None:
    tnt.load(projects(tmp_path / "p.xlsx", PORTAL, ROOM), "--date", MARCH)
    ran = tnt.load(projects(tmp_path / "q.xlsx", ROOM, DIARY), "--date", APRIL, "--mode", "merge")
    assert ran.json["preview"] == counts(new=1, unchanged=1)
    assert tnt.figure("projects_filed") == 3
    assert tnt.figure("awarded") == "73000.50"


def test_a_line_that_moves_is_unchanged_and_a_line_put_in_changes_no_other(tnt: Command, tmp_path: Path) -> None:
    tnt.load(projects(tmp_path / "p.xlsx", PORTAL, ROOM), "--date", MARCH)
    ran = tnt.load(projects(tmp_path / "q.xlsx", ROOM, DIARY, PORTAL), "--date", APRIL)
    assert ran.json["preview"] == counts(new=1, unchanged=2)


def test_a_newer_file_that_says_the_same_confirms_its_source(
    tnt: Command, tmp_path: Path, engine: sa.Engine, stored: Rows
) -> None:
    path = projects(tmp_path / "p.xlsx", PORTAL)
    tnt.load(path, "--date", MARCH)
    again = csv_file(tmp_path / "p.csv", [PROJECTS, PORTAL])
    ran = tnt.load(again, "--date", APRIL)
    assert (ran.status, ran.json["edition"], ran.json["preview"]) == (0, None, counts(unchanged=1))
    assert stored("confirmations", "edition", "data_date", "file_sha256") == [
        (1, APRIL, hashlib.sha256(again.read_bytes()).hexdigest())
    ]
    with engine.connect() as connection:
        assert list(sources(connection, Scope())["data_date"]) == [APRIL]
        assert list(sources(connection, Scope(as_of=date(2022, 3, 31)))["data_date"]) == [MARCH]
    assert tnt.load(path, "--date", MARCH).json["edition"] is None
    assert len(stored("confirmations", "edition")) == 1
