"""Which lines of a table are data: totals and notes are said and left aside, nothing else is."""

from pathlib import Path

import pytest

from tests.command import Command

HEADER = "Bénéficiaire;Étape;Montant (€);N° de dossier\n"


def load(tnt: Command, folder: Path, words: str, name: str = "t.csv") -> dict[str, object]:
    path = folder / name
    path.write_text(words, encoding="utf-8")
    answer: dict[str, object] = tnt.load(path).json
    return answer


def aside(answer: dict[str, object]) -> list[tuple[str, str]]:
    rules = ("total-row", "note-row", "repeated-header")
    return [(one["rule"], one["cell"]) for one in answer["findings"] if one["rule"] in rules]  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["Total Développement", "Total Energies : borne", "Totalité du bourg"])
def test_a_beneficiary_whose_name_begins_like_a_total_is_data(tnt: Command, tmp_path: Path, name: str) -> None:
    answer = load(tnt, tmp_path, f"{HEADER}{name};attribué;500;A1\nMairie;attribué;5;A2\n")
    assert (answer["preview"]["new"], aside(answer)) == (2, [])  # type: ignore[index]
    assert tnt.figure("awarded") == "505.00"


@pytest.mark.parametrize("words", ["Total", "TOTAL GÉNÉRAL", "Sous-total Gironde", "Total :", "Totaux"])
def test_a_total_is_said_and_not_added(tnt: Command, tmp_path: Path, words: str) -> None:
    shown = words if words != "Sous-total Gironde" else "Sous-total département 33"
    answer = load(tnt, tmp_path, f"{HEADER}Mairie;attribué;5;A2\n{shown};;5;\n")
    assert aside(answer) == [("total-row", "A3")]
    assert tnt.figure("awarded") == "5.00"


def test_a_lone_title_is_a_project_and_a_lone_note_is_not(tnt: Command, tmp_path: Path) -> None:
    words = "Intitulé du projet;N° de dossier;État du dossier\nPortail;P1;lauréat\nMon projet seul;;\nSource : SGAR;;\n"
    answer = load(tnt, tmp_path, words)
    assert (answer["preview"]["new"], aside(answer)) == (2, [("note-row", "A4")])  # type: ignore[index]


def test_a_draft_is_neither_filed_nor_requested(tnt: Command, tmp_path: Path) -> None:
    words = "N° de dossier;État du dossier;Déposé le;Montant demandé (€)\n1;Brouillon;2021-04-01;1000\n2;déposé;;10\n"
    load(tnt, tmp_path, words)
    assert (tnt.figure("projects_filed"), tnt.figure("requested")) == (1, "10.00")


def test_a_wide_amount_gives_way_to_a_line_of_its_own(tnt: Command, tmp_path: Path) -> None:
    load(
        tnt,
        tmp_path,
        "N° de dossier;État du dossier;Montant attribué (€);Axe\n1;Accepté;100;3\n2;Accepté;7;3\n",
        "p.csv",
    )
    load(tnt, tmp_path, "N° de dossier;Étape;Montant (€);Axe\n1;attribué;90;3\n1;engagé;60;3\n", "f.csv")
    assert (tnt.figure("awarded"), tnt.figure("committed")) == ("97.00", "60.00")


def test_national_money_without_an_axis_counts_on_the_national_envelope(tnt: Command, tmp_path: Path) -> None:
    load(tnt, tmp_path, "N° de dossier;Étape;Montant (€)\n1;attribué;880000\n")
    assert tnt.figure("award_rate") == "0.010000"


def test_a_rejected_line_leaves_what_was_known_of_it(tnt: Command, tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_text("N° de dossier;Étape;Montant (€)\n1;attribué;10\n2;attribué;50\n", encoding="utf-8")
    tnt.load(path)
    path.write_text("N° de dossier;Étape;Montant (€)\n1;attribué;11\n2;attribué;50 k€\n", encoding="utf-8")
    answer = tnt.load(path, "--accept-rejected").json
    assert answer["preview"] == {"new": 0, "changed": 1, "unchanged": 0, "missing": 0, "rejected": 1}
    assert tnt.figure("awarded") == "61.00"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1;Portail;attribué;10;33", "7;Portail;attribué;10;33"),
        ("1;Portail;attribué;10;33", "1;Portail;engagé;10;33"),
        (";Portail;attribué;10;33", ";Portail famille;attribué;10;33"),
        (";Portail;attribué;10;33", "5;Portail;attribué;10;33"),
    ],
)
def test_one_cell_of_the_key_changed_is_one_changed_row(tnt: Command, tmp_path: Path, before: str, after: str) -> None:
    header = "N° de dossier;Intitulé du projet;Étape;Montant (€);Département (code)\n"
    load(tnt, tmp_path, f"{header}{before}\n2;Autre;attribué;3;33\n")
    answer = load(tnt, tmp_path, f"{header}{after}\n2;Autre;attribué;3;33\n")
    assert answer["preview"] == {"new": 0, "changed": 1, "unchanged": 1, "missing": 0, "rejected": 0}
    assert tnt.figure("awarded", "--as-of", "1") == "13.00"


def test_a_confirmed_date_blocks_an_older_file(tnt: Command, tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text("N° de dossier;Étape;Montant (€)\n1;attribué;100\n", encoding="utf-8")
    second.write_text("N° de dossier;Étape;Montant (€)\n1;attribué;200\n", encoding="utf-8")
    assert tnt.load(first, "--date", "2021-10-01").json["edition"] == 1
    assert tnt.load(first, "--date", "2021-10-09").json["edition"] is None
    ran = tnt.load(second, "--date", "2021-10-05")
    assert (ran.status, [one["rule"] for one in ran.json["findings"]]) == (1, ["older-than-current"])
    assert tnt.figure("awarded", "--as-of", "2021-10-09") == "100.00"
