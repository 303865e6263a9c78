"""The rejected lines that wait, those that a later file brought right or no longer has, those that were dismissed.

A rollback is taken at its word: the lines of a file rolled back wait no more, those that it had ended wait again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from etl.finding import Finding, read_args
from etl.quarantine import Plan, RejectedLine
from etl.store import tables as t
from etl.store.clock import now
from etl.store.current import undone
from etl.store.engine import lock_for_writing, writing

FINDING = ("severity", "rule", "sheet", "cell", "row", "column", "field", "value", "rejects", "waived")


class UnknownLine(Exception):
    """No rejected line has that number."""


class NotWaiting(Exception):
    """The line waits no more: it was brought right, or dismissed."""


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A rejected line with its file. ``resolution`` is loaded, gone, again or dismissed, None while it waits.

    ``resolved_by`` is the edition that ended it; ``reason`` and ``dismissed_by`` are those of a dismissal.
    """

    id: int
    edition: int
    fund: str
    source: str
    data_date: date
    file_name: str | None
    line: RejectedLine
    resolution: str | None
    resolved_by: int | None
    dismissed_by: str | None
    dismissed_at: datetime | None
    reason: str | None


def waiting(connection: sa.Connection, fund: str | None = None, source: str | None = None) -> list[Quarantined]:
    """The lines that wait, in the order in which they came."""
    return [one for one in _lines(connection, fund, source) if one.resolution is None]


def resolved(connection: sa.Connection, fund: str | None = None, source: str | None = None) -> list[Quarantined]:
    """The lines that wait no more, in the order in which they came."""
    return [one for one in _lines(connection, fund, source) if one.resolution is not None]


def dismissed(connection: sa.Connection, fund: str, source: str) -> list[Quarantined]:
    """The lines that a person set aside: the same line in a later file is not listed again."""
    return [one for one in resolved(connection, fund, source) if one.resolution == "dismissed"]


def write(connection: sa.Connection, number: int, plan: Plan) -> None:
    """Does what a file does to the lines that wait, in the transaction that publishes its edition."""
    added = [
        {
            "edition": number,
            "sheet": line.sheet,
            "row": line.row,
            "dataset": line.dataset,
            "key": line.key,
            "cells": dict(line.cells),
            "findings": [_kept(one) for one in line.findings],
        }
        for line in plan.added
    ]
    if added:
        connection.execute(sa.insert(t.quarantine), added)
    if plan.resolved:
        q = t.quarantine
        ended = [{"line": one, "how": how, "by": number} for one, how in plan.resolved.items()]
        said: dict[str, Any] = {"resolution": sa.bindparam("how"), "resolved_by": sa.bindparam("by")}
        connection.execute(sa.update(q).where(q.c.id == sa.bindparam("line")).values(said), ended)


def dismiss(engine: sa.Engine, number: int, reason: str, by: str) -> None:
    """Sets a line aside for good, with a reason. Raises UnknownLine, NotWaiting, ValueError without a reason."""
    if not reason.strip():
        raise ValueError("a dismissal has a reason")
    with writing(engine).begin() as connection:
        lock_for_writing(connection)
        found = next((one for one in _lines(connection) if one.id == number), None)
        if found is None:
            raise UnknownLine(number)
        if found.resolution is not None:
            raise NotWaiting(number)
        q = t.quarantine
        set_aside = {"dismissed_by": by, "dismissed_at": now(), "reason": reason.strip()}
        connection.execute(sa.update(q).where(q.c.id == number).values(set_aside))


def _lines(connection: sa.Connection, fund: str | None = None, source: str | None = None) -> list[Quarantined]:
    q, e = t.quarantine, t.editions.c
    query = sa.select(q, e.fund, e.source, e.data_date, e.file_name).join(t.editions, e.number == q.c.edition)
    for column, value in ((e.fund, fund), (e.source, source)):
        if value is not None:
            query = query.where(column == value)
    rows = connection.execute(query.order_by(q.c.id)).mappings().all()
    out = undone(connection) if rows else set()
    return [_line(row, out) for row in rows if row["edition"] not in out]


def _line(row: Mapping[Any, Any], out: set[int]) -> Quarantined:
    ended = row["resolved_by"] is not None and row["resolved_by"] not in out
    resolution = row["resolution"] if ended else None
    return Quarantined(
        row["id"],
        row["edition"],
        row["fund"],
        row["source"],
        row["data_date"],
        row["file_name"],
        RejectedLine(
            row["sheet"],
            row["row"],
            row["dataset"],
            row["key"],
            row["cells"],
            [_finding(one) for one in row["findings"]],
        ),
        resolution or ("dismissed" if row["dismissed_by"] is not None else None),
        row["resolved_by"] if ended else None,
        row["dismissed_by"],
        row["dismissed_at"],
        row["reason"],
    )


def _kept(finding: Finding) -> dict[str, Any]:
    said = {name: getattr(finding, name) for name in FINDING}
    return said | {"args": finding.stored_args(), "related": list(finding.related)}


def _finding(kept: Mapping[str, Any]) -> Finding:
    return Finding(**{**kept, "args": read_args(kept["args"]), "related": tuple(kept["related"])})
