"""Round marks: few enough to read, on round values, months in words."""

from datetime import date
from decimal import Decimal

import pytest

from dashboard.figures.axes import MOST, months, steps


@pytest.mark.parametrize(
    ("top", "marks"),
    [
        ("128", [20, 40, 60, 80, 100, 120]),
        ("93", [20, 40, 60, 80]),
        ("1000", [200, 400, 600, 800, 1000]),
        ("7", [2, 4, 6]),
        ("0", []),
    ],
)
def test_steps(top: str, marks: list[int]) -> None:
    assert steps(Decimal(top)) == marks


def test_never_more_than_fit() -> None:
    assert {len(steps(Decimal(top))) for top in range(1, 2000)} <= set(range(2, MOST + 1))


def test_months_of_a_short_span_are_all_there_and_say_their_year_once() -> None:
    found = months(date(2021, 11, 15), date(2022, 2, 3), "fr")
    assert found == {
        date(2021, 12, 1): "déc.<br>2021",
        date(2022, 1, 1): "janv.<br>2022",
        date(2022, 2, 1): "févr.",
    }


def test_a_long_span_is_marked_once_a_year() -> None:
    assert list(months(date(2019, 1, 1), date(2023, 6, 1), "en").values()) == [
        f"Jan<br>{year}" for year in range(2019, 2024)
    ]
