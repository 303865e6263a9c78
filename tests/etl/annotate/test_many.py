"""Many findings: each has its fill, its note and its line."""

import io

from openpyxl import load_workbook

from etl.annotate.palette import ON_DARK_INK
from tests.etl.annotate.books import annotated, fault, package, parts, sheet_xml
from tests.etl.annotate.test_summary_sheet import table_of
from tests.etl.annotate.valid import check

ROWS = 2_500


def test_notes_beyond_a_block_of_shapes_are_all_there() -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, ROWS + 1))
    done = annotated(package(sheet_xml(rows)), *(fault(f"A{row}", value=str(row)) for row in range(1, ROWS + 1)))
    check(done.content)
    assert b'data="1,2,3"' in parts(done.content)["xl/drawings/vmlDrawing1.vml"]
    book = load_workbook(io.BytesIO(done.content))
    for row in range(1, ROWS + 1):
        cell = book["Dossiers"].cell(row, 1)
        assert (cell.value, cell.fill.fgColor.rgb) == (row, f"FF{ON_DARK_INK['error']:06X}")
        assert f"« {row} » n’est pas un nombre." in cell.comment.text
    assert [line[3] for line in table_of(book["Constats"])[1:]] == [f"A{row}" for row in range(1, ROWS + 1)]
