"""Funds never mix, and a source ends no line of another."""

from pathlib import Path

from tests.command import Command
from tests.etl.conftest import Rows
from tests.etl.lines import APRIL, MARCH, PORTAL, ROOM, counts, projects


def test_another_fund_never_mixes(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    path = projects(tmp_path / "p.xlsx", PORTAL, ROOM)
    unknown = tnt("load", path, "--fund", "FV")
    assert unknown.status == 2
    assert unknown.sentence == "Le fonds FV n’est pas déclaré (connus : ITN7) : « tnt fund add FV --name NOM »."
    assert stored("editions", "number") == []
    assert tnt("fund", "add", "FV", "--name", "Fonds vert").status == 0
    tnt.load(path, "--date", MARCH)
    tnt.load(projects(tmp_path / "q.xlsx", (*PORTAL[:3], "Biodiversité", *PORTAL[4:])), "--date", MARCH, "--fund", "FV")
    assert tnt.figure("awarded") == "73000.50"
    assert tnt.figure("awarded", "--fund", "FV") == "48000.00"
    assert stored("projects", "fund", "project_id", "axis") == [
        ("FV", "A-1", "Biodiversité"),
        ("ITN7", "A-1", "1"),
        ("ITN7", "A-2", "1"),
    ]
    again = tnt.load(projects(tmp_path / "r.xlsx", PORTAL), "--date", APRIL)
    assert again.json["preview"] == counts(unchanged=1, missing=1)
    assert tnt.figure("awarded", "--fund", "FV") == "48000.00"


def test_two_sources_of_one_fund_do_not_end_each_other_s_lines(tnt: Command, tmp_path: Path) -> None:
    tnt.load(projects(tmp_path / "p.xlsx", PORTAL), "--date", MARCH, "--source", "anct")
    ran = tnt.load(projects(tmp_path / "q.xlsx", ROOM), "--date", MARCH, "--source", "dinum")
    assert ran.json["preview"] == counts(new=1)
    assert tnt.figure("awarded") == "73000.50"
