"""What an OOXML workbook's parser passes over in silence is told: hidden, merged, in fault, formulas, percentages."""

import re
import zipfile
from functools import partial
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import Workbook as Book
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from etl.read.workbook import CellFault, Sheet
from tests.books import xlsx
from tests.etl.read.packages import SHEET, load, rewritten


def book() -> tuple[Book, Worksheet]:
    made = Book()
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    return made, sheet


def only(path: Path) -> Sheet:
    (sheet,) = load(path).sheets
    return sheet


def test_hidden_rows_and_columns(tmp_path: Path) -> None:
    made, sheet = book()
    for row in range(1, 6):
        sheet.append([f"{row}{letter}" for letter in "abcdef"])
    sheet.row_dimensions[2].hidden = sheet.row_dimensions[4].hidden = True
    sheet.row_dimensions[3].height = 30
    sheet.column_dimensions["B"].hidden = True
    sheet.column_dimensions.group("D", "E", hidden=True)
    made.save(tmp_path / "f.xlsx")
    found = only(tmp_path / "f.xlsx")
    assert (found.hidden_rows, found.hidden_columns) == (frozenset({2, 4}), frozenset({2, 4, 5}))
    assert found.values(2) == ("2a", "2b", "2c", "2d", "2e", "2f")


def test_hidden_rows_without_a_number(tmp_path: Path) -> None:
    """A row that bears no number stands after the one before, be its cells numbered or not."""
    made, sheet = book()
    for row in range(1, 6):
        sheet.append([f"{row}a", f"{row}b"])
    sheet.row_dimensions[2].hidden = sheet.row_dimensions[5].hidden = True
    made.save(tmp_path / "f.xlsx")
    for unnumbered in (rb'(<row) r="\d+"', rb'(<c) r="[A-Z]+\d+"'):
        path = rewritten(tmp_path / "f.xlsx", partial(re.sub, unnumbered, rb"\1"))
        assert b'<row hidden="1"' in zipfile.ZipFile(path).read(SHEET)
        assert only(path).hidden_rows == frozenset({2, 5})


def test_filtered_rows_are_hidden_rows(tmp_path: Path) -> None:
    made, sheet = book()
    for row in ("Étape", "engagé", "payé"):
        sheet.append([row])
    sheet.auto_filter.ref = "A1:A3"
    sheet.row_dimensions[3].hidden = True
    made.save(tmp_path / "f.xlsx")
    assert only(tmp_path / "f.xlsx").hidden_rows == frozenset({3})


def test_merged_ranges(tmp_path: Path) -> None:
    made, sheet = book()
    sheet["B2"], sheet["B4"] = "Titre", "x"
    sheet.merge_cells("B2:D2")
    sheet.merge_cells("B4:B5")
    made.save(tmp_path / "f.xlsx")
    assert only(tmp_path / "f.xlsx").merged == ((2, 2, 2, 4), (4, 2, 5, 2))


def test_percentages_are_numbers_shown_as_such(tmp_path: Path) -> None:
    made, sheet = book()
    sheet.append(["Taux", 0.5, 0.25, 52, "50 %", 0.1, None, 0.3])
    formats = ("0%", "0.00%", '0 "%"', "General", "0%", "0%", "0%", '[Red]0.0\\ %;"moins "0%')
    for column, code in enumerate(formats, 1):
        sheet.cell(1, column).number_format = code
    sheet["I1"], sheet["I1"].number_format = "=B1*2", "0%"
    made.save(tmp_path / "f.xlsx")
    path = rewritten(
        tmp_path / "f.xlsx", lambda xml: re.sub(rb"(<f>B1\*2</f>)<v ?/>|(<f>B1\*2</f>)<v></v>", rb"\1\2<v>1</v>", xml)
    )
    found = only(path)
    assert found.percents == frozenset({(1, 2), (1, 6), (1, 8), (1, 9)})
    assert found.values(1)[1] == 0.5


def test_formulas_are_counted_by_column(tmp_path: Path) -> None:
    made, sheet = book()
    for row in range(1, 4):
        sheet.append([row, f"=A{row}", f"=A{row}*2" if row > 1 else "x"])
    made.save(tmp_path / "f.xlsx")
    assert only(tmp_path / "f.xlsx").formulas == {2: 3, 3: 2}


def test_a_formula_whose_result_is_an_empty_text_is_calculated(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "f.xlsx", [["a", "b", "c", "d"], [1, 2, 3, 4]])
    rewritten(
        path,
        lambda xml: xml.replace(
            b'<c r="B2" t="n"><v>2</v></c>', b'<c r="B2" t="str"><f>IF(A2,"","x")</f><v></v></c>'
        ).replace(b'<c r="C2" t="n"><v>3</v></c>', b'<c r="C2"><f t="shared" si="0"/></c>'),
    )
    found = only(path)
    assert found.values(2) == (1.0, None, CellFault(""), 4.0)
    assert found.formulas == {2: 1, 3: 1}


