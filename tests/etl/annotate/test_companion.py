"""What cannot be annotated comes back as a copy of its values, each with its type and its place."""

import io
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from etl.annotate.companion import copied
from etl.read import Sheet, Value, Workbook, read
from etl.read.workbook import CellFault
from tests.etl.annotate.books import annotated, fault, package, sheet_xml
from tests.etl.annotate.valid import check
from tests.etl.read import formats

CSV = (
    b"N\xc2\xb0;Montant;Objet;Date\r\n"
    b"0012;1 234,56;=HYPERLINK(1);01/02/2021\r\n"
    b'99999999999999999999;abc;"deux\nlignes";\r\n'
    b"+33;-5;@x;VRAI\r\n"
)


def copy_of(*sheets: Sheet) -> tuple[Workbook, dict[str, str], bool]:
    """The sheets as their copy reads."""
    content, names, whole = copied(Workbook("a.ods", "", 0, list(sheets)))
    return read(content, "a.xlsx"), names, whole


def cells(sheet: Sheet) -> list[list[Value]]:
    """The cells of a sheet; an empty one is None in a text file and empty in a workbook."""
    return [[None if value == "" else value for value in row] for row in sheet.rows]


def test_a_csv_comes_back_as_a_workbook_of_the_same_texts() -> None:
    before = read(CSV, "dossiers.csv")
    done = annotated(CSV, fault("B3", "dossiers", rejects=True), name="dossiers.csv")
    assert (done.name, done.own) == ("dossiers - annoté.xlsx", False)
    check(done.content)
    after = read(done.content, done.name)
    assert after.sheets[1].name == "dossiers"
    assert cells(after.sheets[1]) == cells(before.sheets[0])
    sheet = load_workbook(io.BytesIO(done.content))["dossiers"]
    assert "« abc » n’est pas un nombre." in sheet["B3"].comment.text
    assert "Cette ligne est rejetée" in sheet["A3"].comment.text
    assert {cell.number_format for row in sheet.iter_rows() for cell in row if cell.value} == {"@"}
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
    said = "copie des valeurs du fichier reçu, dont le format (.csv) ne s’annote pas"
    assert any(said in value for _, _, value in after.sheets[0].texts())


def test_the_copy_annotated_again_is_patched_in_place() -> None:
    first = annotated(CSV, fault("B3", "dossiers"), name="dossiers.csv")
    again = annotated(first.content, fault("A2", "dossiers"), name=first.name)
    assert (again.name, again.own) == (first.name, True)
    sheet = load_workbook(io.BytesIO(again.content))["dossiers"]
    assert [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment] == ["A2"]


@pytest.mark.parametrize("make", [formats.ods, formats.xlsb, formats.xls], ids=lambda make: make.__name__)
def test_other_formats_keep_their_cells(make: Callable[..., Path], tmp_path: Path) -> None:
    rows = [["Code", "Montant"], ["007", 0.30000000000000004], [None, 12.0], ["=1+1", 1e300]]
    raw = make(tmp_path / f"livre.{make.__name__}", rows).read_bytes()
    before = read(raw, f"livre.{make.__name__}")
    done = annotated(raw, fault("B2", "Feuille"), fault("A3", "Feuille"), name=f"livre.{make.__name__}")
    assert (done.name, done.own) == ("livre - annoté.xlsx", False)
    check(done.content)
    after = read(done.content, done.name)
    assert after.sheets[1] == before.sheets[0]
    assert any(f"(.{make.__name__})" in value for _, _, value in after.sheets[0].texts())


