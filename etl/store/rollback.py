"""Rolls an edition back by a new edition: its events count no more, those of the others do, history stays.

What a file said of a row (a version opened, or none: its end) is an event. After a rollback a row is what the last
event of the loads not undone says: rows that a later load changed again are left as they are. Under a date, the
events of undone loads count for nothing either. A rollback can itself be undone.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from etl.store import tables as t
from etl.store.bulk import insert_columns
from etl.store.current import undone
from etl.store.editions import last, now
from etl.store.engine import lock_for_writing, writing

IDS_AT_ONCE = 2_000


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


@dataclass(frozen=True, slots=True)
class Version:
    """What tells a row version apart, and its life."""

    id: int
    opened: int
    opened_on: date
    closed: int | None
    superseded_on: date | None
    content: tuple[object, ...]


@dataclass(slots=True)
class Work:
    """What a rollback has to write in one table."""

    restored: list[int]
    withdrawn: list[int]
    superseded: list[dict[str, object]]
    kept: int = 0


def roll_back(engine: sa.Engine, number: int, by: str = "?") -> RolledBack:
    """Undoes edition ``number`` in one transaction. Raises UnknownEdition, AlreadyRolledBack."""
    with writing(engine).begin() as connection:
        lock_for_writing(connection)
        edition = connection.execute(sa.select(t.editions).where(t.editions.c.number == number)).mappings().first()
        if edition is None:
            raise UnknownEdition(number)
        by_which = connection.execute(sa.select(t.editions.c.number).where(t.editions.c.rolls_back == number)).scalar()
        if by_which is not None:
            raise AlreadyRolledBack(number, by_which)
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
        load, standing = _loads(connection, number)
        restored = withdrawn = kept = 0
        for dataset in edition["datasets"].split(","):
            work = _work(connection, t.DATASET_TABLES[dataset], load, standing)
            _write(connection, t.DATASET_TABLES[dataset], work, made)
            restored, withdrawn = restored + len(work.restored), withdrawn + len(work.withdrawn)
            kept += work.kept
        connection.execute(
            sa.update(t.editions)
            .where(t.editions.c.number == made)
            .values(new=restored, changed=0, unchanged=kept, missing=withdrawn)
        )
        return RolledBack(made, restored, withdrawn, kept)


def _loads(connection: sa.Connection, number: int) -> tuple[int, dict[int, tuple[date, bool]]]:
    """The load behind an edition, and every load with the date of its data and whether it stands."""
    c = t.editions.c
    rows = list(connection.execute(sa.select(c.number, c.rolls_back, c.data_date)))
    out = undone(connection)
    rolls_back = {row.number: row.rolls_back for row in rows}
    while (behind := rolls_back[number]) is not None:
        number = behind
    return number, {row.number: (row.data_date, row.number not in out) for row in rows if row.rolls_back is None}


def _work(connection: sa.Connection, table: sa.Table, load: int, loads: Mapping[int, tuple[date, bool]]) -> Work:
    work = Work([], [], [])
    for versions in _touched(connection, table, load):
        events = _events(versions, loads)
        for one in versions:
            if one.opened not in loads:
                continue
            until = min((on for edition, on, _said in events if edition > one.opened), default=None)
            until = until if loads[one.opened][1] else one.opened_on
            if until != one.superseded_on:
                work.superseded.append({"row": one.id, "until": until})
        stands = next((one for one in versions if one.closed is None), None)
        wanted = events[-1][2] if events else None
        if (stands and stands.content) == (wanted and wanted.content):
            work.kept += 1
            continue
        work.withdrawn += [stands.id] if stands else []
        work.restored += [wanted.id] if wanted else []
    return work


def _touched(connection: sa.Connection, table: sa.Table, load: int) -> list[list[Version]]:
    """The versions of every row of which a load said something, row by row."""
    c = table.c
    name = (c.fund, c.source, c.key, c.ordinal)
    life = (c.id, c.opened, c.opened_on, c.closed, c.superseded_on)
    said = sa.select(*name).where(sa.or_(c.opened == load, c.closed == load)).distinct().subquery()
    same = sa.and_(*[column == said.c[column.name] for column in name])
    query = sa.select(*name, *life, c.hash, c.source_table, c.source_row).join(said, same)
    rows: defaultdict[tuple[object, ...], list[Version]] = defaultdict(list)
    for row in connection.execute(query.order_by(c.opened)):
        rows[tuple(row[:4])].append(Version(*row[4:9], content=tuple(row[9:])))
    return list(rows.values())


def _events(
    versions: Sequence[Version], loads: Mapping[int, tuple[date, bool]]
) -> list[tuple[int, date, Version | None]]:
    """What the loads that stand said of a row, in their order: a version, or None for its end."""
    opened = {one.opened: one for one in versions if one.opened in loads}
    ended = {one.closed for one in versions if one.closed in loads} - set(opened)
    said: dict[int, Version | None] = {**opened, **dict.fromkeys(edition for edition in ended if edition is not None)}
    return [(edition, loads[edition][0], said[edition]) for edition in sorted(said) if loads[edition][1]]


def _write(connection: sa.Connection, table: sa.Table, work: Work, made: int) -> None:
    c = table.c
    if work.superseded:
        query = sa.update(table).where(c.id == sa.bindparam("row")).values(superseded_on=sa.bindparam("until"))
        connection.execute(query, work.superseded)
    for start in range(0, len(work.withdrawn), IDS_AT_ONCE):
        ids = work.withdrawn[start : start + IDS_AT_ONCE]
        connection.execute(sa.update(table).where(c.id.in_(ids)).values(closed=made))
    for start in range(0, len(work.restored), IDS_AT_ONCE):
        ids = work.restored[start : start + IDS_AT_ONCE]
        rows = connection.execute(sa.select(table).where(c.id.in_(ids)).order_by(c.id)).mappings().all()
        # Under a date the version restored stands itself; its copy is what stands from this edition on.
        life = {"opened": made, "closed": None}
        copies = [{**row, **life, "superseded_on": row["opened_on"]} for row in rows]
        names = [column.name for column in c if column.name != "id"]
        insert_columns(connection, table, {name: [copy[name] for copy in copies] for name in names})
