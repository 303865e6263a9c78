"""What an edition changed, cell by cell, read back from the row versions that it opened and closed."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from etl import explain
from etl.diff import Difference, Standing
from etl.preview import Change, TableInfo
from etl.record import Records
from etl.rekey import pair_rekeyed
from etl.store import tables as t
from etl.store.datasets import DATASET_TABLES

LIFE = {
    "id", "fund", "source", "key", "ordinal", "origin", "hash", "corrections",
    "opened", "opened_on", "closed", "superseded_on", "source_table", "source_row",
}  # fmt: skip
"""The columns of a row version that its file does not say."""


def changes_of(connection: sa.Connection, number: int) -> list[Change]:
    """Every value that an edition changed, then the lines that came, then those that left; cells are of the new ones.

    A rollback or a correction is told in the same way. Empty for a number that is no edition's.
    """
    e = t.editions.c
    edition = connection.execute(sa.select(e.datasets, e.kind).where(e.number == number)).first()
    changed: list[Change] = []
    come: list[Change] = []
    gone: list[Change] = []
    for dataset in edition.datasets.split(",") if edition else ():
        c = DATASET_TABLES[dataset].c
        opened = _rows(connection, dataset, c.opened == number, sa.or_(c.closed.is_(None), c.closed != number))
        ended = _rows(connection, dataset, c.closed == number, c.opened != number)
        infos, places = _tables(connection, {row["source_table"] for row in opened})
        stored = {row["id"]: row for row in ended}
        found = _difference(_records(dataset, opened, places), opened, ended)
        if edition is not None and edition.kind == "load" and found.new and found.missing:
            pair_rekeyed(found, stored)
        changed += explain.changed(found, stored, infos)
        come += explain.new(found, infos)
        gone += explain.missing(found, stored)
    return [*changed, *come, *gone]


Row = Mapping[str, Any]


def _rows(connection: sa.Connection, dataset: str, *conditions: sa.ColumnElement[bool]) -> list[Row]:
    table = DATASET_TABLES[dataset]
    query = sa.select(table).where(*conditions).order_by(table.c.source_table, table.c.source_row, table.c.id)
    return [dict(row) for row in connection.execute(query).mappings()]


def _records(dataset: str, rows: Sequence[Row], places: Mapping[int, int]) -> Records:
    names = [column.name for column in DATASET_TABLES[dataset].c if column.name not in LIFE]
    return Records(
        dataset,
        {name: [row[name] for row in rows] for name in names},
        [row["key"] for row in rows],
        [places[row["source_table"]] for row in rows],
        [row["source_row"] for row in rows],
        [row["origin"] for row in rows],
        [row["hash"] for row in rows],
        [row["ordinal"] for row in rows],
    )


def _difference(records: Records, opened: Sequence[Row], ended: Sequence[Row]) -> Difference:
    found = Difference(records)
    before = {
        (row["key"], row["ordinal"]): Standing(row["id"], row["key"], row["ordinal"], row["hash"], row["opened_on"])
        for row in ended
    }
    for place, row in enumerate(opened):
        standing = before.pop((row["key"], row["ordinal"]), None)
        if standing is None:
            found.new.append(place)
        else:
            found.changed.append((standing, place))
    found.missing = list(before.values())
    return found


def _tables(connection: sa.Connection, ids: set[int]) -> tuple[list[TableInfo], dict[int, int]]:
    """Tables of files by place, and the place of each."""
    query = sa.select(t.source_tables).where(t.source_tables.c.id.in_(ids)).order_by(t.source_tables.c.id)
    rows = connection.execute(query).mappings().all()
    infos = [TableInfo(row["sheet"], row["dataset"], row["header_row"], 0, None, [], row["columns"]) for row in rows]
    return infos, {row["id"]: place for place, row in enumerate(rows)}
