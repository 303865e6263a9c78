"""Real files handed back: nothing that bears no mark moves, and every cell reads the same."""

import io
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from etl.address import a1
from etl.finding import Finding, Severity
from etl.read import Sheet, Workbook, read
from tests.etl.annotate.books import annotated, parts
from tests.etl.annotate.valid import check

OWN = [
    "barometre-resultats-departements-synthese.xlsx",
    "chorus_paiements_anonymise.xlsx",
    "fonjep_anonymise.xlsx",
    pytest.param("projets_dotations_investissement_2019.xlsx", marks=pytest.mark.slow),
    "scdl_region_anonymise.xlsx",
    "subventia_anonymise.xlsx",
]
COPIED = ["fonds_vert_2023.csv", "scdl_dilcrah_2019.csv", "scdl_etendu_exemple_invalide.csv", "alias_entetes_scdl.csv"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "information")
ALWAYS = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}


def findings(sheets: list[Sheet]) -> list[Finding]:
    """Findings here and there, in and beside the cells."""
    draw = random.Random(7)
    found = []
    for sheet in sheets[:3]:
        for _ in range(25):
            row, column = draw.randint(sheet.first_row, sheet.last_row + 1), draw.randint(1, 20)
            value, rejects = sheet.cell(row, column).shown, draw.random() < 0.3
            found.append(
                Finding(
                    draw.choice(SEVERITIES),
                    "number-unreadable",
                    sheet.name,
                    a1(row, column),
                    row,
                    "C",
                    "f",
                    value,
                    rejects=rejects,
                )
            )
    return found


def cells(book: Workbook) -> list[list[tuple[int, int, object]]]:
    """The cells that hold something, sheet by sheet."""
    return [
        [
            (sheet.first_row + r, sheet.first_column + c, value)
            for r, values in enumerate(sheet.rows)
            for c, value in enumerate(values)
            if value is not None and value != ""
        ]
        for sheet in book.sheets
    ]


@pytest.mark.parametrize("name", OWN)
def test_a_real_workbook_is_annotated_in_place(name: str, real: Callable[[str], Path]) -> None:
    raw = real(name).read_bytes()
    before = read(raw, name)
    found = findings(before.sheets)
    done = annotated(raw, *found, name=name)
    assert done.own
    check(done.content)
    after = read(done.content, done.name)
    assert cells(after)[1:] == cells(before)
    old, new = parts(raw), parts(done.content)
    marked = {finding.sheet for finding in found}
    assert len({part for part in old if old[part] != new[part]} - ALWAYS) <= len(marked) * 2 + 1
    book = load_workbook(io.BytesIO(done.content))
    for finding in found:
        sheet = book[finding.sheet or ""]
        held = next((str(span).split(":")[0] for span in sheet.merged_cells if finding.cell in span), finding.cell)
        assert "n’est pas un nombre" in sheet[held].comment.text
    again = annotated(done.content, *found, name=done.name)
    assert again.content == done.content


@pytest.mark.parametrize("name", COPIED)
def test_a_real_csv_comes_back_as_a_workbook(name: str, real: Callable[[str], Path]) -> None:
    raw = real(name).read_bytes()
    before = read(raw, name)
    done = annotated(raw, *findings(before.sheets), name=name)
    assert not done.own
    check(done.content)
    assert cells(read(done.content, done.name))[1:] == cells(before)
