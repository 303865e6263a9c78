"""DITP's formula, by hand: rising, falling, overshoot, regression, a missing term, a target that is the start."""

from datetime import date
from decimal import Decimal

import pytest

from dashboard.queries.progress import Progress, Trend, planned, progress, trend


@pytest.mark.parametrize(
    ("initial", "actual", "target", "expected"),
    [
        ("20", "35", "50", "0.500000"),  # rising: 15 of 30
        ("80", "74", "56", "0.250000"),  # falling: 6 of 24 days less
        ("20", "65", "50", "1.500000"),  # beyond a rising target, not clipped
        ("80", "50", "56", "1.250000"),  # beyond a falling target
        ("20", "14", "50", "-0.200000"),  # a rising indicator that fell
        ("80", "86", "56", "-0.250000"),  # a falling indicator that rose
        ("0", "1", "3", "0.333333"),  # six decimals, half up
        ("-10", "0", "10", "0.500000"),  # below zero
        ("33.2", "56.1", "63.2", "0.763333"),  # 22.9 / 30
    ],
)
def test_progress(initial: str, actual: str, target: str, expected: str) -> None:
    assert progress(Decimal(initial), Decimal(actual), Decimal(target)) == Progress(Decimal(expected))


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_no_progress_where_a_term_is_missing(missing: int) -> None:
    terms: list[Decimal | None] = [Decimal(20), Decimal(35), Decimal(50)]
    terms[missing] = None
    assert progress(*terms) == Progress(None)


def test_a_target_equal_to_the_start_is_held_or_not() -> None:
    assert progress(Decimal(50), Decimal(50), Decimal(50)) == Progress(Decimal(1), level_target=True)
    assert progress(Decimal(50), Decimal("51.5"), Decimal(50)) == Progress(Decimal(1), level_target=True)
    assert progress(Decimal(50), Decimal("49.9"), Decimal(50)) == Progress(Decimal(0), level_target=True)


def test_the_plan_is_straight_between_its_steps() -> None:
    steps = [(date(2021, 1, 1), Decimal(20)), (date(2022, 1, 1), Decimal(30)), (date(2023, 1, 1), Decimal(60))]
    assert planned(steps, date(2021, 1, 1)) == Decimal(20)
    assert planned(steps, date(2021, 7, 2)) == Decimal("24.986301")  # 182 days of 365
    assert planned(steps, date(2022, 1, 1)) == Decimal(30)
    assert planned(steps, date(2022, 7, 2)) == Decimal("44.958904")
    assert planned(steps, date(2024, 1, 1)) == Decimal(60)
    assert planned(steps, date(2020, 12, 31)) is None
    assert planned(steps[:1], date(2021, 7, 2)) is None
    assert planned(list(reversed(steps)), date(2022, 1, 1)) == Decimal(30)


def test_not_known_is_never_no_change() -> None:
    assert trend(None, Decimal(5), Decimal(1), Decimal(9)) == Trend(None)
    assert trend(Decimal(5), None, Decimal(1), Decimal(9)) == Trend(None)
    assert trend(Decimal(5), Decimal(5), Decimal(1), Decimal(9)) == Trend(Decimal(0))


def test_a_falling_indicator_that_goes_down_does_better() -> None:
    assert trend(Decimal(60), Decimal(58), Decimal(80), Decimal(50)) == Trend(Decimal(-2), better=True)
    assert trend(Decimal(60), Decimal(61), Decimal(80), Decimal(50)) == Trend(Decimal(1), better=False)
    assert trend(Decimal(30), Decimal(31), Decimal(20), Decimal(50)) == Trend(Decimal(1), better=True)
    assert trend(Decimal(30), Decimal(31), None, Decimal(50)) == Trend(Decimal(1))
