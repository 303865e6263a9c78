"""An error in a binary workbook is a finding at its cell, as it is in the others."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.command import Command
from tests.etl.read.cells import Made
from tests.etl.read.xls_format import xls
from tests.etl.read.xlsb_format import xlsb

Make = Callable[..., Path]
FORMATS = pytest.mark.parametrize("make", [xlsb, xls, partial(xls, excel_5=True)], ids=["xlsb", "xls-97", "xls-5"])
HEADERS = ["N° de dossier", "Étape", "Montant (€)", "Coût total (€)"]


@FORMATS
def test_each_is_a_finding_at_its_cell(tnt: Command, tmp_path: Path, make: Make) -> None:
    rows = [HEADERS, ["1", "attribué", 10.0, Made(error=0x17)], ["2", "attribué", 5.0, Made(error=0x2A, formula=True)]]
    ran = tnt.load(make(tmp_path / "faults.xls", rows))
    assert [(one["rule"], one["cell"], one["value"]) for one in ran.json["findings"] if one["severity"] == "error"] == [
        ("cell-error", "D2", "#REF!"),
        ("cell-error", "D3", "#N/A"),
    ]
    assert (ran.status, tnt.figure("awarded")) == (0, "15.00")


@FORMATS
def test_in_a_required_column_it_rejects_the_row(tnt: Command, tmp_path: Path, make: Make) -> None:
    rows = [HEADERS[:3], ["1", "attribué", Made(error=0x07, formula=True)], ["2", "attribué", 5.0]]
    ran = tnt.load(make(tmp_path / "faults.xls", rows))
    assert [(one["rule"], one["cell"]) for one in ran.json["findings"] if one["severity"] == "error"] == [
        ("cell-error", "C2"),
        ("rows-rejected", None),
    ]
    assert ran.status == 1
