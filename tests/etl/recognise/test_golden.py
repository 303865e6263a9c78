"""Real files, beside the checkout where they are: exactly these tables, these columns, these reasons, these words.

``golden.json`` holds, for each file, what must be found: headers and decisions, none of the data.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from etl.read import read
from etl.recognise.find import find_tables
from etl.recognise.table import Table
from etl.schemas import headers_of, squeeze

GOLDEN: dict[str, Any] = json.loads((Path(__file__).parent / "golden.json").read_text(encoding="utf-8"))
DEPARTMENTS = 101


def told(table: Table) -> dict[str, Any]:
    """A table as the golden file writes it."""
    return {
        "sheet": table.sheet.name,
        "dataset": table.dataset,
        "header_row": table.header_row,
        "layout": table.layout.name if table.layout else None,
        "constants": dict(table.constants),
        "columns": [[table.header_cell(one), one.header, one.field, one.reason] for one in table.columns],
    }


def found(path: Path) -> dict[str, Any]:
    """What is found in a file, in the golden file's shape."""
    one = find_tables(read(path.read_bytes(), path.name))
    return {
        "tables": [told(table) for table in one.tables],
        "pending": [told(table) for table in one.pending],
        "questions": [[question.sheet, question.header, question.cell] for question in one.questions],
        "findings": [[said.severity, said.rule, said.sheet, said.cell] for said in one.findings],
    }


@pytest.mark.parametrize("name", [name for name in GOLDEN if not name.startswith("barometre")])
def test_what_is_found_in_a_real_file(real: Callable[[str], Path], name: str) -> None:
    assert found(real(name)) == GOLDEN[name]


def test_the_barometer_is_three_tables_a_department(real: Callable[[str], Path]) -> None:
    name = "barometre-resultats-departements-synthese.xlsx"
    one = found(real(name))
    assert (one["pending"], one["questions"], one["findings"]) == ([], [], [])
    tables, first = one["tables"], GOLDEN[name]["tables"]
    assert len(tables) == 3 * DEPARTMENTS
    for rank, table in enumerate(tables):
        assert table == {**first[rank % 3], "sheet": tables[rank - rank % 3]["sheet"]}
    assert len({table["sheet"] for table in tables}) == DEPARTMENTS


OFFICIAL = {
    "nomAttribuant": "grantor_name",
    "idAttribuant": "grantor_siret",
    "dateConvention": "dated_on",
    "referenceDecision": "decision_reference",
    "nomBeneficiaire": "beneficiary_name",
    "idBeneficiaire": "beneficiary_siret",
    "rnaBeneficiaire": "beneficiary_rna",
    "objet": "title",
    "montant": "amount",
    "nature": "aid_nature",
    "conditionsVersement": "payment_conditions",
    "datesPeriodeVersement": "payment_period",
    "datePeriodeVersement": "payment_period",
    "idRAE": "rae_id",
    "notificationUE": "eu_notified",
    "pourcentageSubvention": "share",
    "categoryUsage": "category",
}
OTHERWISE = {
    # The list itself gives these to two fields: the beneficiary's number and the object come first.
    "N° Siret": "beneficiary_siret",
    "SIRET": "beneficiary_siret",
    "objet": "title",
    # A year is no date, a company's name is no RNA number, a register's number is no SIRET.
    "annze": "fiscal_year",
    "exercice": "fiscal_year",
    "annee_subv": "fiscal_year",
    "anne": "fiscal_year",
    "Raison sociale (SIRENE)": "beneficiary_name",
    "numero de referencement au repertoire des entreprises": "rae_id",
}


def test_every_header_variant_of_the_grants_standard_is_known(real: Callable[[str], Path]) -> None:
    lines = real("alias_entetes_scdl.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    assert len(lines) == 141
    known = headers_of("fundings")
    for line in lines:
        variant, official = line.split(";")
        assert known[squeeze(variant)][0][1] == OTHERWISE.get(variant, OFFICIAL[official]), variant
