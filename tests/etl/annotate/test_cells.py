"""The cells of the person's own workbook: marked, explained, and unchanged."""

import io

import pytest
from openpyxl import load_workbook

from etl.annotate.palette import ON_DARK_INK, ON_LIGHT_INK, coded
from etl.finding import Finding
from etl.read import read
from tests.etl.annotate.books import annotated, fault, parts, plain, rich
from tests.etl.annotate.valid import check


def book_of(content: bytes):  # type: ignore[no-untyped-def]
    return load_workbook(io.BytesIO(content))


def ground(cell) -> str:  # type: ignore[no-untyped-def]
    return str(cell.fill.fgColor.rgb)[2:] if cell.fill.patternType == "solid" else ""


def colour(value: int) -> str:
    return f"{value:06X}"


@pytest.mark.parametrize("severity", ["error", "warning", "information"])
def test_a_cell_takes_the_fill_of_its_severity_and_keeps_the_rest_of_its_format(severity: str) -> None:
    before = book_of(rich())["Dossiers"]["D3"]
    done = annotated(rich(), fault("D3", severity=severity))  # type: ignore[arg-type]
    after = book_of(done.content)["Dossiers"]["D3"]
    assert (done.own, done.name) == (True, "dossiers - annoté.xlsx")
    assert ground(after) == colour(ON_DARK_INK[severity])  # type: ignore[index]
    for kept in ("value", "number_format", "font", "border", "alignment", "protection"):
        assert repr(getattr(after, kept)) == repr(getattr(before, kept))
    check(done.content)


def test_a_white_font_keeps_a_dark_ground() -> None:
    done = annotated(rich(), fault("A1", severity="information"))
    cell = book_of(done.content)["Dossiers"]["A1"]
    assert ground(cell) == coded(ON_LIGHT_INK["information"], 1)  # the first fill that a mark covers
    assert cell.font.color.rgb == "FFFFFFFF"


def test_the_note_says_severity_message_what_to_do_and_rule() -> None:
    note = book_of(annotated(rich(), fault("D3")).content)["Dossiers"]["D3"].comment
    assert note.author == "tnt-resultats"
    assert note.text.split("\n")[1:-1] == [
        "Erreur",
        "« abc » n’est pas un nombre.",
        "À faire : Écrivez un nombre, par exemple 1 234,56.",
        "Règle : number-unreadable",
    ]


def test_several_findings_of_a_cell_make_one_note_the_gravest_first_and_the_gravest_gives_the_fill() -> None:
    done = annotated(
        rich(),
        fault("D3", severity="information", value="x"),
        fault("D3", severity="error", value="y"),
        fault("D3", severity="error", value="y"),
    )
    cell = book_of(done.content)["Dossiers"]["D3"]
    said = [line for line in cell.comment.text.split("\n") if line.startswith(("Erreur", "Note", "«"))]
    assert said == ["Erreur", "« y » n’est pas un nombre.", "Note", "« x » n’est pas un nombre."]
    assert ground(cell) == colour(ON_DARK_INK["error"])


def test_an_empty_cell_that_the_sheet_does_not_hold_is_made_in_its_place() -> None:
    done = annotated(rich(), fault("E3"), fault("C6"), fault("B40"), fault("A7"))
    sheet = book_of(done.content)["Dossiers"]
    assert [ground(sheet[cell]) for cell in ("E3", "C6", "B40", "A7")] == [colour(ON_DARK_INK["error"])] * 4
    assert sheet["D7"].value == "=SUM(D2:D5)"
    check(done.content)


def test_a_rejected_row_is_marked_at_its_leftmost_cell_that_holds_something() -> None:
    sheet = book_of(annotated(rich(), fault("D3", rejects=True), fault("C3", rejects=True)).content)["Dossiers"]
    assert ground(sheet["A3"]) == coded(ON_DARK_INK["error"], 1)
    assert sheet["A3"].comment.text.split("\n")[1:-1] == [
        "Erreur",
        "Cette ligne est rejetée : elle n’est pas chargée.",
        "À faire : Corrigez C3, D3.",
    ]
    alone = book_of(annotated(rich(), fault("D7", rejects=True)).content)["Dossiers"]
    assert "Cette ligne est rejetée" in alone["D7"].comment.text
    assert alone["A7"].comment is None


def test_a_rejected_row_that_no_cell_explains_is_marked_too() -> None:
    sheet = book_of(annotated(rich(), fault(None, row=3, rejects=True)).content)["Dossiers"]
    assert "Cette ligne est rejetée" in sheet["A3"].comment.text


def test_notes_that_were_there_stay_and_ours_joins_them_after_a_separator() -> None:
    sheet = book_of(annotated(rich(), fault("A2")).content)["Dossiers"]
    first, rest = sheet["A2"].comment.text.split("\n\n", 1)
    assert first == "À revoir avec Martine."
    assert rest.startswith("──── tnt-resultats ────\nErreur\n")
    assert sheet["F9"].comment.text == "Hors tableau."
    own = book_of(annotated(plain(), fault("A2"), fault("B3")).content)["Dossiers"]
    assert own["A2"].comment.text.startswith("Ma note\n\n──── tnt-resultats")
    assert own["A2"].comment.author == "Martine"


