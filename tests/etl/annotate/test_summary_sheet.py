"""The summary sheet: what it says, and where its links lead."""

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from etl.annotate import annotate
from etl.annotate import listing as listing_module
from etl.finding import Finding
from etl.read import read
from tests.etl.annotate.books import SUMMARY, annotated, fault, parts, rich
from tests.etl.annotate.valid import check

FOUND = (
    fault("D3", value="=1+1"),
    fault("D4", value="b"),
    fault("C2", severity="warning"),
    fault("B2", "L'Ain", "warning"),
    fault(None, row=4, severity="information"),
    Finding("error", "rows-rejected", args={"rejected": 1, "rows": 4}, blocks=True),
)
HEAD = ["Gravité", "Nombre", "Feuille", "Cellule", "Colonne", "Valeur lue", "Constat", "Que faire", "Règle"]


def summary_of(*found: Finding):  # type: ignore[no-untyped-def]
    return load_workbook(io.BytesIO(annotated(rich(), *found).content))["Constats"]


def table_of(sheet) -> list[list[object]]:  # type: ignore[no-untyped-def]
    rows = [[cell.value for cell in row[:9]] for row in sheet.iter_rows()]
    return rows[rows.index(HEAD) + 1 :]


def test_it_says_which_file_and_how_many_lines() -> None:
    sheet = summary_of(*FOUND)
    assert sheet["A1"].value == "Constats du contrôle · tnt-resultats"
    assert sheet["A2"].value == "dossiers.xlsx · données du 08/10/2021 · contrôlé le 24/11/2026 14:05"
    assert sheet["A3"].value == f"Empreinte SHA-256 du fichier reçu : {'ab' * 32}"
    assert [(sheet.cell(4, n).value, sheet.cell(5, n).value) for n in range(1, 9)] == [
        ("Lignes nouvelles", 18),
        ("modifiées", 3),
        ("inchangées", 1240),
        ("absentes", 2),
        ("rejetées", 1),
        ("Erreurs", 3),
        ("Alertes", 2),
        ("Notes", 1),
    ]
    assert sheet["A7"].value == "Ce fichier ne peut pas être chargé. 1 ligne(s) rejetée(s) sur 4 : rien n’est chargé."


def test_one_line_a_rule_then_every_finding() -> None:
    fix, wrong = "Écrivez un nombre, par exemple 1 234,56.", "number-unreadable"
    abc = "« abc » n’est pas un nombre."
    none = [None]
    rejected = "1 ligne(s) rejetée(s) sur 4 : rien n’est chargé."
    accept = "Corrigez les cellules signalées, ou acceptez de charger sans elles."
    cost = "Coût total"
    assert table_of(summary_of(*FOUND)) == [
        ["■ Erreur", 2, "Dossiers", None, cost, None, "Par exemple : « =1+1 » n’est pas un nombre.", fix, wrong],
        ["■ Erreur", 1, None, None, None, None, rejected, accept, "rows-rejected"],
        ["▲ Alerte", 2, "plusieurs", None, cost, None, abc, fix, wrong],
        ["● Note", 1, "Dossiers", None, cost, None, abc, fix, wrong],
        ["■ Erreur", None, *none * 4, rejected, accept, "rows-rejected"],
        ["■ Erreur", None, "Dossiers", "D3", cost, "=1+1", "« =1+1 » n’est pas un nombre.", fix, wrong],
        ["■ Erreur", None, "Dossiers", "D4", cost, "b", "« b » n’est pas un nombre.", fix, wrong],
        ["▲ Alerte", None, "Dossiers", "C2", cost, "abc", abc, fix, wrong],
        ["▲ Alerte", None, "L'Ain", "B2", cost, "abc", abc, fix, wrong],
        ["● Note", None, "Dossiers", "ligne 4", cost, "abc", abc, fix, wrong],
    ]


def test_each_cell_is_a_link_to_itself() -> None:
    sheet = summary_of(*FOUND)
    links = {cell.value: cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert links == {
        "D3": "'Dossiers'!D3",
        "D4": "'Dossiers'!D4",
        "C2": "'Dossiers'!C2",
        "B2": "'L''Ain'!B2",
        "ligne 4": "'Dossiers'!A4",
    }


def test_a_value_stays_a_text_even_where_it_is_typed_again() -> None:
    sheet = summary_of(*FOUND)
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1")
    assert (cell.data_type, cell.number_format, cell.quotePrefix) == ("s", "@", True)


def test_its_header_is_frozen_filtered_and_repeated_on_each_page() -> None:
    sheet = summary_of(*FOUND)
    assert sheet.freeze_panes == "A9"
    assert sheet.auto_filter.ref == "A8:I18"
    assert sheet.print_title_rows == "$8:$8"
    assert (sheet.page_setup.orientation, sheet.sheet_properties.pageSetUpPr.fitToPage) == ("landscape", True)


def test_a_finding_of_a_sheet_that_is_not_there_has_an_address_and_no_link() -> None:
    sheet = summary_of(fault("D3", "Disparue"))
    assert table_of(sheet)[-1][2:4] == ["Disparue", "D3"]
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]


def test_without_findings_it_says_so() -> None:
    done = annotate(rich(), "a.xlsx", [], summary=replace(SUMMARY, blocked=(), data_date=None))
    sheet = load_workbook(io.BytesIO(done.content))["Constats"]
    assert sheet["A2"].value == "dossiers.xlsx · contrôlé le 24/11/2026 14:05"
    assert sheet["A7"].value == "Aucun constat : rien n’est à corriger dans ce fichier."
    check(done.content)


def test_it_speaks_english() -> None:
    done = annotated(rich(), *FOUND, lang="en")
    book = load_workbook(io.BytesIO(done.content))
    assert book.sheetnames[0] == "Findings"
    said = {cell.value for row in book.worksheets[0].iter_rows() for cell in row}
    assert {"■ Error", "Value read", "For example: “=1+1” is not a number."} <= said


def test_beyond_the_links_that_a_sheet_bears_addresses_are_plain_and_it_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module in (listing_module, __import__("etl.annotate.overview", fromlist=["overview"])):
        monkeypatch.setattr(module, "MOST_LINKS", 3)
    done = annotated(rich(), *(fault(f"D{row}") for row in range(2, 8)))
    assert parts(done.content)["xl/worksheets/sheet3.xml"].count(b"<hyperlink ") == 3
    texts = {value for _, _, value in read(done.content, "a.xlsx").sheets[0].texts()}
    assert {f"D{row}" for row in range(2, 8)} <= texts
    assert any(value.startswith("Une feuille ne porte pas plus de 3 liens") for value in texts)


def test_beyond_the_rows_that_a_sheet_holds_it_says_how_many_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.annotate.overview.LAST_ROW", 14)
    done = annotated(rich(), *(fault(f"D{row}") for row in range(2, 12)))
    sheet = read(done.content, "a.xlsx").sheets[0]
    assert sheet.last_row == 14
    texts = {value for _, _, value in sheet.texts()}
    assert "Une feuille ne contient pas plus de 1 048 576 lignes : 6 constats n’y tiennent pas. " in " ".join(texts)


def test_a_value_longer_than_a_cell_is_cut_with_a_mark() -> None:
    done = annotated(rich(), fault("D3", value="é" * 40_000))
    value = table_of(load_workbook(io.BytesIO(done.content))["Constats"])[-1][5]
    assert isinstance(value, str)
    assert (len(value), value[-1]) == (32_767, "…")
    check(done.content)
