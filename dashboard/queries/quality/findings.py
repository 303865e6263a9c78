"""What the last file of each source left open, by rule; what somebody answers for stands apart.

An earlier file's findings are that file's: the last one says what is still so.
"""

from dataclasses import dataclass

import pandas as pd
import sqlalchemy as sa

from dashboard.queries.scope import Scope
from etl.finding import Finding, read_args
from etl.store import tables as t
from etl.store.current import loads

COLUMNS = ("source", "file", "sheet", "cell", "severity", "rule", "column", "value", "message", "suggestion", "waived")
_GRAVITY = ("error", "warning", "information")
STOPPED = "rows-rejected"
"""What stops a file whose rejected lines nobody accepted: once it is published, it says nothing more."""


@dataclass(frozen=True, slots=True)
class Open:
    """``count`` findings of a rule in the last file of a source; ``rejected`` of them kept a line out."""

    source: str
    edition: int
    severity: str
    rule: str
    waived: bool
    count: int
    rejected: int


def last_editions(connection: sa.Connection, scope: Scope) -> list[int]:
    """The edition with the newest data of each source and dataset, in order."""
    e = t.editions.c
    rank = sa.func.row_number().over(
        partition_by=(e.source, e.datasets), order_by=(e.data_date.desc(), e.number.desc())
    )
    ranked = (
        sa.select(e.number, rank.label("rank")).where(loads(connection, scope.fund, scope.as_of)).subquery("ranked")
    )
    query = sa.select(ranked.c.number).where(ranked.c.rank == 1).order_by(ranked.c.number)
    return list(connection.execute(query).scalars())


def open_findings(connection: sa.Connection, scope: Scope) -> list[Open]:
    """By source and rule, the gravest first, then the most frequent; those that are waived last."""
    f, e = t.findings.c, t.editions.c
    waived = sa.case((f.waived.is_(None), 0), else_=1)
    rejected = sa.func.sum(sa.case((f.rejects, 1), else_=0))
    query = (
        sa.select(e.source, e.number, f.severity, f.rule, waived, sa.func.count(), rejected)
        .join(t.editions, e.number == f.edition)
        .where(f.edition.in_(last_editions(connection, scope)), f.rule != STOPPED)
        .group_by(e.source, e.number, f.severity, f.rule, waived)
    )
    found = [
        Open(source, edition, severity, rule, bool(spared), count, int(kept_out))
        for source, edition, severity, rule, spared, count, kept_out in connection.execute(query)
    ]
    return sorted(found, key=lambda one: (one.waived, _GRAVITY.index(one.severity), -one.count, one.source, one.rule))


def every_finding(connection: sa.Connection, scope: Scope, lang: str) -> pd.DataFrame:
    """Each finding of these files at its cell, with its sentence; columns as ``COLUMNS``."""
    f, e = t.findings.c, t.editions.c
    query = (
        sa.select(t.findings, e.source, e.file_name)
        .join(t.editions, e.number == f.edition)
        .where(f.edition.in_(last_editions(connection, scope)), f.rule != STOPPED)
        .order_by(f.edition, f.id)
    )
    rows = []
    for row in connection.execute(query).mappings():
        args = read_args(row["args"])
        said = Finding(row["severity"], row["rule"], column=row["column"], value=row["value"], args=args)
        words = (said.message(lang), said.suggestion(lang) or "")
        where = (row["source"], row["file_name"], row["sheet"], row["cell"])
        rows.append((*where, row["severity"], row["rule"], row["column"], row["value"], *words, row["waived"]))
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
