"""The annotated file comes back: corrected and read again, annotated again, saved by another program meanwhile."""

import io
import re

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from etl.annotate import is_summary_sheet
from etl.read import read
from tests.etl.annotate.books import annotated, fault, parts, plain, rich
from tests.etl.annotate.valid import check

MARKS = (fault("D3", rejects=True), fault("A2", severity="warning"), fault("A1"), fault("B3", severity="information"))


def look(content: bytes) -> dict[tuple[str, str], tuple[object, ...]]:
    """Fill, number format, font and note of every cell of the person's own sheets that has any."""
    found = {}
    for sheet in load_workbook(io.BytesIO(content)):
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            note = cell.comment.text if cell.comment else None
            if not sheet.title.startswith("Constats") and (cell.value is not None or cell.has_style or note):
                found[sheet.title, cell.coordinate] = (repr(cell.fill), cell.number_format, repr(cell.font), note)
    return found


def saved(content: bytes, **cells: object) -> bytes:
    """The file as openpyxl saves it: styles renumbered, texts shared, parts renamed, and these cells corrected."""
    book = load_workbook(io.BytesIO(content))
    for cell, value in cells.items():
        book["Dossiers"][cell] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("content", [rich(), plain()], ids=["xlsxwriter", "openpyxl"])
def test_the_same_findings_twice_give_the_same_bytes(content: bytes) -> None:
    once = annotated(content, *MARKS)
    twice = annotated(once.content, *MARKS, name=once.name)
    assert (twice.name, twice.own) == (once.name, True)
    assert twice.content == once.content


@pytest.mark.parametrize("content", [rich(), plain()], ids=["xlsxwriter", "openpyxl"])
def test_without_findings_any_more_no_mark_is_left(content: bytes) -> None:
    done = annotated(annotated(content, *MARKS).content).content
    assert look(done) == look(content)
    assert load_workbook(io.BytesIO(done)).sheetnames == ["Constats", *load_workbook(io.BytesIO(content)).sheetnames]
    check(done)


def test_a_sheet_that_had_no_note_gets_its_own_bytes_back() -> None:
    done = parts(annotated(annotated(rich(), fault("B2", "L'Ain")).content).content)
    assert set(done) - set(parts(rich())) == {"xl/worksheets/sheet3.xml"}
    for part in ("xl/worksheets/sheet2.xml", "xl/worksheets/_rels/sheet2.xml.rels"):
        assert done[part] == parts(rich())[part]


@pytest.mark.parametrize("content", [rich(), plain()], ids=["xlsxwriter", "openpyxl"])
def test_the_marks_are_known_after_another_program_saved_the_file(content: bytes) -> None:
    between = saved(annotated(content, *MARKS).content)
    done = annotated(between)
    assert done.own
    assert look(done.content) == look(saved(content))
    check(done.content)


def test_other_findings_replace_the_former_ones() -> None:
    first = annotated(rich(), *MARKS).content
    done = annotated(saved(first), fault("C4", severity="warning"))
    assert done.own
    book = load_workbook(io.BytesIO(done.content))
    assert book.sheetnames == ["Constats", "Dossiers", "L'Ain"]
    notes = {cell.coordinate for row in book["Dossiers"].iter_rows() for cell in row if cell.comment}
    assert notes == {"A2", "F9", "C4"}
    assert book["Dossiers"]["A2"].comment.text == "À revoir avec Martine."
    check(done.content)


def test_corrected_in_the_annotated_file_it_reads_as_corrected() -> None:
    before = read(saved(plain()), "a.xlsx").sheets[0]
    after = read(saved(annotated(plain(), fault("B2"), fault("C3")).content, B2="trois"), "a.xlsx")
    summary, sheet = after.sheets
    assert is_summary_sheet(summary.name, summary.cell(1, 1).value)
    assert not is_summary_sheet(sheet.name, sheet.cell(1, 1).value)
    assert list(map(list, sheet.rows)) == [[*before.rows[0]], [2.0, "trois", False], [*before.rows[2]]]


