"""The planned trajectory: where it stands on a day, when it reaches an amount, how far the fund is from it."""

from datetime import date
from decimal import Decimal

import pytest

from dashboard.queries.schedule import Gap, Plan

PLAN = Plan(date(2021, 1, 1), date(2021, 4, 11), Decimal("1000.00"))


@pytest.mark.parametrize(
    ("day", "planned"),
    [
        (date(2020, 12, 1), "0.00"),
        (date(2021, 1, 1), "0.00"),
        (date(2021, 1, 11), "100.00"),
        (date(2021, 4, 11), "1000.00"),
        (date(2023, 1, 1), "1000.00"),
    ],
)
def test_planned_by_a_day(day: date, planned: str) -> None:
    assert PLAN.days == 100
    assert PLAN.at(day) == Decimal(planned)


def test_the_first_day_by_which_an_amount_is_planned() -> None:
    assert PLAN.due(Decimal("100.00")) == date(2021, 1, 11)
    assert PLAN.due(Decimal("100.01")) == date(2021, 1, 12)
    assert PLAN.due(Decimal("0.00")) == date(2021, 1, 1)
    assert PLAN.due(Decimal("1000.00")) == date(2021, 4, 11)
    assert PLAN.due(Decimal("1000.01")) is None


@pytest.mark.parametrize(
    ("actual", "on", "gap"),
    [
        ("50.00", date(2021, 1, 11), Gap(Decimal("100.00"), Decimal("-50.00"), -5)),
        ("300.00", date(2021, 1, 11), Gap(Decimal("100.00"), Decimal("200.00"), 20)),
        ("100.00", date(2021, 1, 11), Gap(Decimal("100.00"), Decimal("0.00"), 0)),
        ("900.00", date(2021, 4, 21), Gap(Decimal("1000.00"), Decimal("-100.00"), -20)),
        ("1000.00", date(2021, 5, 1), Gap(Decimal("1000.00"), Decimal("0.00"), 0)),
        ("1200.00", date(2021, 5, 1), Gap(Decimal("1000.00"), Decimal("200.00"), None)),
    ],
)
def test_behind_is_negative_in_euros_and_in_days(actual: str, on: date, gap: Gap) -> None:
    assert PLAN.gap(Decimal(actual), on) == gap
