"""Tables: every row is written once, in order, numbers at the right, over as many slides as they need."""

import io
from decimal import Decimal

from pptx import Presentation

from dashboard.reports.pack.content import Pack, Page, Rows
from dashboard.reports.pack.slides import pptx
from dashboard.reports.pack.slides.columns import grid, pages
from dashboard.tables import NONE, Head, Table, written
from tests.dashboard.reports.pack import example
from tests.dashboard.reports.pack.slides.opened import alone, tables


def test_forty_rows_go_on_over_slides_with_their_head() -> None:
    part = example.rows(40)
    made = Presentation(io.BytesIO(pptx(Pack("T", "", (), (Page("p", "", "Titre", (), (part,)),), "fr"))))
    slides = list(made.slides)[1:]
    assert [slide.shapes.title.text for slide in slides] == ["Titre", *["Titre (suite)"] * (len(slides) - 1)]
    assert len(slides) > 1
    found = [tables(slide)[0] for slide in slides]
    heads = [head.label for head in part.table.heads]
    assert all(one[0] == heads for one in found)
    assert max(len(one) for one in found) - min(len(one) for one in found) <= 2
    kinds = [head.kind for head in part.table.heads]
    expected = [[written(cell, kind, "fr") for cell, kind in zip(row, kinds, strict=True)] for row in part.table.rows]
    assert [row for one in found for row in one[1:]][1:] == expected[1:]


def test_cents_are_left_out_where_no_amount_of_a_table_has_any() -> None:
    heads = [Head("A"), Head("B", "euros"), Head("C", "euros")]
    whole = grid(Rows("", Table(heads, [("a", Decimal("1250"), None), ("b", NONE, Decimal(3))]), ""), 872, "fr")
    assert whole.rows == (("a", "1\u202f250\u00a0€", "non renseigné"), ("b", "—", "3\u00a0€"))
    exact = grid(Rows("", Table(heads, [("a", Decimal("1250"), Decimal("0.5"))]), ""), 872, "fr")
    assert exact.rows == (("a", "1\u202f250,00\u00a0€", "0,50\u00a0€"),)


def test_a_table_is_a_table() -> None:
    (frame,) = [shape for shape in alone(example.SMALL).shapes if shape.has_table]
    assert frame.table.first_row
    assert not frame.table.horz_banding
    sides = [cell._tc.xpath("a:txBody/a:p/a:pPr/@algn") for cell in frame.table.rows[1].cells]
    assert sides == [["l"], ["l"], ["r"]]
    assert frame.table.cell(1, 2).text == "1\u202f250\u202f000,00\u00a0€"
    assert frame.table.cell(3, 2).text == "non renseigné"
    assert sum(column.width for column in frame.table.columns) <= 872 * 12700 + 9


def test_no_row_is_a_sentence() -> None:
    slide = alone(example.rows(0))
    assert tables(slide) == []
    assert "Aucune opération à suivre." in [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def test_a_cell_longer_than_a_slide_goes_on() -> None:
    words = " ".join(f"mot{n}" for n in range(3000))
    table = grid(Rows("", Table([Head("A"), Head("B", "count")], [(words, 1)]), ""), 872, "fr")
    found = [row for page in pages(table, 380, 380) for row in page]
    assert len(found) > 1
    assert " ".join(row[0] for row in found) == words
    assert [row[1] for row in found] == ["1", *[""] * (len(found) - 1)]


def test_letters_shrink_before_numbers_break() -> None:
    heads = [Head(f"Colonne {n}", "euros") for n in range(12)]
    table = grid(Rows("", Table(heads, [tuple(Decimal(n * 1234567) for n in range(12))]), ""), 872, "fr")
    assert table.size < 11
    assert sum(table.widths) <= 872 + 1e-6
    assert table.lines(table.rows[0][11], 11) == 1
