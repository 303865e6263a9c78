"""The extraction date that a file states: beside its tables, never in its data."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.command import Command

HEADER = ["N° de dossier", "Étape", "Montant (€)", "Référence de la décision"]


def dated(tnt: Command, path: Path, above: list[list[object]], reference: str, below: list[list[object]]) -> str:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in [*above, HEADER, ["1", "attribué", 100, reference], *below]:
        sheet.append(row)
    book.save(path)
    assert tnt.load(path).status == 0
    return str(tnt("history", "--json").json[0]["data_date"])


@pytest.mark.parametrize(
    "words",
    [
        "Extraction du 08/10/2021",
        "Date d'extraction : 08/10/2021",
        "Date de l’extraction : 8 octobre 2021",
        "Extraction réalisée le 08/10/2021",
        "Extraction Chorus du 08/10/21",
        "État au 08/10/2021",
        "Situation au 8 octobre 2021",
        "Mise à jour du 2021-10-08",
    ],
)
def test_above_or_below_the_table(tnt: Command, tmp_path: Path, words: str) -> None:
    assert dated(tnt, tmp_path / "above.xlsx", [[words], []], "A-1", []) == "2021-10-08"
    assert dated(tnt, tmp_path / "below.xlsx", [], "A-2", [[], [words]]) == "2021-10-08"


def test_in_the_cell_beside_its_words(tnt: Command, tmp_path: Path) -> None:
    assert dated(tnt, tmp_path / "f.xlsx", [["Date d’extraction", date(2021, 10, 8)]], "A-1", []) == "2021-10-08"


@pytest.mark.parametrize("words", ["Arrêté du 12/03/2019", "Données du 12/03/2019", "Situation au 1er janvier 2015"])
def test_never_in_the_data(tnt: Command, tmp_path: Path, words: str) -> None:
    assert dated(tnt, tmp_path / "f.xlsx", [], words, []) == date.today().isoformat()
