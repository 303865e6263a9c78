"""Rolls an edition back by a new edition: what it opened is closed, what it closed stands again, history stays.

Rows that a later edition changed again are left as they are: the rest of the history stands.
"""

from dataclasses import dataclass

import sqlalchemy as sa

from etl.store import tables as t
from etl.store.editions import close, insert, last, now
from etl.store.engine import lock_for_writing, writing


class UnknownEdition(Exception):
    """There is no edition of that number."""


class AlreadyRolledBack(Exception):
    """The edition has been rolled back, by ``args[1]``."""


@dataclass(frozen=True, slots=True)
class RolledBack:
    """The edition that undoes another; rows restored, rows withdrawn, rows kept for later editions changed them."""

    edition: int
    restored: int
    withdrawn: int
    kept: int


def roll_back(engine: sa.Engine, number: int, by: str = "?") -> RolledBack:
    """Undoes edition ``number`` in one transaction. Raises UnknownEdition, AlreadyRolledBack."""
    with writing(engine).begin() as connection:
        lock_for_writing(connection)
        edition = connection.execute(sa.select(t.editions).where(t.editions.c.number == number)).mappings().first()
        if edition is None:
            raise UnknownEdition(number)
        undone = connection.execute(sa.select(t.editions.c.number).where(t.editions.c.rolls_back == number)).scalar()
        if undone is not None:
            raise AlreadyRolledBack(number, undone)
        made = last(connection) + 1
        values = dict(edition) | {
            "number": made,
            "kind": "rollback",
            "rolls_back": number,
            "loaded_at": now(),
            "loaded_by": by,
            "rejected": 0,
        }
        connection.execute(sa.insert(t.editions).values(**values))
        restored = withdrawn = kept = 0
        for dataset in edition["datasets"].split(","):
            more = _roll_back(connection, dataset, number, made)
            restored, withdrawn, kept = restored + more[0], withdrawn + more[1], kept + more[2]
        connection.execute(
            sa.update(t.editions)
            .where(t.editions.c.number == made)
            .values(new=restored, changed=0, unchanged=kept, missing=withdrawn)
        )
        return RolledBack(made, restored, withdrawn, kept)


def _roll_back(connection: sa.Connection, dataset: str, number: int, made: int) -> tuple[int, int, int]:
    table = t.DATASET_TABLES[dataset]
    c = table.c
    opened = list(connection.execute(sa.select(table).where(c.opened == number)).mappings())
    closed = list(connection.execute(sa.select(table).where(c.closed == number)).mappings())
    standing = [row for row in opened if row["closed"] is None]
    kept = {_name(row) for row in opened if row["closed"] is not None}
    later = sa.select(c.fund, c.source, c.stream, c.key, c.ordinal).where(c.opened > number)
    kept |= {tuple(row) for row in connection.execute(later)}
    on = connection.execute(sa.select(t.editions.c.data_date).where(t.editions.c.number == number)).scalar_one()
    close(connection, dataset, [row["id"] for row in standing if _name(row) not in kept], made, on)
    back = [
        {name: value for name, value in row.items() if name != "id"}
        | {"opened": made, "opened_on": on, "closed": None, "superseded_on": None}
        for row in closed
        if _name(row) not in kept
    ]
    insert(connection, table, back)
    withdrawn = sum(_name(row) not in kept for row in standing)
    return len(back), withdrawn, len(kept & {_name(row) for row in opened + closed})


def _name(row: sa.RowMapping) -> tuple[object, ...]:
    return (row["fund"], row["source"], row["stream"], row["key"], row["ordinal"])
