"""The lines that files held and that do not count: how many the last file of each source had, which ones wait."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
import sqlalchemy as sa

from dashboard.queries.quality.findings import last_editions
from dashboard.queries.scope import Scope
from etl.store import quarantine
from etl.store import tables as t
from etl.store.current import loads

COLUMNS = ("source", "file", "sheet", "row", "dataset", "since", "cells", "reasons")


@dataclass(frozen=True, slots=True)
class Rejected:
    """``lines`` were rejected out of the ``read`` of a source's last file; ``since_ever`` in all its files."""

    source: str
    file: str | None
    data_date: date
    lines: int
    read: int
    since_ever: int


def rejected(connection: sa.Connection, scope: Scope) -> list[Rejected]:
    """Each source's last file, in the order of their editions."""
    e = t.editions.c
    ever = sa.select(e.source, e.datasets, sa.func.sum(e.rejected).label("lines")).where(
        loads(connection, scope.fund, scope.as_of)
    )
    total = ever.group_by(e.source, e.datasets).subquery("ever")
    read = e.new + e.changed + e.unchanged + e.rejected
    query = (
        sa.select(e.source, e.file_name, e.data_date, e.rejected, read, total.c.lines)
        .join(total, sa.and_(total.c.source == e.source, total.c.datasets == e.datasets))
        .where(e.number.in_(last_editions(connection, scope)))
        .order_by(e.number)
    )
    return [Rejected(*row[:5], int(row[5])) for row in connection.execute(query)]


def waiting(connection: sa.Connection, scope: Scope, lang: str) -> pd.DataFrame:
    """The rejected lines that wait today for a file to bring them right; columns as ``COLUMNS``."""
    rows = [
        (
            one.source,
            one.file_name,
            one.line.sheet,
            one.line.row,
            one.line.dataset,
            one.data_date,
            " · ".join(f"{head} : {value}" for head, value in one.line.cells.items()),
            " ".join(
                f"{finding.cell or ''} {finding.message(lang)}".strip()
                for finding in one.line.findings
                if finding.rejects
            ),
        )
        for one in quarantine.waiting(connection, scope.fund)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
