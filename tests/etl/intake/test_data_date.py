"""The date of the data: what the person gives, else what the file says."""

from datetime import date
from pathlib import Path

import pytest

from tests.books import xlsx
from tests.command import Command
from tests.etl.conftest import Rows
from tests.etl.lines import APRIL, PORTAL, PROJECTS


@pytest.mark.parametrize(
    ("said", "name", "expected"),
    [
        ("Extraction du 08/10/2021", "p.xlsx", date(2021, 10, 8)),
        ("Situation au 1er janvier 2022", "p.xlsx", date(2022, 1, 1)),
        ("Données arrêtées au 2022-06-24", "p_2023-01-01.xlsx", date(2022, 6, 24)),
        ("Projets", "projets_2021-10-08.xlsx", date(2021, 10, 8)),
    ],
)
def test_the_date_of_the_data_is_what_the_file_says(
    tnt: Command, tmp_path: Path, stored: Rows, said: str, name: str, expected: date
) -> None:
    path = xlsx(tmp_path / name, [(said,), (), PROJECTS, PORTAL])
    assert tnt.load(path).json["edition"] == 1
    assert stored("editions", "data_date") == [(expected,)]
    assert stored("projects", "opened_on", "source_row") == [(expected, 4)]


def test_the_date_that_the_person_gives_comes_first(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    path = xlsx(tmp_path / "p_2021-10-08.xlsx", [("Extraction du 08/10/2021",), PROJECTS, PORTAL])
    tnt.load(path, "--date", APRIL)
    assert stored("editions", "data_date") == [(APRIL,)]
