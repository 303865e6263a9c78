"""What a workbook says around its cells is heeded: its epoch, what it hides or merges."""

from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.command import Command
from tests.etl.conftest import Rows


def test_days_of_a_workbook_of_1904_are_its_own(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    """Bare serials count from the epoch that the workbook declares: 42 000 days after 1904-01-01 is 2018-12-28."""
    path = tmp_path / "p.xlsx"
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.worksheets[0]
    sheet.append(["N° de dossier", "Intitulé du projet", "Déposé le"])
    sheet.append(["A-1", "Portail", 42_000])
    book.save(path)
    ran = tnt.load(path)
    assert [(one["rule"], one["cell"], one["message"]) for one in ran.json["findings"]] == [
        ("date-serial", "C2", "Nombre « 42000 » lu comme la date 28/12/2018.")
    ]
    assert stored("projects", "filed_on") == [(date(2018, 12, 28),)]


def test_what_is_hidden_or_merged_is_read_and_said(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    path = tmp_path / "p.xlsx"
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["N° de dossier", "Intitulé du projet", "Département (code)"])
    for row in (("A-1", "Portail", "33"), ("A-2", "Salle", "38"), ("A-3", "Agenda", "38"), ("A-4", "Carte", "38")):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet.merge_cells("B4:B5")
    book.save(path)
    ran = tnt.load(path)
    assert [(one["severity"], one["rule"], one["cell"]) for one in ran.json["findings"]] == [
        ("warning", "column-hidden", "C1"),
        ("warning", "rows-hidden", "A3"),
        ("warning", "cells-merged", "B4"),
    ]
    assert ran.json["findings"][1]["message"] == (
        "2 ligne(s) masquée(s) ou filtrée(s) : elles sont lues quand même (3-4)."
    )
    assert stored("projects", "project_id", "title", "department") == [
        ("A-1", "Portail", "33"),
        ("A-2", "Salle", "38"),
        ("A-3", "Agenda", "38"),
        ("A-4", None, "38"),
    ]
