"""A column of a block of rows, made small for the way from one process to the other.

It travels as the number of its blanks, as its distinct values with a code for each cell, as one joined text, or as
the plain list of its values: whichever the column itself suggests.
"""

from array import array
from collections import defaultdict
from collections.abc import Sequence
from itertools import count
from typing import Any

SEPARATOR = "\x1f"
SAMPLE = 1_000


def pack(column: Sequence[Any]) -> Any:
    """A column for the way; an empty text is a blank."""
    if len(column) > SAMPLE and len(set(column[:SAMPLE])) * 2 > SAMPLE:
        return _listed(column)
    # One look at each cell: a value not met before takes the next code.
    codes: defaultdict[Any, int] = defaultdict(count().__next__)
    coded = array("L", map(codes.__getitem__, column))
    if codes.keys() <= {"", None}:
        return len(column)
    if len(column) <= SAMPLE or len(codes) * 2 > len(column):
        return _listed(column)
    if (0 in codes or 1 in codes) and len(set(map(type, column)) & {bool, int, float}) > 1:
        # True, 1 and 1.0 are one key of a dictionary, but three values.
        return _listed(column)
    width = "B" if len(codes) <= 1 << 8 else "H" if len(codes) <= 1 << 16 else "L"
    return _without_empty(codes), width, array(width, coded).tobytes()


def _listed(column: Sequence[Any]) -> Any:
    if set(map(type, column)) == {str}:
        joined = SEPARATOR.join(column)
        if joined.count(SEPARATOR) == len(column) - 1:
            return joined
    return _without_empty(column)


def _without_empty(values: Any) -> list[Any]:
    return [None if value == "" else value for value in values]


def unpack(packed: Any, height: int) -> list[Any]:
    """The values of a column of that many rows. Raises ValueError where they are fewer or more."""
    if isinstance(packed, int):
        column: list[Any] = [None] * height if packed == height else []
    elif isinstance(packed, str):
        column = [value or None for value in packed.split(SEPARATOR)]
    elif isinstance(packed, tuple):
        distinct, width, raw = packed
        column = list(map(distinct.__getitem__, memoryview(raw).cast(width)))
    else:
        column = packed
    if not isinstance(column, list) or len(column) != height:
        raise ValueError("a column of another height")
    return column
