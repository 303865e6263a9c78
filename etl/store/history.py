"""What was loaded, when, by whom: the editions as rows, one edition in full, and the files kept."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from etl.address import a1
from etl.correction import Correction
from etl.finding import Finding, read_args
from etl.money import Euros, added
from etl.store import tables as t
from etl.store.changes import changes_of
from etl.store.corrections import corrections
from etl.store.editions import euros_by_stage

__all__ = ["Edition", "KeptTable", "changes_of", "edition", "findings_of", "history", "kept_file"]


@dataclass(frozen=True, slots=True)
class KeptTable:
    """A table as it was recognised: ``columns`` maps each field to its column, counted from 1."""

    sheet: str
    dataset: str
    header_row: int
    columns: dict[str, int]

    def header(self, field: str) -> str:
        """The A1 address of a field's header. Raises KeyError for a field without a column."""
        return a1(self.header_row, self.columns[field])


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition in full; ``before`` and ``after`` are the euros by stage of its source.

    ``kind`` is load, rollback or correction; a rollback tells the counts of what it did: ``new`` rows restored,
    ``unchanged`` rows kept, ``missing`` rows withdrawn. ``correction`` is the one that it published.
    """

    number: int
    kind: str
    fund: str
    source: str
    datasets: list[str]
    data_date: date
    loaded_at: datetime
    loaded_by: str
    mode: str
    file_name: str | None
    file_sha256: str | None
    file_bytes: int | None
    fictitious: bool
    new: int
    changed: int
    unchanged: int
    missing: int
    rejected: int
    rolls_back: int | None
    rolled_back_by: int | None
    tables: list[KeptTable]
    findings: list[Finding]
    before: Euros
    after: Euros
    correction: Correction | None


def history(connection: sa.Connection, fund: str | None = None) -> list[dict[str, object]]:
    """Every edition, the newest first, with the edition that rolled it back where one did."""
    query = _editions().order_by(t.editions.c.number.desc())
    if fund:
        query = query.where(t.editions.c.fund == fund)
    return [dict(row) for row in connection.execute(query).mappings()]


def edition(connection: sa.Connection, number: int) -> Edition | None:
    """One edition in full, None for a number that is none's. What it changed is ``changes_of``'s to say."""
    row = connection.execute(_editions().where(t.editions.c.number == number)).mappings().first()
    if row is None:
        return None
    size = connection.execute(sa.select(t.files.c.bytes).where(t.files.c.sha256 == row["file_sha256"])).scalar()
    datasets = row["datasets"].split(",")
    before: Euros = {}
    after: Euros = {}
    for dataset in datasets:
        before = added(before, euros_by_stage(connection, dataset, row["fund"], row["source"], number - 1))
        after = added(after, euros_by_stage(connection, dataset, row["fund"], row["source"], number))
    made = [one for one in corrections(connection, row["fund"], row["source"]) if one.edition == number]
    return Edition(
        **{
            **row,
            "datasets": datasets,
            "file_bytes": size,
            "tables": _tables(connection, number),
            "findings": findings_of(connection, number),
            "before": before,
            "after": after,
            "correction": made[0] if made else None,
        }
    )


def findings_of(connection: sa.Connection, number: int) -> list[Finding]:
    """What was found in the file of an edition, in its order: messages come in either language."""
    c = t.findings.c
    names = ("severity", "rule", "sheet", "cell", "row", "column", "field", "value", "rejects", "waived")
    query = sa.select(*[c[name] for name in names], c.args, c.related).where(c.edition == number).order_by(c.id)
    return [
        Finding(**{**row, "args": read_args(row["args"]), "related": tuple(row["related"].split())})
        for row in connection.execute(query).mappings()
    ]


def kept_file(connection: sa.Connection, sha256: str) -> bytes | None:
    """The bytes of a file as it was received, None where it was never published."""
    return connection.execute(sa.select(t.files.c.content).where(t.files.c.sha256 == sha256)).scalar()


def _editions() -> sa.Select[tuple[object, ...]]:
    undo = t.editions.alias("undo")
    return sa.select(t.editions, undo.c.number.label("rolled_back_by")).outerjoin(
        undo, undo.c.rolls_back == t.editions.c.number
    )


def _tables(connection: sa.Connection, number: int) -> list[KeptTable]:
    c = t.source_tables.c
    query = sa.select(c.sheet, c.dataset, c.header_row, c.columns).where(c.edition == number).order_by(c.id)
    return [KeptTable(*row) for row in connection.execute(query)]
