"""Excel errors and formulas never calculated are said at their cells, never read as blanks."""

from pathlib import Path

import openpyxl

from tests.command import Command


def test_each_is_a_finding_at_its_cell(tnt: Command, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["N° de dossier", "Étape", "Montant (€)", "Coût total (€)", "SIRET du bénéficiaire", "Date"])
    sheet.append(["1", "attribué", 10, "#REF!", "#N/A", "#VALUE!"])
    sheet.append(["2", "attribué", 5, "=50+50", None, None])
    for cell in ("D2", "E2", "F2"):
        sheet[cell].data_type = "e"
    path = tmp_path / "faults.xlsx"
    book.save(path)
    ran = tnt.load(path)
    found = [(one["rule"], one["cell"], one["value"]) for one in ran.json["findings"] if one["severity"] == "error"]
    assert found == [
        ("cell-error", "D2", "#REF!"),
        ("cell-error", "E2", "#N/A"),
        ("cell-error", "F2", "#VALUE!"),
        ("formula-uncached", "D3", ""),
    ]
    assert (ran.status, tnt.figure("awarded")) == (0, "15.00")


def test_in_a_required_column_they_reject_the_row(tnt: Command, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["N° de dossier", "Étape", "Montant (€)"])
    sheet.append(["1", "attribué", "=1/0"])
    sheet.append(["2", "attribué", 5])
    path = tmp_path / "faults.xlsx"
    book.save(path)
    ran = tnt.load(path)
    assert [(one["rule"], one["cell"]) for one in ran.json["findings"]] == [
        ("formula-uncached", "C2"),
        ("rows-rejected", None),
    ]
    assert ran.status == 1
