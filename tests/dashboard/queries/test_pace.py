"""A curve continued at its own pace: constant growth exactly, what is left of an envelope by the same part, no fall."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.queries.pace import WINDOW, Bound, ahead, gained, value_at, window

CENT = Decimal("0.01")
FIRST = date(2021, 3, 1)


def line(days: int, a_day: str, every: int = 30) -> list[tuple[date, Decimal]]:
    """So much a day from the first day on."""
    return [(FIRST + timedelta(days=day), Decimal(a_day) * day) for day in range(0, days + 1, every)]


@pytest.mark.parametrize("a_day", ["100.00", "0.07", "123456.78"])
def test_constant_growth_is_continued_exactly(a_day: str) -> None:
    points = line(180, a_day)
    days = [FIRST + timedelta(days=day) for day in (181, 200, 365, 1000)]
    found = ahead(points, days, None, CENT)
    assert found == tuple(Decimal(a_day) * day for day in (181, 200, 365, 1000))
    assert [str(one).split(".")[1] for one in found] == [str(one)[-2:] for one in found]


def test_a_straight_line_stops_at_its_bound() -> None:
    days = [FIRST + timedelta(days=day) for day in (190, 300)]
    assert ahead(line(180, "100"), days, Bound(Decimal("19500.00")), CENT) == (Decimal("19000.00"), Decimal("19500.00"))


def test_what_is_left_shrinks_by_the_same_part() -> None:
    points = [(FIRST, Decimal(0)), (FIRST + timedelta(days=WINDOW), Decimal(500))]
    days = [FIRST + timedelta(days=WINDOW * times) for times in (2, 3)]
    assert ahead(points, days, Bound(Decimal(1000), approached=True), CENT) == (Decimal("750.00"), Decimal("875.00"))


@pytest.mark.parametrize("bound", [None, Bound(Decimal(50)), Bound(Decimal(50), approached=True), Bound(Decimal(80))])
def test_what_fell_or_stands_still_or_is_at_its_bound_stays(bound: Bound | None) -> None:
    fell = [(FIRST, Decimal(100)), (FIRST + timedelta(days=70), Decimal(80))]
    assert gained(fell) == 0
    assert ahead(fell, [FIRST + timedelta(days=200)], bound, CENT) == (Decimal(80),)


def test_a_young_curve_has_a_short_window() -> None:
    assert window(line(30, "1", 10)) == 30
    assert window(line(180, "1")) == WINDOW
    assert gained(line(180, "1")) == WINDOW


def test_between_two_points_a_curve_is_straight() -> None:
    points = line(60, "1")
    for day, value in ((-5, 0), (0, 0), (15, 15), (30, 30), (59, 59), (60, 60), (90, 60)):
        assert value_at(points, FIRST + timedelta(days=day)) == value


@given(
    st.lists(st.integers(0, 10**9), min_size=2, max_size=12),
    st.one_of(st.none(), st.integers(1, 10**10)),
    st.booleans(),
)
def test_it_never_falls_nor_passes_its_bound(cents: list[int], bound: int | None, approached: bool) -> None:
    points = [(FIRST + timedelta(days=30 * rank), Decimal(value).scaleb(-2)) for rank, value in enumerate(cents)]
    last = points[-1][1]
    days = [points[-1][0] + timedelta(days=day) for day in (1, 30, 60, 400)]
    found = ahead(points, days, None if bound is None else Bound(Decimal(bound).scaleb(-2), approached), CENT)
    assert [last, *found] == sorted([last, *found])
    assert bound is None or found[-1] <= max(last, Decimal(bound).scaleb(-2))
    assert all(one == one.quantize(CENT) for one in found)