def test_faults_reach_beyond_the_cells_that_hold_a_value(tmp_path: Path) -> None:
    made, sheet = book()
    sheet["C3"] = "x"
    sheet["B2"], sheet["E5"] = "=1/0", "=2/0"
    made.save(tmp_path / "f.xlsx")
    found = only(tmp_path / "f.xlsx")
    assert (found.first_row, found.first_column, found.last_row) == (2, 2, 5)
    assert found.rows == [
        (CellFault(""), None, None, None),
        (None, "x", None, None),
        (None, None, None, None),
        (None, None, None, CellFault("")),
    ]


@pytest.mark.parametrize("quote", ["'", '"'])
def test_errors_in_a_sheet_without_addresses(tmp_path: Path, quote: str) -> None:
    path = xlsx(tmp_path / "f.xlsx", [["a", "b", "c"], [1, 2, 3]])

    def change(xml: bytes) -> bytes:
        xml = xml.replace(b'<c r="B2" t="n"><v>2</v></c>', b'<c r="B2" t="e"><v>#N/A</v></c>')
        return re.sub(rb' r="[A-Z]*[0-9]+"', b"", xml).replace(b'"', quote.encode())

    found = only(rewritten(path, change))
    assert found.rows == [("a", "b", "c"), (1.0, CellFault("#N/A"), 3.0)]


def test_a_sheet_in_a_namespace_prefix(tmp_path: Path) -> None:
    made, sheet = book()
    sheet.append(["a", "b"])
    sheet.append([1, "=A2"])
    sheet.row_dimensions[1].hidden = True
    made.save(tmp_path / "f.xlsx")

    def change(xml: bytes) -> bytes:
        return re.sub(rb"<(/?)(\w)", rb"<\1x:\2", xml).replace(b' xmlns="', b' xmlns:x="')

    found = only(rewritten(tmp_path / "f.xlsx", change))
    assert (found.hidden_rows, found.formulas) == (frozenset({1}), {2: 1})
    assert found.values(2) == (1.0, CellFault(""))


def test_a_thousand_errors_stand_each_in_its_cell(tmp_path: Path) -> None:
    """More than one piece of the sheet: no cell is lost where it is cut."""
    made, sheet = book()
    for row in range(1, 8_001):
        sheet.append(["#N/A" if row % 8 == 0 else f"ligne {row} " + "x" * 300, row])
        if row % 8 == 0:
            sheet.cell(row, 1).data_type = "e"
    made.save(tmp_path / "f.xlsx")
    found = only(tmp_path / "f.xlsx")
    wrong = [row for row, values in enumerate(found.rows, 1) if isinstance(values[0], CellFault)]
    assert wrong == list(range(8, 8_001, 8))


@pytest.mark.parametrize("epoch", [False, True])
def test_the_epoch_is_told(tmp_path: Path, epoch: bool) -> None:
    made, sheet = book()
    sheet["A1"] = 43015
    if epoch:
        made.epoch = CALENDAR_MAC_1904
    made.save(tmp_path / "f.xlsx")
    assert load(tmp_path / "f.xlsx").epoch_1904 is epoch


def test_what_a_workbook_carries_is_said(tmp_path: Path) -> None:
    path = rewritten(
        xlsx(tmp_path / "f.xlsm", [["a"]]),
        lambda xml: xml,
        SHEET,
        {
            "xl/vbaProject.bin": b"macro",
            "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
            "xl/externalLinks/externalLink2.xml": b"<externalLink/>",
            "xl/embeddings/oleObject1.bin": b"object",
        },
    )
    assert load(path).notes == [
        ("macros", {"number": "1", "part": "xl/vbaProject.bin"}),
        ("external-links", {"number": "2", "part": "xl/externalLinks/externalLink1.xml"}),
        ("embedded-objects", {"number": "1", "part": "xl/embeddings/oleObject1.bin"}),
    ]


def test_phantom_rows_and_columns_are_dropped(tmp_path: Path) -> None:
    """A space kept by its author (xml:space) is a text, but no more than a blank at the end of a sheet."""
    with xlsxwriter.Workbook(tmp_path / "f.xlsx") as made:
        sheet = made.add_worksheet()
        for number, cells in enumerate((["a", "", "b"], [" "], ["c", "", "d"], [" ", "", "  ", " "], [" "])):
            sheet.write_row(number, 0, cells)
    assert only(tmp_path / "f.xlsx").rows == [("a", None, "b"), (" ", None, None), ("c", None, "d")]


def test_trimming_moves_no_cell_that_bears_no_address(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "f.xlsx") as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, ["a", " ", "c"])
        sheet.write_string("XFD1048576", " ")

    def change(xml: bytes) -> bytes:
        return re.sub(rb'(<c) r="[ABC]1"', rb"\1", xml)

    assert only(rewritten(tmp_path / "f.xlsx", change)).rows == [("a", " ", "c")]
