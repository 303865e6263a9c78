"""Lines of money: several of one project, alike or not, and projects that they alone name."""

from decimal import Decimal
from pathlib import Path

from tests.books import csv_file
from tests.command import Command
from tests.etl.conftest import Rows
from tests.etl.lines import APRIL, FIRST, MARCH, MAY, MONEY, SECOND, THIRD, counts, money, projects


def test_two_lines_of_one_dossier_are_summed(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    ran = tnt.load(money(tmp_path / "m.xlsx", FIRST, SECOND, THIRD))
    assert ran.json["preview"] == counts(new=3)
    assert tnt.figure("committed") == "1100.99"
    assert stored("fundings", "key", "ordinal", "amount") == [
        ("project_id|B-1|committed|", 1, Decimal("1000.10")),
        ("project_id|B-1|committed|", 2, Decimal("0.90")),
        ("project_id|B-2|committed|", 1, Decimal("99.99")),
    ]
    assert tnt.figure("projects_awarded") == 2


def test_two_lines_alike_are_two_lines(tnt: Command, tmp_path: Path) -> None:
    tnt.load(money(tmp_path / "m.xlsx", FIRST, FIRST), "--date", MARCH)
    assert tnt.figure("committed") == "2000.20"
    ran = tnt.load(money(tmp_path / "n.xlsx", FIRST, FIRST, FIRST), "--date", APRIL)
    assert ran.json["preview"] == counts(new=1, unchanged=2)
    assert tnt.figure("committed") == "3000.30"
    ran = tnt.load(money(tmp_path / "o.xlsx", FIRST), "--date", MAY)
    assert ran.json["preview"] == counts(unchanged=1, missing=2)
    assert tnt.figure("committed") == "1000.10"


def test_a_project_that_only_money_names_exists_until_it_is_declared(
    tnt: Command, tmp_path: Path, stored: Rows
) -> None:
    tnt.load(money(tmp_path / "m.xlsx", FIRST, SECOND, THIRD), "--date", MARCH, "--source", "argent")
    assert stored("projects", "id") == []
    rows = tnt("trace", "projects_awarded", "--json").json["rows"]
    assert [(one["file"], one["cell"], one["label"]) for one in rows] == [
        ("m.xlsx", "A2", "Carte"),
        ("m.xlsx", "A4", "Plan"),
    ]
    assert tnt.figure("projects_awarded", "--territory", "2A", "--axis", "2") == 1
    declared = ("B-1", "Carte des services", "refusé", "3", "38", None, None, "12/03/2021", None)
    tnt.load(projects(tmp_path / "p.xlsx", declared), "--date", MARCH, "--source", "dossiers")
    assert tnt.figure("projects_awarded") == 1
    assert tnt.figure("projects_rejected") == 1
    rows = tnt("trace", "projects_rejected", "--json").json["rows"]
    assert [(one["file"], one["cell"], one["label"]) for one in rows] == [("p.xlsx", "A2", "Carte des services")]


def test_money_lines_in_csv_and_xlsx_say_the_same(tnt: Command, tmp_path: Path) -> None:
    tnt.load(money(tmp_path / "m.xlsx", FIRST, SECOND, THIRD), "--date", MARCH)
    rows = [MONEY, FIRST, SECOND, (*THIRD[:3], "99,99 €", *THIRD[4:])]
    for name, delimiter, encoding in (("a.csv", ";", "utf-8-sig"), ("b.csv", "\t", "cp1252"), ("c.csv", ",", "utf-8")):
        ran = tnt.load(csv_file(tmp_path / name, rows, delimiter, encoding), "--date", APRIL)
        assert (ran.json["edition"], ran.json["preview"]) == (None, counts(unchanged=3)), name
