"""Forecasts made again at past dates: of later days only, with what was known then; their errors."""

from datetime import date
from decimal import Decimal

from dashboard.queries.backtest import FIRST, Past, backtest, mean_error, scaled_errors, spread

CENT = Decimal("0.01")
MONTHS = [date(2021, month, 1) for month in range(1, 9)]
STEADY = [(day, Decimal((day - MONTHS[0]).days)) for day in MONTHS]


def test_a_steady_curve_is_never_wrong() -> None:
    past = backtest(STEADY, None, CENT)
    assert len(past) == sum(range(1, len(STEADY) - FIRST + 1))
    assert all(one.error == 0 and one.pace == 1 for one in past)
    assert mean_error(past) == 0
    assert set(scaled_errors(past, STEADY)) == {Decimal(0)}
    assert spread(past, Decimal("0.8")) == 0


def test_nothing_that_came_later_is_known() -> None:
    longer = [*STEADY, (date(2021, 9, 1), Decimal(9000))]
    before, after = backtest(STEADY, None, CENT), backtest(longer, None, CENT)
    assert [one for one in after if one.day < date(2021, 9, 1)] == before
    assert all(one.made_on < one.day for one in after)


def test_errors_are_of_what_came_by_the_mean_move_and_by_the_root_of_the_days() -> None:
    day = date(2021, 1, 1)

    def past(forecast: int, actual: int, days: int) -> Past:
        return Past(day, date.fromordinal(day.toordinal() + days), Decimal(forecast), Decimal(actual), Decimal(2))

    two = [past(90, 100, 25), past(300, 200, 100)]
    assert mean_error(two) == Decimal("0.3")
    assert mean_error([past(10, 0, 1)]) is None
    moves = [(day, Decimal(0)), (date(2021, 2, 1), Decimal(10)), (date(2021, 3, 1), Decimal(30))]
    assert scaled_errors(two, moves) == [Decimal(10) / 15, Decimal(100) / 15]
    assert [spread(two, Decimal(share)) for share in ("0.3", "0.8")] == [1, 5]
    assert spread([], Decimal("0.8")) is None


def test_a_past_date_without_movement_forecasts_nothing() -> None:
    flat = [(day, Decimal(5)) for day in MONTHS]
    assert backtest(flat, None, CENT) == []
