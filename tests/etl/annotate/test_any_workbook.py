"""Whatever the cells and the findings, the sheets of the original read the same, and the package is sound."""

import io
from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from etl.address import a1
from etl.annotate import annotate
from etl.finding import Finding
from etl.read import Sheet, Value, read
from tests.etl.annotate.books import SUMMARY, package, sheet_xml
from tests.etl.annotate.valid import check

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
LEGAL = TEXTS.filter(lambda text: all(char >= " " and char not in "\ufffe\uffff" for char in text))
VALUES = st.one_of(st.none(), LEGAL, st.floats(allow_nan=False, allow_infinity=False), st.booleans())
PLACES = st.tuples(st.integers(1, 12), st.integers(1, 9))
FINDINGS = st.lists(
    st.builds(
        lambda severity, place, value, rejects: Finding(
            severity, "number-unreadable", "Dossiers", a1(*place), place[0], "C", "f", value, rejects=rejects
        ),
        st.sampled_from(["error", "warning", "information"]),
        PLACES,
        TEXTS,
        st.booleans(),
    ),
    max_size=12,
)
SLOW = settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(st.dictionaries(PLACES, VALUES, max_size=25), FINDINGS, FINDINGS)
def test_a_workbook_by_openpyxl(
    cells: dict[tuple[int, int], object], first: list[Finding], then: list[Finding]
) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Dossiers"
    for (row, column), value in cells.items():
        if isinstance(value, str):
            sheet.cell(row, column).value = value
            sheet.cell(row, column).data_type = "s"
        else:
            sheet.cell(row, column).value = value
    out = io.BytesIO()
    book.save(out)
    holds(out.getvalue(), first, then)


CELL = st.sampled_from(
    ["<c/>", '<c s="2"/>', "<c><v>5</v></c>", '<c t="inlineStr"><is><t>a</t></is></c>', '<c t="b"><v>1</v></c>']
)
ROW = st.tuples(st.sampled_from(["<row>", '<row ht="30" hidden="1">']), st.lists(CELL, max_size=6))


@SLOW
@given(st.lists(ROW, max_size=8), FINDINGS, FINDINGS)
def test_a_sheet_whose_rows_and_cells_leave_their_places_out(
    rows: list[tuple[str, list[str]]], first: list[Finding], then: list[Finding]
) -> None:
    holds(package(sheet_xml("".join(f"{tag}{''.join(cells)}</row>" for tag, cells in rows))), first, then)


def holds(content: bytes, first: list[Finding], then: list[Finding]) -> None:
    """Annotated, and annotated again with other findings."""
    before = read(content, "a.xlsx").sheets
    once = annotate(content, "a.xlsx", first, summary=SUMMARY)
    twice = annotate(once.content, "a.xlsx", then, summary=SUMMARY)
    for done in (once, twice):
        assert done.own
        check(done.content)
        assert cells(read(done.content, "a.xlsx").sheets[1:]) == cells(before)


def cells(sheets: list[Sheet]) -> list[tuple[str, int, int, list[Sequence[Value]]]]:
    """What the sheets hold. A hidden row that does not say its place is known as hidden only once it does."""
    return [(sheet.name, sheet.first_row, sheet.first_column, sheet.rows) for sheet in sheets]
