"""Any amount that a French spreadsheet can show is read back to the cent."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.parse.number import decimal_mark, parse_amount, parse_decimal

CENTS = st.integers(-(2 * 10**15), 2 * 10**15)
SPACES = st.sampled_from((" ", "\u00a0", "\u202f"))
SYMBOLS = st.sampled_from(("", " €", "\u00a0€", "€", " EUR", " euros"))


def grouped(number: int, separator: str) -> str:
    return f"{number:,}".replace(",", separator)


@given(CENTS, SPACES, SYMBOLS, st.sampled_from(("-", "\u2212", "()")))
def test_french_writing(cents: int, space: str, symbol: str, minus: str) -> None:
    euros, rest = divmod(abs(cents), 100)
    written = f"{grouped(euros, space)},{rest:02}"
    if cents < 0:
        written = f"({written})" if minus == "()" else minus + written
    expected = Decimal(cents).scaleb(-2)
    outcome = parse_amount(written + symbol)
    if abs(expected) >= 10**13:
        assert [one.rule for one in outcome.issues] == ["number-out-of-range"]
    else:
        assert (outcome.value, outcome.issues) == (expected, ())


@given(st.integers(-(10**13), 10**13))
def test_a_number_cell_is_the_cents_that_it_shows(cents: int) -> None:
    outcome = parse_amount(cents / 100)
    assert (outcome.value, outcome.issues) == (Decimal(cents).scaleb(-2), ())


@given(st.integers(0, 10**15 - 1))
def test_english_writing(cents: int) -> None:
    euros, rest = divmod(cents, 100)
    assert parse_amount(f"{euros:,}.{rest:02}").value == Decimal(cents).scaleb(-2)


@pytest.mark.parametrize(
    ("column", "mark", "ambiguous", "expected"),
    [
        (["1.234", "12,50"], ",", "1.234", Decimal(1234)),
        (["1.234", "12.50"], ".", "1.234", Decimal("1.234")),
        (["1,234", "12,50"], ",", "1,234", Decimal("1.234")),
        (["1,234", "12.50"], ".", "1,234", Decimal(1234)),
        (["1.234.567", "1.234"], ",", "1.234", Decimal(1234)),
        (["1 234,5", 12.5, None], ",", "9.999", Decimal(9999)),
    ],
)
def test_the_other_cells_of_a_column_settle_its_decimal_mark(
    column: list[str | float | None], mark: str, ambiguous: str, expected: Decimal
) -> None:
    assert decimal_mark(column) == mark
    assert parse_decimal(ambiguous, mark).value == expected


@pytest.mark.parametrize("column", [["1.234"], ["1,5", "1.5"], [], [1.5]])
def test_a_column_that_does_not_agree_settles_nothing(column: list[str | float]) -> None:
    assert decimal_mark(column) is None


def test_rounding_is_said_with_the_new_value() -> None:
    (issue,) = parse_amount("42166,9105").issues
    assert (issue.severity, issue.rule, issue.args) == ("information", "rounded-to-cent", {"new": Decimal("42166.91")})