def test_findings_without_a_cell_mark_nothing() -> None:
    done = annotated(rich(), fault(None), fault(None, sheet=None), fault("A1:B2"), fault("ZZZZ9"), fault("A9999999"))
    before, after = parts(rich()), parts(done.content)
    assert after["xl/worksheets/sheet2.xml"] == before["xl/worksheets/sheet2.xml"]
    assert after["xl/comments1.xml"] == before["xl/comments1.xml"]
    sheet = book_of(done.content)["Dossiers"]
    assert [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment] == ["A2", "F9"]


def test_what_bears_no_mark_stays_byte_for_byte() -> None:
    before, after = parts(rich()), parts(annotated(rich(), fault("D3")).content)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
    }
    assert set(after) - set(before) == {"xl/worksheets/sheet3.xml"}
    assert {"xl/charts/chart1.xml", "xl/media/image1.png", "xl/tables/table1.xml", "xl/sharedStrings.xml"} < set(before)
    tail = before["xl/worksheets/sheet1.xml"].partition(b"</sheetData>")[2]
    assert after["xl/worksheets/sheet1.xml"].endswith(tail)
    assert b"conditionalFormatting" in tail
    assert b"dataValidations" in tail
    rest = before["xl/worksheets/sheet1.xml"].replace(b' tabSelected="1"', b"").partition(b"<sheetData>")[0]
    assert after["xl/worksheets/sheet1.xml"].startswith(rest)


def test_names_and_print_titles_follow_their_sheets_and_the_file_opens_on_the_summary() -> None:
    book = book_of(annotated(rich(), fault("D3")).content)
    assert book.sheetnames == ["Constats", "Dossiers", "L'Ain"]
    assert [sheet.print_title_rows for sheet in book][1:] == ["$1:$1", "$1:$1"]
    assert book["Dossiers"].auto_filter.ref == "A1:D5"
    assert book.defined_names["Montants"].value == "Dossiers!$D$2:$D$5"
    assert book.active.title == "Constats"
    assert [bool(sheet.sheet_view.tabSelected) for sheet in book] == [True, False, False]


@pytest.mark.parametrize("content", [rich(), plain()], ids=["xlsxwriter", "openpyxl"])
def test_reading_it_gives_the_cells_of_the_original(content: bytes) -> None:
    original = read(content, "a.xlsx")
    done = read(annotated(content, *(fault(f"{c}{r}") for r in range(1, 12) for c in "ACF")).content, "a.xlsx")
    assert done.sheets[1:] == original.sheets


def test_other_words_in_english() -> None:
    done = annotated(rich(), fault("D3", rejects=True), lang="en")
    sheet = book_of(done.content)["Dossiers"]
    assert done.name == "dossiers - annotated.xlsx"
    assert "\nError\n" in sheet["D3"].comment.text
    assert "This row is rejected" in sheet["A3"].comment.text


def test_a_spreadsheet_s_value_is_never_markup_nor_a_formula() -> None:
    odd = "</t></r><x>&\x01\x0b_x0041_ =1+1\ud83d\ude00"
    odd = odd.encode("utf-16", "surrogatepass").decode("utf-16")
    done = annotated(rich(), fault("D3", value=odd), fault("B5", value="=cmd|' /C calc'!A0"))
    check(done.content)
    summary = read(done.content, "a.xlsx").sheets[0]
    values = {value for _, _, value in summary.texts()}
    assert {odd, "=cmd|' /C calc'!A0"} <= values
    assert b"<f>" not in parts(done.content)["xl/worksheets/sheet3.xml"]


def test_a_note_that_would_be_too_long_says_where_the_rest_stands() -> None:
    done = annotated(rich(), *(fault("D3", value=f"{n}" * 900) for n in range(100, 130)))
    said = book_of(done.content)["Dossiers"]["D3"].comment.text
    assert len(said) <= 32_767
    assert "La suite se lit sur la feuille des constats." in said
    assert len(read(done.content, "a.xlsx").sheets[0].rows) > 30


def test_a_file_level_finding_that_blocks_is_on_the_summary() -> None:
    blocking = Finding("error", "rows-rejected", args={"rejected": 1, "rows": 4}, blocks=True)
    sheet = book_of(annotated(rich(), blocking).content)["Constats"]
    said = {cell.value for row in sheet.iter_rows() for cell in row}
    assert "1 ligne(s) rejetée(s) sur 4 : rien n’est chargé." in said
    assert "Ce fichier ne peut pas être chargé. 1 ligne(s) rejetée(s) sur 4 : rien n’est chargé." in said