def test_every_type_of_value_reads_back_as_itself() -> None:
    values: list[Value] = [
        "texte",
        "00012",
        "'apostrophe",
        " espaces ",
        "deux\r\nlignes\tet\x01",
        "_x0041_",
        3,
        -0.1,
        1e-300,
        2**60,
        True,
        False,
        date(2021, 10, 8),
        date(1900, 3, 1),
        datetime(2021, 10, 8, 14, 5, 30),
        time(6, 30),
        timedelta(days=1, hours=6),
        CellFault("#REF!"),
        CellFault("#N/A"),
        CellFault(""),
        "fin",
    ]
    book, _, whole = copy_of(Sheet("Feuille", [values], first_row=3, first_column=2))
    assert whole
    sheet = book.sheets[0]
    assert (sheet.first_row, sheet.first_column) == (3, 2)
    assert list(sheet.rows[0]) == values


def test_what_a_sheet_says_of_its_cells_is_copied_too() -> None:
    said = Sheet(
        "Feuille",
        [["Taux", "b", "c"], [0.52, 0.52, ""], ["fin", "", "x"]],
        first_row=2,
        hidden_rows=frozenset((4,)),
        hidden_columns=frozenset((3,)),
        merged=((3, 2, 3, 3),),
        percents=frozenset(((3, 1),)),
    )
    book, _, _ = copy_of(said)
    sheet = book.sheets[0]
    assert cells(sheet) == cells(said)
    for fact in ("first_row", "hidden_rows", "hidden_columns", "merged", "percents"):
        assert getattr(sheet, fact) == getattr(said, fact)


def test_dates_before_the_first_of_march_1900_and_odd_numbers_are_kept_as_texts() -> None:
    values: list[Value] = [date(1850, 1, 2), datetime(1899, 12, 31, 8), float("nan"), CellFault("Err:502")]
    book, _, _ = copy_of(Sheet("Feuille", [values]))
    assert list(map(list, book.sheets[0].rows)) == [["1850-01-02", "1899-12-31 08:00:00", "nan", "Err:502"]]


def test_names_that_a_workbook_may_not_hold_are_changed_and_findings_follow() -> None:
    long = "a" * 40
    sheets = [Sheet(name, [["x"]]) for name in (long, long[:35], "t[1]:*?/\\", "History", "'", "Été")]
    book, names, _ = copy_of(*sheets, Sheet("caché", [["y"]], visible=False))
    assert list(names.values()) == ["a" * 31, "a" * 27 + " (2)", "t_1______", "History_", "_", "Été", "caché"]
    assert [sheet.name for sheet in book.sheets] == list(names.values())
    assert [sheet.visible for sheet in book.sheets] == [True] * 6 + [False]
    name = "d" * 40 + ".csv"
    done = annotated(CSV, fault("B3", "d" * 40), name=name)
    assert load_workbook(io.BytesIO(done.content))["d" * 31]["B3"].comment is not None


def test_cells_beyond_what_a_sheet_holds_are_left_out_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.annotate.copied_sheet.LAST_ROW", 3)
    done = annotated(CSV, fault("B4", "dossiers"), name="dossiers.csv")
    after = read(done.content, done.name)
    assert [row[0] for row in after.sheets[1].rows] == ["N°", "0012", "99999999999999999999"]
    assert any("la copie s’arrête là" in value for _, _, value in after.sheets[0].texts())


def test_an_old_workbook_named_xlsx_is_copied(tmp_path: Path) -> None:
    raw = formats.xls(tmp_path / "a.xls", [["a", 1.0]]).read_bytes()
    done = annotated(raw, fault("B1", "Feuille"), name="a.xlsx")
    assert not done.own
    assert read(done.content, done.name).sheets[1] == read(raw, "a.xlsx").sheets[0]


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("../../etc/dossiers.xlsx", "dossiers - annoté.xlsx"),
        ("C:\\temp\\dossiers.xlsm", "dossiers - annoté.xlsm"),
        ("dossiers - annoté.xlsx", "dossiers - annoté.xlsx"),
        ("dossiers - annotated.XLSX", "dossiers - annoté.xlsx"),
        ("a\r\nb\u202e.xlsx", "a__b_ - annoté.xlsx"),
    ],
)
def test_the_name_given_back_is_a_file_s_name_alone(name: str, given: str) -> None:
    assert annotated(package(sheet_xml("")), name=name).name == given
