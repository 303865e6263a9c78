"""What a file brings: its edition, its lines, their amounts; and the file itself, kept."""

import hashlib
from datetime import date
from pathlib import Path

import sqlalchemy as sa

from etl.store.history import kept_file
from tests.books import csv_file
from tests.command import Command
from tests.etl.conftest import Rows
from tests.etl.lines import APRIL, DIARY, MARCH, PORTAL, PROJECTS, ROOM, counts, projects


def test_a_first_file_is_edition_1(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    path = projects(tmp_path / "p.xlsx", PORTAL, ROOM, DIARY)
    ran = tnt.load(path, "--date", MARCH)
    assert (ran.status, ran.err) == (0, "")
    assert ran.json["edition"] == 1
    assert ran.json["preview"] == counts(new=3)
    assert ran.json["findings"] == []
    assert ran.json["file"] == {
        "name": "p.xlsx",
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "bytes": path.stat().st_size,
    }
    assert stored("projects", "project_id", "title", "state", "axis", "department", "region", "filed_on") == [
        ("A-1", "Portail", "awarded", "1", "33", "R75", date(2021, 3, 12)),
        ("A-2", "Salle", "awarded", "1", "38", "R84", date(2021, 3, 12)),
        ("A-3", "Agenda", "under_review", "3", "974", "R04", date(2021, 3, 13)),
    ]
    assert tnt.figure("awarded") == "73000.50"
    assert tnt.figure("requested") == "120000.00"


def test_the_amounts_of_a_project_are_money_lines(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    tnt.load(projects(tmp_path / "p.xlsx", PORTAL, ROOM, DIARY))
    assert stored("fundings", "id") == []

    def lines(figure: str) -> list[tuple[str, str, str]]:
        return [(one["cell"], one["label"], one["value"]) for one in tnt("trace", figure, "--json").json["rows"]]

    assert lines("awarded") == [("G2", "Portail", "48000.00"), ("G3", "Salle", "25000.50")]
    assert lines("requested") == [
        ("F2", "Portail", "60000.00"),
        ("F3", "Salle", "50000.00"),
        ("F4", "Agenda", "10000.00"),
    ]


def test_an_undecided_project_has_been_awarded_nothing(tnt: Command, tmp_path: Path) -> None:
    ran = tnt.load(projects(tmp_path / "p.xlsx", PORTAL, (*DIARY[:6], "7 000", *DIARY[7:])))
    assert ran.json["edition"] == 1
    assert [(one["severity"], one["rule"], one["cell"]) for one in ran.json["findings"]] == [
        ("warning", "awarded-undecided", "G3")
    ]
    assert tnt.figure("awarded") == "48000.00"


def test_a_dry_run_writes_nothing(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    ran = tnt.load(projects(tmp_path / "p.xlsx", PORTAL), "--dry-run")
    assert (ran.status, ran.json["edition"], ran.json["preview"]) == (0, None, counts(new=1))
    assert stored("editions", "number") == stored("files", "sha256") == stored("projects", "id") == []


def test_the_file_is_kept_byte_for_byte(tnt: Command, tmp_path: Path, engine: sa.Engine, stored: Rows) -> None:
    first = projects(tmp_path / "p.xlsx", PORTAL)
    second = csv_file(tmp_path / "q.csv", [PROJECTS, ROOM], encoding="cp1252")
    tnt.load(first, "--date", MARCH)
    tnt.load(second, "--date", APRIL)
    kept = stored("editions", "number", "file_name", "file_sha256")
    assert [row[:2] for row in kept] == [(1, "p.xlsx"), (2, "q.csv")]
    with engine.connect() as connection:
        assert kept_file(connection, str(kept[0][2])) == first.read_bytes()
        assert kept_file(connection, str(kept[1][2])) == second.read_bytes()
        assert kept_file(connection, "0" * 64) is None
