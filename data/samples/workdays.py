"""Working days counted from the opening of the fund: Monday 1 March 2021 is day 0."""

from datetime import date, timedelta

OPENING = date(2021, 3, 1)


def day(index: int) -> date:
    """The date of a working day."""
    weeks, rest = divmod(index, 5)
    return OPENING + timedelta(days=7 * weeks + rest)


def index(when: date) -> int:
    """The last working day on or before a date."""
    weeks, rest = divmod((when - OPENING).days, 7)
    return 5 * weeks + min(rest, 4)


REVIEW = index(date(2021, 10, 8))
"""The published state of 8 October 2021."""

LAST_FILING = index(date(2022, 12, 30))
LAST = index(date(2023, 1, 13))
"""The last weekly export."""

NEVER = 10**6
"""A day that doesn't come."""
