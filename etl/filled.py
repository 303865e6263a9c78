"""Which values of a column are there: told by identity, for comparing a decimal with None is dear."""

from collections.abc import Iterable
from itertools import repeat
from operator import is_not
from typing import Any


def filled(values: Iterable[Any]) -> int:
    """How many values of a column are not None."""
    return sum(map(is_not, values, repeat(None)))


def any_filled(values: Iterable[Any]) -> bool:
    """Whether a column holds anything."""
    return any(map(is_not, values, repeat(None)))


def all_filled(values: Iterable[Any]) -> bool:
    """Whether a column lacks nothing."""
    return all(map(is_not, values, repeat(None)))
