"""A header on two rows: group titles over sub-titles, merged or not."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from etl.read import read
from etl.recognise.find import Found, find_tables
from tests.books import xlsx
from tests.command import Command

TOP = ("Projet", None, "Montant", None, "Décision")
BOTTOM = ("N° de dossier", "Intitulé", "demandé", "accordé", "Date de décision")
LINE = ("A-1", "Portail", 100, 80, "18/06/2021")


def found(path: Path) -> Found:
    return find_tables(read(path.read_bytes(), path.name))


def test_sub_titles_are_joined_to_their_group(tnt: Command, tmp_path: Path) -> None:
    path = xlsx(tmp_path / "f.xlsx", [("Suivi",), (), TOP, BOTTOM, LINE])
    (table,) = found(path).tables
    assert (table.dataset, table.header_row) == ("projects", 4)
    assert [(table.header_cell(one), one.header, one.field) for one in table.columns] == [
        ("A4", "Projet — N° de dossier", "project_id"),
        ("B4", "Projet — Intitulé", "title"),
        ("C4", "Montant — demandé", "amount_requested"),
        ("D4", "Montant — accordé", "amount_awarded"),
        ("E4", "Décision — Date de décision", "decided_on"),
    ]
    ran = tnt.load(path)
    assert [(one["rule"], one["cell"]) for one in ran.json["findings"]] == [("header-on-two-rows", "A3")]
    assert ran.json["tables"][0]["rows"] == 1
    assert ran.json["euros"]["requested"]["after"] == "100.00"


def test_merged_groups_and_headers_merged_over_two_rows(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for row in [
        ("N° de dossier", "Intitulé", "Montant", None, "Humeur"),
        (None, None, "demandé", "accordé", "du jour"),
        ("A-1", "P", 1, 2, "gaie"),
    ]:
        sheet.append(row)
    for area in ("A1:A2", "B1:B2", "C1:D1"):
        sheet.merge_cells(area)
    book.save(tmp_path / "f.xlsx")
    (table,) = found(tmp_path / "f.xlsx").tables
    assert table.header_row == 2
    assert [(table.header_cell(one), one.header, one.field) for one in table.columns] == [
        ("A1", "N° de dossier", "project_id"),
        ("B1", "Intitulé", "title"),
        ("C2", "Montant — demandé", "amount_requested"),
        ("D2", "Montant — accordé", "amount_awarded"),
        ("E2", "Humeur — du jour", None),
    ]


@pytest.mark.parametrize("above", [("Suivi des projets",), ("Suivi", "2021"), ("N° de dossier : voir notice",)])
def test_a_title_above_a_header_is_no_group(tmp_path: Path, above: tuple[str, ...]) -> None:
    read_ = found(xlsx(tmp_path / "f.xlsx", [above, ("N° de dossier", "Intitulé", "État"), ("A-1", "P", "lauréat")]))
    (table,) = read_.tables
    assert (table.header_row, [one.header for one in table.columns]) == (2, ["N° de dossier", "Intitulé", "État"])
    assert read_.findings == []


def test_a_list_of_words_is_no_header_on_two_rows(tmp_path: Path) -> None:
    words = [("Colonne", "Sens"), ("cout_total", "Coût total du projet"), ("montant_sub", "Montant attribué")]
    read_ = found(xlsx(tmp_path / "f.xlsx", words))
    assert (read_.tables, read_.pending) == ([], [])
