"""What a bare number of a share column means is settled by its whole column."""

from decimal import Decimal

import pytest

from etl.parse import Column, column_parser
from etl.parse.outcome import Outcome
from etl.parse.percent import unit
from etl.read.workbook import Value
from etl.schemas import schema

SHARE = schema("fundings")["share"]


def read(values: list[Value], *, percents: bool = False) -> list[Outcome]:
    parse = column_parser(SHARE, Column("Part", values, percents=percents))
    return [parse(value) for value in values]


def told(outcomes: list[Outcome]) -> list[object]:
    return [one.value if one.value is not None else one.issues[0].rule for one in outcomes]


@pytest.mark.parametrize(
    ("values", "divisor"),
    [
        ([0.25, "0,5", 1, None], 1),
        ([25, "50", 100.0], 100),
        ([1, 1.0, "1.00"], 1),
        (["52 %", 0.5], 1),
        (["52 %", 50], 100),
        ([0, None, ""], 1),
        ([100, 80, 1, 1, 0.8, 0.2], 1),
        ([0.5, 50, 60], 100),
        ([0.5, 50], None),
    ],
)
def test_the_unit_of_a_column(values: list[Value], divisor: int | None) -> None:
    assert unit(values) == (None if divisor is None else Decimal(divisor))


def test_fractions() -> None:
    assert told(read([0.25, "0,5", 1, "75 %"])) == [Decimal("0.25"), Decimal("0.5"), Decimal(1), Decimal("0.75")]


def test_percentages() -> None:
    assert told(read([25, "12,5", 100])) == [Decimal("0.25"), Decimal("0.125"), Decimal(1)]


def test_the_few_numbers_of_the_other_kind_are_refused_not_guessed() -> None:
    assert told(read([100, 1, 1, 0.8])) == ["percent-mixed", Decimal(1), Decimal(1), Decimal("0.8")]
    assert told(read([50, 60, 0.5])) == [Decimal("0.5"), Decimal("0.6"), "percent-mixed"]


def test_where_nothing_tells_all_are_refused_but_those_that_bear_the_sign() -> None:
    assert told(read([50, 0.5, "50 %"])) == ["percent-mixed", "percent-mixed", Decimal("0.5")]


def test_the_decimal_mark_of_the_column_settles_thousandths() -> None:
    assert told(read(["33.333", "66.667", "50.5"])) == [Decimal("0.33333"), Decimal("0.66667"), Decimal("0.505")]
    assert told(read(["0.333", "0,667"])) == [Decimal("0.333"), Decimal("0.667")]


def test_a_percentage_format_makes_numbers_fractions() -> None:
    assert told(read([0.52, 0.005], percents=True)) == [Decimal("0.52"), Decimal("0.005")]
