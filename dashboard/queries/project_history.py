"""The versions of every row that speaks of a project: which edition opened and closed each, what it changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from dashboard.queries.scope import Scope
from etl.address import a1
from etl.correction import applied
from etl.schemas import TERRITORY_LEVELS, schema
from etl.store import tables as t
from etl.store.corrections import corrections
from etl.store.current import AsOf
from etl.store.datasets import DATASET_TABLES, stored_fields

DATASETS = ("projects", "fundings", "deliverables", "partners")


@dataclass(frozen=True, slots=True)
class Moment:
    """The edition that opened or closed a version: its number, its kind (load, correction, rollback), its day."""

    edition: int
    kind: str
    on: date


@dataclass(frozen=True, slots=True)
class Changed:
    """A value that a version changed, and the cell that says the new one."""

    field: str
    before: str | None
    after: str | None
    cell: str | None


@dataclass(frozen=True, slots=True)
class Version:
    """One version of one row. ``first`` where the row was not known before; ``closed`` None where it stands.

    ``line`` tells the row from the others of its dataset and source; ``correction`` numbers those that it bears.
    """

    dataset: str
    source: str
    line: tuple[str, int]
    first: bool
    opened: Moment
    closed: Moment | None
    changes: tuple[Changed, ...]
    label: str | None
    file: str | None
    sheet: str
    row: int
    corrections: tuple[int, ...] = ()


def versions(connection: sa.Connection, scope: Scope, key: str) -> list[Version]:
    """Every version of the rows of a project's key, and of the payments of its engagements, as of the scope's moment.

    By dataset, source and row; those of a row in the order of the editions that opened them.
    """
    moments = {
        number: Moment(number, kind, on)
        for number, kind, on in connection.execute(
            sa.select(t.editions.c.number, t.editions.c.kind, t.editions.c.data_date).where(
                t.editions.c.fund == scope.fund
            )
        )
    }
    found: list[Version] = []
    for dataset in DATASETS:
        before: tuple[str, str, int] | None = None
        values: Mapping[str, Any] = {}
        for row in _rows(connection, scope, dataset, key):
            line = (row["source"], row["key"], row["ordinal"])
            first = line != before
            found.append(_version(dataset, row, {} if first else values, first, moments, scope.as_of))
            before, values = line, row
    return found


def notes(connection: sa.Connection, fund: str, lang: str) -> dict[int, str]:
    """The corrections of a fund in words, by number."""
    return {one.id: one.note(lang) for one in corrections(connection, fund)}


def _rows(connection: sa.Connection, scope: Scope, dataset: str, key: str) -> list[Mapping[str, Any]]:
    table = DATASET_TABLES[dataset]
    c = table.c
    about = c.project_key == key
    if dataset == "fundings":
        about = sa.or_(about, sa.and_(c.project_key.is_(None), c.commitment_id.in_(_engagements(scope.fund, key))))
    seen: list[sa.ColumnElement[bool]] = []
    if isinstance(scope.as_of, date):
        # What was rolled back stands on no day.
        seen = [
            c.opened_on <= scope.as_of,
            sa.or_(c.superseded_on.is_(None), c.superseded_on > c.opened_on),
        ]
    elif scope.as_of is not None:
        seen = [c.opened <= scope.as_of]
    query = (
        sa.select(table, t.editions.c.file_name, t.source_tables.c.sheet, t.source_tables.c.columns)
        .join(t.source_tables, t.source_tables.c.id == c.source_table)
        .join(t.editions, t.editions.c.number == t.source_tables.c.edition)
        .where(c.fund == scope.fund, about, *seen)
        .order_by(c.source, c.key, c.ordinal, c.opened, c.id)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def _engagements(fund: str, key: str) -> sa.Select[tuple[str]]:
    """The engagement numbers that only this project's rows bear."""
    named = [
        sa.select(table.c.commitment_id, table.c.project_key).where(
            table.c.fund == fund, table.c.commitment_id.is_not(None), table.c.project_key.is_not(None)
        )
        for table in (DATASET_TABLES["projects"], DATASET_TABLES["fundings"])
    ]
    every = sa.union(*named).subquery("engaged")
    own = sa.select(every.c.commitment_id).where(every.c.project_key == key)
    return (
        sa.select(every.c.commitment_id)
        .where(every.c.commitment_id.in_(own))
        .group_by(every.c.commitment_id)
        .having(sa.func.count(sa.distinct(every.c.project_key)) == 1)
    )


def _version(
    dataset: str,
    row: Mapping[str, Any],
    before: Mapping[str, Any],
    first: bool,
    moments: Mapping[int, Moment],
    as_of: AsOf,
) -> Version:
    names = [field.name for field in stored_fields(schema(dataset))]
    names += [level for level in TERRITORY_LEVELS if level in row]
    changes = [
        Changed(name, _said(before.get(name)), _said(row[name]), _cell(row, name))
        for name in names
        if row[name] != before.get(name)
    ]
    label = next((str(row[name]) for name in ("title", "actor", "payment_id", "commitment_id") if row.get(name)), None)
    return Version(
        dataset,
        row["source"],
        (row["key"], row["ordinal"]),
        first,
        Moment(row["opened"], moments[row["opened"]].kind, row["opened_on"]),
        _closed(row, moments, as_of),
        tuple(changes),
        label,
        row["file_name"],
        row["sheet"],
        row["source_row"],
        tuple(applied(row["hash"])),
    )


def _closed(row: Mapping[str, Any], moments: Mapping[int, Moment], as_of: AsOf) -> Moment | None:
    """What ended a version, where it had ended by the moment asked."""
    by, on = row["closed"], row["superseded_on"]
    if by is None or (isinstance(as_of, int) and by > as_of):
        return None
    if isinstance(as_of, date) and (on is None or on > as_of):
        return None
    return Moment(by, moments[by].kind, on or moments[by].on)


def _cell(row: Mapping[str, Any], name: str) -> str | None:
    columns: Mapping[str, int] = row["columns"]
    return a1(row["source_row"], columns[name]) if name in columns else None


def _said(value: object) -> str | None:
    return None if value is None else str(value)
