"""A planned trajectory: where it stands on a day, when it reaches an amount, how far the fund is from it."""

from datetime import date
from decimal import Decimal

import pytest

from dashboard.queries.schedule import UNIT, Gap, Plan, straight, together

LINE = straight(date(2021, 1, 1), date(2021, 4, 11), Decimal("1000.00"))
BENT = Plan(
    (
        (date(2021, 1, 1), Decimal("0.00")),
        (date(2021, 1, 11), Decimal("100.00")),
        (date(2021, 1, 21), Decimal("100.00")),
        (date(2021, 1, 31), Decimal("400.01")),
    ),
    date(2020, 12, 1),
)


@pytest.mark.parametrize(
    ("plan", "day", "planned"),
    [
        (LINE, date(2020, 12, 1), "0.00"),
        (LINE, date(2021, 1, 1), "0.00"),
        (LINE, date(2021, 1, 11), "100.00"),
        (LINE, date(2021, 4, 11), "1000.00"),
        (LINE, date(2023, 1, 1), "1000.00"),
        (BENT, date(2021, 1, 6), "50.00"),
        (BENT, date(2021, 1, 15), "100.00"),
        (BENT, date(2021, 1, 26), "250.00"),
        (BENT, date(2021, 2, 1), "400.01"),
    ],
)
def test_planned_by_a_day(plan: Plan, day: date, planned: str) -> None:
    assert plan.at(day) == Decimal(planned)
    assert str(plan.at(day)) == planned


def test_numbers_are_planned_whole() -> None:
    plan = Plan(((date(2021, 1, 1), Decimal(0)), (date(2021, 1, 11), Decimal(5))), None, UNIT)
    assert [str(plan.at(date(2021, 1, day))) for day in (1, 4, 6, 11)] == ["0", "2", "2", "5"]


def test_the_first_day_by_which_an_amount_is_planned() -> None:
    assert LINE.due(Decimal("100.00")) == date(2021, 1, 11)
    assert LINE.due(Decimal("100.01")) == date(2021, 1, 12)
    assert LINE.due(Decimal("0.00")) == date(2021, 1, 1)
    assert LINE.due(Decimal("1000.00")) == date(2021, 4, 11)
    assert LINE.due(Decimal("1000.01")) is None
    assert BENT.due(Decimal("100.00")) == date(2021, 1, 11)
    assert BENT.due(Decimal("100.01")) == date(2021, 1, 22)


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
    assert LINE.gap(Decimal(actual), on) == gap


def test_what_was_planned_in_the_end_stays_planned() -> None:
    later = date(2021, 6, 1)
    assert LINE.until(later) == (*LINE.points, (later, Decimal("1000.00")))
    assert LINE.until(date(2021, 4, 11)) == LINE.points


def test_the_sum_of_plans_is_their_sum_on_every_day() -> None:
    both = together([LINE, BENT])
    assert both.stated_on == date(2020, 12, 1)
    assert both.total == Decimal("1400.01")
    for day in (date(2021, 1, 1), date(2021, 1, 11), date(2021, 1, 21), date(2021, 1, 31), date(2021, 4, 11)):
        assert both.at(day) == LINE.at(day) + BENT.at(day)
