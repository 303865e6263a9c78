"""A column as the text of PostgreSQL's COPY: no driver asks value by value how it is to be written."""

from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa

NULL = "\\N"
ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
APART, END = "\t", "\n"
"""Between the values of a row, after each row."""


def copy_text(kind: sa.types.TypeEngine[Any], values: Sequence[Any]) -> Sequence[str]:
    """The values of a column of that type as COPY reads them, None as NULL; each distinct one is written once.

    Raises KeyError for a type that no table filled by many rows at once has.
    """
    if isinstance(kind, sa.Text):
        return _texts(values)
    write = WRITERS[type(kind)]
    if isinstance(kind, sa.BigInteger):
        # Amounts differ from row to row: nothing would be written twice.
        return [NULL if value is None else write(value) for value in values]
    written = {value: NULL if value is None else write(value) for value in dict.fromkeys(values)}
    return list(map(written.__getitem__, values))


def _texts(values: Sequence[str | None]) -> Sequence[str]:
    whole = "".join(filter(None, values))
    if any(mark in whole for mark in map(chr, ESCAPES)):
        return [NULL if value is None else value.translate(ESCAPES) for value in values]
    return [NULL if value is None else value for value in values]


WRITERS: dict[type, Callable[[Any], str]] = {
    sa.Integer: str,
    sa.BigInteger: str,
    sa.Date: lambda value: value.isoformat(),
    sa.Boolean: lambda value: "t" if value else "f",
}
