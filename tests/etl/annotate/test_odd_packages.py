"""Packages that other hands wrote: patched where that is safe, copied where it is not, never broken."""

import io
import re
import zipfile

import pytest
import xlsxwriter

from etl.read import UnreadableFile, read
from tests.etl.annotate.books import MAIN, OFFICE, annotated, fault, package, parts, sheet_xml
from tests.etl.annotate.valid import check

STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
NUMBER = "<v>1</v>"
TEXT = "<is><t>x</t></is>"

SAFE = {
    "no rows": sheet_xml(""),
    "an empty sheetData": f'<worksheet xmlns="{MAIN}"><sheetData/><pageMargins left="1"/></worksheet>',
    "rows and cells without places": sheet_xml(f"<row><c>{NUMBER}</c><c/></row><row/><row><c>{NUMBER}</c></row>"),
    "cells with places in rows without": sheet_xml(f'<row><c r="B1">{NUMBER}</c></row><row><c>{NUMBER}</c></row>'),
    "places here and there": sheet_xml(f'<row r="2"><c>{NUMBER}</c><c r="D2" t="inlineStr">{TEXT}</c><c/></row><row/>'),
    "a prefix": sheet_xml(f'<row r="3"><c r="A3">{NUMBER}</c></row>')
    .replace("<", "<x:")
    .replace("<x:/", "</x:")
    .replace("xmlns=", "xmlns:x="),
    "single quotes and spaces": sheet_xml(f"<row  r = '2' ><c  r = 'B2'  s = '1' >{NUMBER}</c ></row >").replace(
        " >", ">"
    ),
    "a pretty print": sheet_xml(f'\n  <row r="2">\n    <c r="A2">\n      {NUMBER}\n    </c>\n  </row>\n'),
    "a greater-than sign in an attribute": sheet_xml(f'<row r="2" x="a>b"><c r="A2" y="/>">{NUMBER}</c></row>'),
    "formats of rows and columns": sheet_xml(
        '<row r="2" s="2" customFormat="1"/>', before='<cols><col min="3" max="9" style="1" width="5"/></cols>'
    ),
    "a tail in full": sheet_xml(
        f'<row r="1"><c r="A1">{NUMBER}</c></row>',
        before='<sheetViews><sheetView tabSelected="true" workbookViewId="0"/></sheetViews>',
        after='<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells><pageMargins left="1" right="1" top="1" '
        'bottom="1" header="0" footer="0"/><extLst><ext uri="x"/></extLst>',
    ),
    "a byte-order mark": "\ufeff" + sheet_xml(f'<row r="1"><c r="A1">{NUMBER}</c></row>'),
}

UNSAFE = {
    "rows that do not ascend": package(sheet_xml('<row r="4"/><row r="2"/>')),
    "cells that do not ascend": package(sheet_xml(f'<row r="2"><c r="C2">{NUMBER}</c><c r="A2">{NUMBER}</c></row>')),
    "a row without place whose cells stand elsewhere": package(sheet_xml(f'<row><c r="B4">{NUMBER}</c></row>')),
    "a comment between rows": package(sheet_xml('<row r="2"/><!-- <row r="9"> -->')),
    "no style sheet": package(sheet_xml('<row r="2"/>'), styles=None),
    "a style sheet without fills": package(sheet_xml('<row r="2"/>'), styles=f'<styleSheet xmlns="{MAIN}"/>'),
    "a format that is not there": package(sheet_xml(f'<row r="2"><c r="C2" s="99">{NUMBER}</c></row>')),
    "a signature": package(sheet_xml('<row r="2"/>'), more={"_xmlsignatures/origin.sigs": "x"}),
    "strict form": package(
        sheet_xml('<row r="2"/>'),
        more={
            "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            f'relationships"><Relationship Id="rId1" Type="{STRICT}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="rId2" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
        },
    ),
}


@pytest.mark.parametrize("name", SAFE)
def test_patched_in_place(name: str) -> None:
    content = package(SAFE[name])
    done = annotated(content, *(fault(f"{c}{r}", rejects=True) for r in (1, 2, 3, 5, 8) for c in "ACF"))
    assert done.own
    check(done.content)
    assert read(done.content, "a.xlsx").sheets[1:] == read(content, "a.xlsx").sheets
    again = annotated(annotated(done.content).content, fault("C2"))
    assert again.own
    assert read(again.content, "a.xlsx").sheets[1:] == read(content, "a.xlsx").sheets


