"""Writes many rows at once, column by column: the one place that knows the drivers' fast ways."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from etl.filled import any_filled
from etl.store.copy_text import APART, END, copy_text
from etl.store.types import Scaled

AT_ONCE = 500
"""Rows made ready and handed over at a time: few enough for PostgreSQL to store some while the next are made ready."""
Bind = Callable[[sa.types.TypeEngine[Any], Sequence[Any]], Sequence[Any]]
"""The values of a column of a type, as a database takes them."""


Told = Callable[[int], None]
"""Called with the rows handed over so far; what it raises ends the work and goes up."""


def unheard(_rows: int) -> None:
    """Tells nobody."""


def insert_columns(
    connection: sa.Connection, table: sa.Table, columns: Mapping[str, Sequence[Any]], told: Told = unheard
) -> None:
    """Inserts rows given by column, in the connection's transaction. Columns that hold only None may be left out."""
    held = {name: values for name, values in columns.items() if any_filled(values)}
    if not held:
        return
    insert = _copied if connection.dialect.name == "postgresql" else _inserted
    insert(connection, table, held, told)


def _copied(connection: sa.Connection, table: sa.Table, columns: Mapping[str, Sequence[Any]], told: Told) -> None:
    cursor: Any = connection.connection.cursor()
    with cursor, cursor.copy(f"COPY {_target(connection, table, columns)} FROM STDIN") as copy:
        for rows, bound in _chunks(table, columns, copy_text):
            copy.write(END.join([*map(APART.join, zip(*bound, strict=True)), ""]))
            told(rows)


def _inserted(connection: sa.Connection, table: sa.Table, columns: Mapping[str, Sequence[Any]], told: Told) -> None:
    # Table and column names are the schema's own; every value is bound.
    marks = ", ".join("?" * len(columns))
    insert = f"INSERT INTO {_target(connection, table, columns)} VALUES ({marks})"  # noqa: S608
    cursor: Any = connection.connection.cursor()
    try:
        for rows, bound in _chunks(table, columns, _as_sqlite):
            cursor.executemany(insert, zip(*bound, strict=True))
            told(rows)
    finally:
        cursor.close()


def _target(connection: sa.Connection, table: sa.Table, columns: Mapping[str, Sequence[Any]]) -> str:
    quote = connection.dialect.identifier_preparer.quote
    return f"{quote(table.name)} ({', '.join(map(quote, columns))})"


def _chunks(
    table: sa.Table, columns: Mapping[str, Sequence[Any]], bind: Bind
) -> Iterator[tuple[int, list[Sequence[Any]]]]:
    """Some rows after others, by column, as the database takes them, and how many there are with those before.

    Decimals are whole parts for both databases.
    """
    kinds = [table.c[name].type for name in columns]
    count = len(next(iter(columns.values())))
    for start in range(0, count, AT_ONCE):
        some = [values[start : start + AT_ONCE] for values in columns.values()]
        bound = [
            bind(kind.impl_instance, kind.parts(values)) if isinstance(kind, Scaled) else bind(kind, values)
            for kind, values in zip(kinds, some, strict=True)
        ]
        yield min(start + AT_ONCE, count), bound


def _as_sqlite(kind: sa.types.TypeEngine[Any], values: Sequence[Any]) -> Sequence[Any]:
    """The values as the driver takes them; each distinct date is written once."""
    if not isinstance(kind, sa.Date):
        return values
    written = {value: None if value is None else value.isoformat() for value in set(values)}
    return [written[value] for value in values]
