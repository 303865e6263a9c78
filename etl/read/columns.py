"""The letters of a column as they stand in a file's bytes."""

from functools import lru_cache


@lru_cache(1 << 15)
def column_number(letters: bytes) -> int:
    """The number of a column, counted from 1: A -> 1, AB -> 28."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