def test_what_a_person_adds_to_a_note_of_ours_stays() -> None:
    book = load_workbook(io.BytesIO(annotated(plain(), fault("B3")).content))
    note = book["Dossiers"]["B3"].comment.text
    book["Dossiers"]["B3"].comment = Comment(f"Vu avec Paul.\n{note}\nCorrigé le 3.", "Martine")
    out = io.BytesIO()
    book.save(out)
    done = load_workbook(io.BytesIO(annotated(out.getvalue()).content))
    assert done["Dossiers"]["B3"].comment.text == "Vu avec Paul.\nCorrigé le 3."


def test_a_fill_comes_back_where_rows_were_inserted_and_the_summary_renamed() -> None:
    book = load_workbook(io.BytesIO(annotated(plain(), fault("A1"), fault("B1"), fault("C1")).content))
    book["Constats"].title = "À corriger"
    for cell in ("A1", "B1", "C1"):
        book["Dossiers"][cell].comment = None
    book["Dossiers"].insert_rows(1, 2)
    out = io.BytesIO()
    book.save(out)
    done = load_workbook(io.BytesIO(annotated(out.getvalue()).content))
    assert done.sheetnames == ["Constats", "Dossiers"]
    fills = [done["Dossiers"][cell].fill for cell in ("A3", "B3", "C3")]
    assert [fill.patternType for fill in fills] == ["solid", "lightUp", None]
    assert fills[0].fgColor.rgb == "00FFFF00"


def test_without_the_summary_the_notes_still_tell_which_fills_are_ours() -> None:
    book = load_workbook(io.BytesIO(annotated(plain(), fault("B2"), fault("A1")).content))
    del book["Constats"]
    out = io.BytesIO()
    book.save(out)
    done = load_workbook(io.BytesIO(annotated(out.getvalue()).content))["Dossiers"]
    assert [done[cell].fill.patternType for cell in ("A1", "B2")] == [None, None]
    assert [done[cell].comment for cell in ("A1", "B2")] == [None, None]


def test_a_file_that_bears_no_mark_keeps_a_fill_that_looks_like_one() -> None:
    book = Workbook()
    book.active.title = "Dossiers"
    book.active["A1"] = "x"
    book.active["A1"].fill = PatternFill("solid", fgColor="FFA373")
    out = io.BytesIO()
    book.save(out)
    sheet = load_workbook(io.BytesIO(annotated(out.getvalue(), fault("B2")).content))["Dossiers"]
    assert sheet["A1"].fill.fgColor.rgb == "00FFA373"


def test_a_sheet_of_the_person_s_own_named_constats_stays() -> None:
    book = Workbook()
    book.active.title = "Constats"
    book.active["A1"] = "Mes constats"
    out = io.BytesIO()
    book.save(out)
    once = annotated(out.getvalue(), fault("A1", "Constats")).content
    assert load_workbook(io.BytesIO(once)).sheetnames == ["Constats (2)", "Constats"]
    twice = annotated(once, fault("A1", "Constats")).content
    assert load_workbook(io.BytesIO(twice)).sheetnames == ["Constats (2)", "Constats"]


def test_rounds_do_not_pile_up() -> None:
    content = rich()
    sizes = []
    for round_ in range(4):
        content = annotated(content, fault(f"B{round_ + 2}"), fault("A1"), fault(f"C{round_ + 2}")).content
        sizes.append(len(re.findall(rb"<xf ", parts(content)["xl/styles.xml"])))
        assert len([name for name in parts(content) if "comments" in name]) == 1
    assert sizes[1:] == sizes[1:2] * 3
    check(content)


@pytest.mark.parametrize(
    ("name", "first", "ours"),
    [
        ("Constats", "Constats du contrôle · tnt-resultats", True),
        ("Renommée", "Constats du contrôle · tnt-resultats", True),
        ("Findings (2)", "Findings of the check · tnt-resultats", True),
        ("Constats (3)", "Mon titre · tnt-resultats", True),
        ("Constats", "Constats du contrôle", False),
        ("Dossiers", "voir tnt-resultats", False),
        ("Constats", None, False),
        ("Constats", 12.5, False),
    ],
)
def test_the_summary_is_known_by_its_first_cell(name: str, first: object, ours: bool) -> None:
    assert is_summary_sheet(name, first) is ours
