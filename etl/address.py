"""Spreadsheet addresses: (row, column) counted from 1 to A1 and back."""

from functools import lru_cache


def letters(column: int) -> str:
    """Column letters of a column counted from 1: 1 -> A, 28 -> AB."""
    out = ""
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


def a1(row: int, column: int) -> str:
    """The A1 address of a cell, both counted from 1."""
    return f"{letters(column)}{row}"


@lru_cache(1 << 15)
def column_number(letters: str) -> int:
    """The number of a column, counted from 1: A -> 1, AB -> 28."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