@pytest.mark.parametrize("name", UNSAFE)
def test_copied_where_a_patch_would_be_unsafe(name: str) -> None:
    done = annotated(UNSAFE[name], fault("C2"))
    assert (done.own, done.name) == (False, "dossiers - annoté.xlsx")
    check(done.content)
    summary = read(done.content, "a.xlsx").sheets[0]
    said = "la structure du fichier reçu (.xlsx) ne se laisse pas annoter sans risque"
    assert any(said in value for _, _, value in summary.texts())


def test_an_absent_cell_has_the_format_of_its_row_else_of_its_column() -> None:
    done = annotated(package(SAFE["formats of rows and columns"]), fault("C2"), fault("C5"), fault("A5"))
    sheet, styles = (parts(done.content)[f"xl/{part}.xml"].decode() for part in ("worksheets/sheet1", "styles"))
    formats = styles.partition("<cellXfs")[2].split("<xf ")[1:]
    marked = [sheet.partition(f'r="{cell}" s="')[2].partition('"')[0] for cell in ("C2", "C5", "A5")]
    assert [formats[int(style)].partition('numFmtId="')[2].partition('"')[0] for style in marked] == ["10", "2", "0"]


def test_a_row_number_is_written_where_a_row_was_put_before_one_that_leaves_it_out() -> None:
    content = package(
        sheet_xml(f'<row r="2"><c>{NUMBER}</c></row><row r="5"><c>{NUMBER}</c></row><row><c>{NUMBER}</c></row>')
    )
    done = annotated(content, fault("A3"))
    assert parts(done.content)["xl/worksheets/sheet1.xml"].count(b'<row r="6">') == 1
    assert read(done.content, "a.xlsx").sheets[1:] == read(content, "a.xlsx").sheets


def test_every_part_may_have_a_prefix_of_its_own() -> None:
    content = package(sheet_xml(f'<row r="2"><c r="B2" s="1">{NUMBER}</c></row>'))
    once = parts(content)
    changed = {
        part: re.sub("<(/?)(?=[A-Za-z])", r"<\1p:", xml.decode()).replace("xmlns=", "xmlns:p=")
        for part, xml in once.items()
    }
    prefixed = package(changed.pop("xl/worksheets/sheet1.xml"), more=changed)
    done = annotated(prefixed, fault("B2"), fault("C4"))
    assert done.own
    check(done.content)
    assert read(done.content, "a.xlsx").sheets[1:] == read(content, "a.xlsx").sheets


def test_notes_under_a_prefix_are_joined_and_taken_out_again() -> None:
    first = annotated(package(sheet_xml('<row r="2"/>')), fault("A1"), fault("B2")).content
    notes = parts(first)["xl/comments1.xml"].decode().replace("─── tnt-resultats", "─── quelqu’un")
    notes = re.sub("<(/?)(?=[A-Za-z])", r"<\1p:", notes).replace("xmlns=", "xmlns:p=")
    theirs = rezipped(first, {"xl/comments1.xml": notes.encode()})
    done = annotated(theirs, fault("B2"), fault("C3"))
    check(done.content)
    written = parts(done.content)["xl/comments1.xml"].decode()
    assert written.count("─── tnt-resultats") == 2
    assert written.count("─── quelqu’un") == 2
    bare = parts(annotated(done.content).content)["xl/comments1.xml"].decode()
    assert bare == notes


