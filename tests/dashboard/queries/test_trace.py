"""Every figure is the sum of its rows, and each row's cell holds its value in the file as it was received."""

import re
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO
from typing import Any

import pytest
import sqlalchemy as sa
from openpyxl import load_workbook

from dashboard.queries.definitions import FIGURE_IDS
from dashboard.queries.figures import figures
from dashboard.queries.scope import Scope
from dashboard.queries.trace import COLUMNS, trace
from etl.store import tables as t

REVIEW = date(2021, 10, 8)
SCOPES = [
    Scope(as_of=REVIEW),
    Scope(),
    Scope(as_of=20),
    Scope(axis="1", as_of=REVIEW),
    Scope(axis="3", territory="R75"),
    Scope(desk="DINUM"),
    Scope(territory="33"),
    Scope(territory="974"),
    Scope(territory="R94", as_of=REVIEW),
    Scope(territory="243300316"),
    Scope(territory="C33063"),
    Scope(territory="NONE"),
]


def name(scope: Scope) -> str:
    said = (scope.axis, scope.desk, scope.territory, scope.as_of)
    return "-".join(str(one) for one in said if one is not None)


each_scope = pytest.mark.parametrize("scope", SCOPES, ids=name)


@each_scope
def test_each_figure_is_the_sum_of_its_rows(connection: sa.Connection, scope: Scope) -> None:
    found = figures(connection, scope)
    for figure in FIGURE_IDS:
        rows = trace(connection, scope, figure)
        one = found[figure]
        assert list(rows.columns) == list(COLUMNS)

        def total(part: str, rows: Any = rows) -> Decimal | int:
            return sum(rows.loc[rows["part"] == part, "value"], 0)  # type: ignore[no-any-return]

        if one.unit in ("ratio", "EUR_per_inhabitant"):
            assert set(rows["part"]) <= {"numerator", "denominator"}
            assert total("numerator") == (one.n or 0), figure
            assert total("denominator") == (one.N or 0), figure
        else:
            assert set(rows["part"]) <= {"sum"}
            assert total("sum") == (one.value or 0), figure
            assert one.n is None or len(rows) == one.n, figure


def euros(cell: object) -> Decimal:
    """A true number, or French text with its spaces and its sign."""
    if isinstance(cell, str):
        return Decimal(re.sub(r"[\s€]", "", cell).replace(",", "."))
    return Decimal(str(cell)).quantize(Decimal("0.01"))


class Files:
    """The files as the database keeps them, opened by another reader than the product's."""

    def __init__(self, connection: sa.Connection) -> None:
        query = sa.select(t.editions.c.number, t.files.c.content).join(t.files)
        self.contents = {row.number: row.content for row in connection.execute(query)}

    @cache  # noqa: B019 - one object a test
    def rows(self, edition: int, sheet: str) -> list[tuple[object, ...]]:
        book = load_workbook(BytesIO(self.contents[edition]), read_only=True, data_only=True)
        return list(book[sheet].iter_rows(values_only=True))

    def row(self, line: Any) -> tuple[object, ...]:
        return self.rows(line.edition, line.sheet)[line.row - 1]

    def cell(self, line: Any) -> object:
        letters, digits = re.fullmatch(r"([A-Z]+)([0-9]+)", line.cell).groups()  # type: ignore[union-attr]
        assert int(digits) == line.row
        column = 0
        for letter in letters:
            column = 26 * column + ord(letter) - 64
        return self.row(line)[column - 1]


@pytest.fixture
def files(connection: sa.Connection) -> Files:
    """The kept files."""
    return Files(connection)


@pytest.mark.parametrize("figure", ["requested", "awarded", "committed", "paid"])
def test_the_cell_of_a_money_row_holds_its_value(connection: sa.Connection, files: Files, figure: str) -> None:
    rows = list(trace(connection, Scope(as_of=REVIEW), figure).itertuples())
    assert len(rows) > 100
    for line in rows:
        assert euros(files.cell(line)) == line.value, line


@pytest.mark.parametrize(
    "figure",
    ["projects_filed", "projects_awarded", "holders", "flat_aids", "deliverables_planned", "deliverables_verified"],
)
def test_the_row_of_a_count_holds_what_it_counts(connection: sa.Connection, files: Files, figure: str) -> None:
    rows = list(trace(connection, Scope(as_of=REVIEW), figure).itertuples())
    assert len(rows) > 20
    for line in rows:
        assert line.value == 1
        assert files.cell(line) is not None, line
        words = {" ".join(str(cell).split()) for cell in files.row(line)}
        assert line.label in words, line


def test_sub_envelopes_are_traced_to_their_cells(connection: sa.Connection, files: Files) -> None:
    (line,) = trace(connection, Scope(territory="63", as_of=REVIEW), "envelope").itertuples()
    assert euros(files.cell(line)) == line.value == Decimal("297000.00")


def test_national_envelopes_come_from_the_fund_s_own_file(connection: sa.Connection) -> None:
    rows = trace(connection, Scope(), "envelope")
    assert list(rows["file"]) == ["ITN7.json"] * 3
    assert sum(rows["value"]) == Decimal("88000000.00")


def test_an_unknown_figure_is_an_error(connection: sa.Connection) -> None:
    with pytest.raises(KeyError):
        trace(connection, Scope(), "bonheur")
