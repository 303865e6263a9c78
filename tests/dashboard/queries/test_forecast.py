"""A forecast and its interval, or the reason why there is none."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from dashboard.queries.forecast import FEWEST, REASONS, Forecast, Refusal, forecast, since_rise
from dashboard.queries.pace import Bound, Points

CENT = Decimal("0.01")
FIRST, END = date(2021, 3, 31), date(2022, 12, 31)
STEADY = [(FIRST + timedelta(days=30 * rank), Decimal("250000.10") * rank) for rank in range(12)]
NOISY = [(FIRST + timedelta(days=30 * rank), Decimal(rank * 100 + 30 * (rank % 2))) for rank in range(12)]


def test_constant_growth_is_continued_exactly_without_any_doubt() -> None:
    found = forecast(STEADY, END, None, CENT)
    assert isinstance(found, Forecast)
    on = STEADY[-1][0]
    due = (STEADY[-1][1] + Decimal("250000.10") * (END - on).days / 30).quantize(CENT)
    assert (found.on, found.last, found.error) == (on, STEADY[-1][1], 0)
    assert (found.end.day, found.end.value, found.end.low, found.end.high) == (END, due, due, due)
    assert [one.day for one in found.steps][:2] == [date(2022, 2, 28), date(2022, 3, 31)]


def test_the_interval_widens_and_stays_between_what_is_reached_and_the_bound() -> None:
    bound = Bound(Decimal(1900))
    found = forecast(NOISY, END, bound, CENT)
    assert isinstance(found, Forecast)
    assert found.error > 0
    widths = [one.high - one.low for one in found.steps]
    assert all(found.last <= one.low <= one.value <= one.high <= bound.total for one in found.steps)
    assert widths[1] > widths[0] > 0
    assert found.longest == (NOISY[-1][0] - NOISY[3][0]).days


ZERO = Decimal(0)


@pytest.mark.parametrize(
    ("points", "end", "bound", "reason"),
    [
        (STEADY, None, None, "no_end"),
        ([], END, None, "unknown"),
        (STEADY, STEADY[-1][0], None, "over"),
        (STEADY[:2], END, None, "few_points"),
        (STEADY[: FEWEST - 1], END, None, "few_points"),
        ([(FIRST, ZERO)] * 9, END, None, "few_points"),
        (STEADY[:FEWEST], END, None, "short"),
        ([*STEADY, *[(STEADY[-1][0] + timedelta(days=d), STEADY[-1][1]) for d in (30, 60, 90)]], END, None, "still"),
        (STEADY, END, Bound(STEADY[-1][1]), "reached"),
    ],
)
def test_it_refuses_on_too_little(points: Points, end: date | None, bound: Bound | None, reason: str) -> None:
    found = forecast(points, end, bound, CENT)
    assert isinstance(found, Refusal)
    assert found.reason == reason
    assert reason in REASONS


def test_the_history_begins_where_the_curve_leaves_zero() -> None:
    late = [(FIRST - timedelta(days=90), ZERO), (FIRST - timedelta(days=30), ZERO), *STEADY]
    assert since_rise(late) == STEADY
    assert since_rise(STEADY[1:]) == STEADY[1:]
    assert forecast(late, END, None, CENT) == forecast(STEADY, END, None, CENT)