def test_macros_stay_as_they_are_and_so_does_the_kind_of_file() -> None:
    macros = "VBA " * 100
    kinds = parts(package(sheet_xml("")))["[Content_Types].xml"].decode()
    kinds = kinds.replace(
        "</Types>", '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    )
    content = package(sheet_xml(""), more={"xl/vbaProject.bin": macros, "[Content_Types].xml": kinds})
    done = annotated(content, fault("A1"), name="macros.xlsm")
    assert (done.name, done.own) == ("macros - annoté.xlsm", True)
    assert parts(done.content)["xl/vbaProject.bin"] == macros.encode()
    check(done.content)


def test_a_sheet_of_charts_is_no_longer_the_one_selected() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet("Dossiers").write_column(0, 0, [1, 2])
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Dossiers!$A$1:$A$2"})
        page = book.add_chartsheet("Courbe")
        page.set_chart(chart)
        page.activate()
    before, done = parts(out.getvalue()), annotated(out.getvalue(), fault("A1"), fault("B2", "Courbe"))
    assert done.own
    after = parts(done.content)["xl/chartsheets/sheet1.xml"]
    assert after == before["xl/chartsheets/sheet1.xml"].replace(b' tabSelected="1"', b"")
    assert [sheet.name for sheet in read(done.content, "a.xlsx").sheets] == ["Constats", "Dossiers"]


def rezipped(content: bytes, changed: dict[str, bytes]) -> bytes:
    """The package with some parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, xml in {**parts(content), **changed}.items():
            target.writestr(name, xml)
    return out.getvalue()


def test_a_drawing_that_is_not_well_formed_is_kept_as_it_is() -> None:
    first = annotated(package(sheet_xml('<row r="2"/>')), fault("A1")).content
    drawing = parts(first)["xl/drawings/vmlDrawing1.vml"].replace(b"</xml>", b"<v:shape id=1><br>" * 5_000 + b"</xml>")
    done = annotated(rezipped(first, {"xl/drawings/vmlDrawing1.vml": drawing}), fault("B2"))
    assert done.own
    written = parts(done.content)["xl/drawings/vmlDrawing1.vml"]
    assert written.count(b"<v:shape id=1><br>") == 5_000
    assert written.count(b'ObjectType="Note"') == 1
    assert b"<x:Row>1</x:Row><x:Column>1</x:Column>" in written


def test_a_row_of_no_cells_and_an_extension_takes_cells_before_it() -> None:
    done = annotated(
        package(sheet_xml('<row r="2"><extLst/></row><row r="3"><c r="A3"/><extLst/></row>')), fault("C2"), fault("C3")
    )
    sheet = parts(done.content)["xl/worksheets/sheet1.xml"].decode()
    assert re.search(
        r'<row r="2"><c r="C2" s="3"/><extLst/></row><row r="3"><c r="A3"/><c r="C3" s="3"/><extLst/></row>', sheet
    )


def test_the_drawing_of_notes_stands_before_what_must_follow_it() -> None:
    tail = parts(annotated(package(SAFE["a tail in full"]), fault("A1")).content)["xl/worksheets/sheet1.xml"]
    assert tail.index(b"<pageMargins") < tail.index(b"<legacyDrawing ") < tail.index(b"<extLst>")


def test_a_merged_cell_bears_what_it_covers_at_its_first_cell() -> None:
    span = '<mergeCells count="2"><mergeCell ref="B2:C3"/><mergeCell ref="E1:F1"/></mergeCells>'
    content = package(sheet_xml(f'<row r="2"><c r="B2">{NUMBER}</c></row>', after=span))
    done = annotated(content, fault("C2", value="x"), fault("B3", value="y"), fault("D2"))
    notes = parts(done.content)["xl/comments1.xml"].decode()
    assert [part.partition('"')[0] for part in notes.split('<comment ref="')[1:]] == ["B2", "D2"]
    assert "« x »" in notes.partition('ref="D2"')[0]
    assert "« y »" in notes.partition('ref="D2"')[0]
    check(done.content)


def test_names_of_sheets_that_hold_quotes_and_angles() -> None:
    held = '<sheet name="L\'A&amp;&lt;in" sheetId="7" r:id="rId1"/>'
    content = package(sheet_xml('<row r="2"/>'), sheets=held)
    done = annotated(content, fault("C2", "L'A&<in"))
    check(done.content)
    assert b"location=\"'L''A&amp;&lt;in'!C2\"" in parts(done.content)["xl/worksheets/sheet2.xml"]
    assert [sheet.name for sheet in read(done.content, "a.xlsx").sheets] == ["Constats", "L'A&<in"]


def test_a_package_that_is_no_workbook_at_all_is_told_by_the_reader() -> None:
    with pytest.raises(UnreadableFile):
        annotated(b"PK\x03\x04 not a zip", fault("A1"))
