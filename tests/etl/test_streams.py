"""Files of one source about different datasets never end each other's rows."""

from pathlib import Path

from tests.command import Command

PROJECTS = (
    "N° de dossier;Intitulé du projet;État du dossier;Montant demandé (€)\n"
    "P1;Portail;lauréat;100,00\n"
    "P2;Signature;en instruction;50,00\n"
)
MONEY = "N° de dossier;Étape;Montant (€)\nP1;engagé;80,00\nP3;engagé;20,00\n"


def _written(folder: Path, name: str, words: str) -> Path:
    path = folder / name
    path.write_text(words, encoding="utf-8")
    return path


def test_projects_then_money_of_one_source_stand_together(tnt: Command, tmp_path: Path) -> None:
    projects = _written(tmp_path, "projets.csv", PROJECTS)
    assert tnt.load(projects).json["preview"] == {
        "new": 2, "changed": 0, "unchanged": 0, "missing": 0, "rejected": 0
    }  # fmt: skip
    money = tnt.load(_written(tmp_path, "argent.csv", MONEY)).json
    assert money["preview"] == {"new": 2, "changed": 0, "unchanged": 0, "missing": 0, "rejected": 0}
    assert tnt.figure("projects_filed") == 2
    assert tnt.figure("projects_awarded") == 2
    assert tnt.figure("requested") == "150.00"
    assert tnt.figure("committed") == "100.00"
    again = tnt.load(projects).json
    assert again["preview"] == {"new": 0, "changed": 0, "unchanged": 2, "missing": 0, "rejected": 0}
    assert again["edition"] is None


def test_a_date_is_judged_within_its_own_stream(tnt: Command, tmp_path: Path) -> None:
    money = _written(tmp_path, "argent.csv", MONEY)
    assert tnt.load(money, "--date", "2021-10-08").status == 0
    projects = _written(tmp_path, "projets.csv", PROJECTS)
    assert tnt.load(projects, "--date", "2021-10-01").status == 0
    assert tnt.figure("projects_filed") == 2
