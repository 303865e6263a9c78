"""Periods by code, their bounds and their names."""

from datetime import date

import pytest

from dashboard.periods import ALL, between, bounds, known, name, of


@pytest.mark.parametrize(
    ("code", "first", "last", "french", "english"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31), "2021", "2021"),
        ("2021-T1", date(2021, 1, 1), date(2021, 3, 31), "1er trimestre 2021", "first quarter of 2021"),
        ("2024-T1", date(2024, 1, 1), date(2024, 3, 31), "1er trimestre 2024", "first quarter of 2024"),
        ("2021-T4", date(2021, 10, 1), date(2021, 12, 31), "4e trimestre 2021", "fourth quarter of 2021"),
    ],
)
def test_a_period(code: str, first: date, last: date, french: str, english: str) -> None:
    assert known(code)
    assert bounds(code) == (first, last)
    assert of(first, last) == code
    assert (name(code, "fr"), name(code, "en")) == (french, english)


@pytest.mark.parametrize("code", ["all", "", "21", "2021-T5", "2021-Q1", "2021-T1-T2", "99999", "<b>"])
def test_no_period(code: str) -> None:
    assert not known(code)
    assert bounds(code) == (None, None)


def test_what_may_be_asked_between_two_days() -> None:
    codes = between([date(2022, 5, 1), date(2021, 3, 1)])
    assert codes[:3] == ["2021", "2021-T1", "2021-T2"]
    assert codes[-1] == "2022-T4"
    assert between([]) == []


def test_days_that_are_those_of_no_period() -> None:
    assert of(None, None) == of(date(2021, 1, 1), None) == ALL
    assert of(date(2021, 1, 1), date(2021, 6, 30)) == of(date(2021, 2, 1), date(2021, 3, 31)) == ALL
