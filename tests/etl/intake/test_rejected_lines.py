"""A line that cannot be read is said at its cell, and blocks the file until a person accepts to do without."""

from decimal import Decimal
from pathlib import Path

from tests.command import Command
from tests.etl.conftest import Rows
from tests.etl.lines import FIRST, THIRD, counts, money


def test_a_rejected_line_blocks_the_file(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    path = money(tmp_path / "m.xlsx", FIRST, ("B-3", "Fibre", "engagé", "à définir", "2", "33", None), THIRD)
    ran = tnt.load(path)
    assert ran.status == 1
    assert ran.json["edition"] is None
    assert ran.json["preview"] == counts(new=2, rejected=1)
    errors = [(one["rule"], one["cell"], one["value"]) for one in ran.json["findings"] if one["severity"] == "error"]
    assert errors == [("amount-undefined", "D3", "à définir"), ("rows-rejected", None, None)]
    assert ran.sentence == (
        "m.xlsx : 1 ligne(s) rejetée(s) sur 3 : rien n’est chargé. "
        "Corrigez les cellules signalées, ou acceptez de charger sans elles."
    )
    for table in ("editions", "fundings", "projects", "files", "findings"):
        column = {"editions": "number", "files": "sha256"}.get(table, "id")
        assert stored(table, column) == []


def test_a_rejected_line_is_counted_and_kept_when_the_person_accepts_it(
    tnt: Command, tmp_path: Path, stored: Rows
) -> None:
    path = money(tmp_path / "m.xlsx", FIRST, ("B-3", "Fibre", "engagé", "à définir", "2", "33", None), THIRD)
    ran = tnt.load(path, "--accept-rejected")
    assert (ran.status, ran.err, ran.json["edition"]) == (0, "", 1)
    assert ran.json["preview"] == counts(new=2, rejected=1)
    assert stored("editions", "number", "new", "rejected") == [(1, 2, 1)]
    assert [row for row in stored("findings", "rule", "cell", "value", "rejects") if row[3]] == [
        ("amount-undefined", "D3", "à définir", True)
    ]
    assert tnt.figure("committed") == "1100.09"


def test_a_file_whose_every_line_is_rejected_is_refused_whatever_one_accepts(
    tnt: Command, tmp_path: Path, stored: Rows
) -> None:
    path = money(tmp_path / "m.xlsx", ("B-3", "Fibre", "engagé", "à définir", "2", "33", None))
    ran = tnt.load(path, "--accept-rejected")
    assert ran.status == 1
    assert [one["rule"] for one in ran.json["findings"]] == ["amount-undefined", "all-rejected"]
    assert stored("editions", "number") == []


def test_a_missing_required_value_rejects_its_line_at_its_cell(tnt: Command, tmp_path: Path) -> None:
    ran = tnt.load(money(tmp_path / "m.xlsx", FIRST, (*THIRD[:3], None, *THIRD[4:])))
    assert ran.status == 1
    found = [one for one in ran.json["findings"] if one["rule"] == "required-missing"]
    assert [(one["cell"], one["row"], one["column"], one["message"]) for one in found] == [
        ("D3", 3, "Montant (€)", "Valeur obligatoire absente : Montant (€).")
    ]


def test_a_bad_value_in_an_optional_column_costs_the_value_alone(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    ran = tnt.load(money(tmp_path / "m.xlsx", FIRST, (*THIRD[:6], "12 k€")))
    assert (ran.status, ran.json["edition"], ran.json["preview"]) == (0, 1, counts(new=2))
    assert [(one["severity"], one["rule"], one["cell"], one["value"]) for one in ran.json["findings"]] == [
        ("error", "number-multiple", "G3", "12 k€")
    ]
    assert stored("fundings", "project_id", "amount", "total_cost") == [
        ("B-1", Decimal("1000.10"), Decimal("5000.00")),
        ("B-2", Decimal("99.99"), None),
    ]
