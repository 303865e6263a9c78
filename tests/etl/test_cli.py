"""The command line: the shapes that it prints, the statuses that it answers, one sentence where it refuses."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.books import xlsx
from tests.command import Command
from tests.etl.conftest import Rows
from tests.etl.lines import FIRST, MONEY, PORTAL, PROJECTS, ROOM, SECOND, THIRD, money, projects


def test_load_json_is_one_object_of_this_shape(tnt: Command, tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "m.xlsx", {"Suivi": [("Extraction du 08/10/2021",), MONEY, FIRST, (*THIRD[:3], "1,005", *THIRD[4:])]}
    )
    said = tnt.load(path).json
    assert list(said) == ["file", "tables", "questions", "findings", "preview", "euros", "edition"]
    assert list(said["file"]) == ["name", "sha256", "bytes"]
    assert said["tables"] == [
        {
            "sheet": "Suivi",
            "dataset": "fundings",
            "header_row": 2,
            "rows": 2,
            "columns": [
                {"header": "N° de dossier", "cell": "A2", "field": "project_id"},
                {"header": "Intitulé du projet", "cell": "B2", "field": "title"},
                {"header": "Étape", "cell": "C2", "field": "stage"},
                {"header": "Montant (€)", "cell": "D2", "field": "amount"},
                {"header": "Axe", "cell": "E2", "field": "axis"},
                {"header": "Département (code)", "cell": "F2", "field": "department"},
                {"header": "Coût total (€)", "cell": "G2", "field": "total_cost"},
            ],
        }
    ]
    assert said["questions"] == []
    assert said["findings"] == [
        {
            "severity": "information",
            "rule": "rounded-to-cent",
            "sheet": "Suivi",
            "cell": "D4",
            "row": 4,
            "column": "Montant (€)",
            "value": "1,005",
            "message": "« 1,005 » arrondi au centime : 1,01.",
            "suggestion": None,
            "related": [],
            "waived": None,
        }
    ]
    assert said["preview"] == {"new": 2, "changed": 0, "unchanged": 0, "missing": 0, "rejected": 0}
    assert said["edition"] == 1


def test_load_json_says_its_findings_in_the_language_asked_for(tnt: Command, tmp_path: Path) -> None:
    path = money(tmp_path / "m.xlsx", (*FIRST[:6], "12 k€"))
    (found,) = tnt("--lang", "en", "load", path, "--json").json["findings"]
    assert (found["rule"], found["cell"]) == ("number-multiple", "G2")
    assert found["message"].startswith("“12 k€”")
    assert found["suggestion"]


def test_several_files_are_a_list(tnt: Command, tmp_path: Path) -> None:
    ran = tnt("load", projects(tmp_path / "p.xlsx", PORTAL), money(tmp_path / "m.xlsx", FIRST), "--json")
    assert [(one["file"]["name"], one["edition"]) for one in ran.json] == [("p.xlsx", 1), ("m.xlsx", 2)]


def test_a_blocked_file_among_several_stops_itself_alone(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    bad = money(tmp_path / "bad.xlsx", FIRST, (*THIRD[:3], "?", *THIRD[4:]))
    ran = tnt("load", bad, projects(tmp_path / "p.xlsx", PORTAL))
    assert ran.status == 1
    assert stored("editions", "number", "file_name") == [(1, "p.xlsx")]


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("inconnue",),
        ("load",),
        ("load", "f.xlsx", "--mode", "autre"),
        ("load", "f.xlsx", "--dataset", "autre"),
        ("load", "f.xlsx", "--date", "08/10/2021"),
        ("rollback", "un"),
        ("template", "projects"),
        ("fund", "add", "FV"),
        ("figures", "--territory"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_one_sentence_and_status_2(tnt: Command, words: tuple[str, ...]) -> None:
    ran = tnt(*words)
    assert (ran.status, ran.out) == (2, "")
    assert "Voyez « tnt" in ran.sentence


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("figures", "--territory", "99"),
            "« 99 » n’est le code d’aucun territoire : FR, R75, 33, SIREN d’un EPCI, C33063 ou NONE.",
        ),
        (("figures", "--as-of", "hier"), "« hier » n’est ni une date (AAAA-MM-JJ) ni un numéro d’édition."),
        (
            ("trace", "awarded", "--as-of", "2021-13-01"),
            "« 2021-13-01 » n’est ni une date (AAAA-MM-JJ) ni un numéro d’édition.",
        ),
        (
            ("figures", "--fund", "XX"),
            "Le fonds XX n’est pas déclaré (connus : ITN7) : « tnt fund add XX --name NOM ».",
        ),
        (
            ("trace", "awarded", "--fund", "XX"),
            "Le fonds XX n’est pas déclaré (connus : ITN7) : « tnt fund add XX --name NOM ».",
        ),
        (("figures", "--as-of", "99"), "L’édition 99 n’existe pas : voyez « tnt history »."),
        (("figures", "--axis", "9"), "« 9 » n’est pas un axe de ce fonds ; connus : 1, 2, 3."),
        (("fund", "add", " ", "--name", "B"), "Un fonds a un code et un nom."),
        (("demo", "--port", "70000"), "--port ne se lit pas : '70000'. Voyez « tnt demo --help »."),
    ],
)
def test_what_does_not_exist_is_one_sentence_and_status_2(tnt: Command, words: tuple[str, ...], sentence: str) -> None:
    ran = tnt(*words)
    assert (ran.status, ran.out, ran.sentence) == (2, "", sentence)


def test_an_unknown_figure_lists_those_that_exist(tnt: Command) -> None:
    ran = tnt("trace", "bonheur")
    assert ran.status == 2
    assert ran.sentence.startswith("« bonheur » n’est pas un chiffre ; connus : requested, awarded, committed, paid,")


def test_without_data_every_figure_is_unknown_not_zero(tnt: Command) -> None:
    said = tnt("figures", "--json").json
    reference = {"envelope": "88000000.00"}
    assert {name: one["value"] for name, one in said["figures"].items() if one["value"] is not None} == reference
    assert said["edition"] is None


def test_funds(tnt: Command) -> None:
    assert tnt("fund", "list").out == "ITN7\n"
    assert tnt("fund", "add", "FV", "--name", "Fonds vert", "--opened-on", "2023-01-01").status == 0
    assert tnt("fund", "list").out == "FV\nITN7\n"
    again = tnt("fund", "add", "FV", "--name", "Autre")
    assert (again.status, again.sentence) == (1, "Le fonds FV est déjà déclaré.")


def test_history_before_the_first_edition(tnt: Command) -> None:
    ran = tnt("history")
    assert ran.status == 0
    assert ran.out == "Aucune édition : chargez un fichier avec « tnt load » ou lancez « tnt demo ».\n"
    assert tnt("history", "--json").json == []


def test_what_a_person_reads_of_a_load(tnt: Command, tmp_path: Path) -> None:
    path = xlsx(tmp_path / "p.xlsx", {"Suivi": [PROJECTS, PORTAL, ROOM]})
    assert tnt("load", path, "--date", "2022-03-01").out.splitlines() == [
        "Feuille « Suivi » : projects, en-tête ligne 1, 2 lignes.",
        "Lignes : 2 nouvelles, 0 modifiées, 0 inchangées, 0 absentes du fichier, 0 rejetées.",
        "Publié : édition 1, données du 2022-03-01.",
    ]


def test_the_command_of_the_installed_package(tnt: Command, tmp_path: Path) -> None:
    ran = tnt.process("load", projects(tmp_path / "p.xlsx", PORTAL), "--json")
    assert (ran.status, ran.err, ran.json["edition"]) == (0, "", 1)
    ran = tnt.process("load", tmp_path / "absent.xlsx")
    assert ran.status == 2
    assert ran.sentence == "« absent.xlsx » n’existe pas ou ne peut pas être ouvert : vérifiez le chemin."
    assert tnt.process("figures").out.splitlines()[1].split() == ["Attribué", "48000.00", "EUR"]


def test_a_zip_is_loaded_file_by_file(tnt: Command, tmp_path: Path) -> None:
    path = tmp_path / "dépôt.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(projects(tmp_path / "p.xlsx", PORTAL), "mars/p.xlsx")
        archive.writestr("lisez-moi.txt.pdf", b"%PDF-1.4")
        archive.write(money(tmp_path / "m.xlsx", FIRST, THIRD), "mars/m.xlsx")
    said = tnt.load(path).json
    assert [(one["file"]["name"], one["preview"]["new"], one["edition"]) for one in said] == [
        ("p.xlsx", 1, 1),
        ("m.xlsx", 2, 2),
    ]


def test_a_limit_that_is_no_number_is_said(tnt: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TNT_MAX_ROWS", "beaucoup")
    ran = tnt("load", projects(tmp_path / "p.xlsx", PORTAL))
    assert (ran.status, ran.out) == (2, "")
    assert ran.sentence == (
        "« TNT_MAX_ROWS » vaut « beaucoup » : donnez un nombre entier supérieur à zéro, ou ôtez ce réglage."
    )


def test_a_limit_of_rows_is_said_with_its_sheet(tnt: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TNT_MAX_ROWS", "2")
    ran = tnt("load", projects(tmp_path / "p.xlsx", PORTAL, ROOM))
    assert (ran.status, ran.sentence) == (2, "« p.xlsx » : la feuille « Feuille » a plus de 2 lignes : découpez-la.")


def test_the_annotated_file_is_handed_back_mended_and_loaded(tnt: Command, tmp_path: Path) -> None:
    """A cell mended in the annotated workbook itself, uploaded again, is published; its summary is no data."""
    path = money(tmp_path / "m.xlsx", FIRST, (*SECOND[:3], "50 k€", *SECOND[4:]), THIRD)
    ran = tnt.load(path, "--annotate", tmp_path / "rendus")
    assert (ran.status, ran.json["edition"]) == (1, None)
    handed = tmp_path / "rendus" / "m - annoté.xlsx"
    book = load_workbook(handed)
    assert book.sheetnames == ["Constats", "Feuille"]
    assert "multiple en toutes lettres" in book["Feuille"]["D3"].comment.text
    book["Feuille"]["D3"] = 0.90
    book.save(handed)
    again = tnt.load(handed, "--annotate", tmp_path / "rendus")
    assert (again.status, again.json["edition"], again.json["preview"]["new"]) == (0, 1, 3)
    assert [table["sheet"] for table in again.json["tables"]] == ["Feuille"]
    assert tnt.figure("committed") == "1100.99"
