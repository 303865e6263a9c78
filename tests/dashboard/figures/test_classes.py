"""Classes: fixed for rates, fifths for amounts a head; nothing known is no class."""

from decimal import Decimal

import pytest

from dashboard import format as fmt
from dashboard.figures.classes import UNKNOWN, fifths, rates, yes_or_no


@pytest.mark.parametrize(
    ("value", "rank"),
    [("0", 0), ("0.1999", 0), ("0.2", 1), ("0.426", 2), ("0.8", 4), ("1", 4), ("1.0001", 5)],
)
def test_rates_are_fixed_and_round(value: str, rank: int) -> None:
    assert rates([Decimal("1.5")], "fr").rank(Decimal(value)) == rank


def test_above_a_hundred_is_shown_only_when_it_happens() -> None:
    assert len(rates([Decimal("0.5"), None], "fr").labels) == 5
    assert rates([Decimal("1.2")], "fr").labels[-1] == "plus de 100\u202f%"
    assert rates([], "fr").labels[0] == "0–20\u202f%"


def test_unknown_is_no_class() -> None:
    assert rates([], "fr").rank(None) == UNKNOWN
    assert rates([], "fr").rank(0) == 0


def test_fifths_hold_equal_numbers_and_print_their_breaks() -> None:
    values = [Decimal(step) for step in range(1, 101)]
    classes = fifths(values, lambda limit: fmt.number(limit))
    ranks = [classes.rank(value) for value in values]
    assert [ranks.count(rank) for rank in range(5)] == [20] * 5
    assert classes.labels[0] == "1 – 21"
    assert classes.labels[-1] == "81 – 100"


@pytest.mark.parametrize("values", [[], [None], [Decimal(3)], [Decimal(3)] * 9, [Decimal(0)] * 90 + [Decimal(4)]])
def test_few_or_equal_values_make_fewer_classes(values: list[Decimal | None]) -> None:
    classes = fifths(values, str)
    assert len(classes.labels) <= 2
    for value in values:
        rank = classes.rank(value)
        assert rank == UNKNOWN if value is None else 0 <= rank < len(classes.labels)


def test_zero_is_a_class_of_its_own() -> None:
    values = [Decimal(0)] * 50 + [Decimal(step) for step in range(1, 41)]
    classes = fifths(values, lambda limit: fmt.number(limit))
    ranks = [classes.rank(value) for value in values]
    assert classes.labels[0] == "0"
    assert [ranks.count(rank) for rank in range(5)] == [50, 10, 10, 10, 10]
    assert fifths([Decimal(0)], str).rank(Decimal(0)) == 0


def test_a_commune_is_reached_or_is_not() -> None:
    classes = yes_or_no("fr")
    assert [classes.rank(Decimal(value)) for value in (0, 1)] == [0, 1]
