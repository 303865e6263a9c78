"""The companion of an export: each award left out and why, each value that an exported line lost; and their counts."""

from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa

from dashboard.queries.awards import awards
from dashboard.queries.scope import Scope
from dashboard.reports import scdl
from dashboard.reports.csv_file import csv_bytes
from dashboard.tables import Head, Kind, Table
from data.texts import text

HEADS: dict[str, Kind] = {
    "effect": "text", "reasons": "text", "project_id": "text", "desk": "text", "title": "text", "date": "day",
    "amount": "euros", "file": "text", "sheet": "text", "row": "count",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reason:
    """How many awards one reason keeps out, and their euros. An award may have several reasons."""

    code: str
    lines: int
    euros: Decimal


@dataclass(frozen=True, slots=True)
class Summary:
    """What an export holds and leaves out; ``lost`` counts the values that exported lines lost."""

    lines: int
    euros: Decimal
    refused: int
    refused_euros: Decimal
    reasons: tuple[Reason, ...]
    lost: int


def exported(connection: sa.Connection, scope: Scope) -> scdl.Export:
    """The awards of a scope as the standard wants them."""
    return scdl.export(awards(connection, scope), scope.fund)


def summary(connection: sa.Connection, scope: Scope) -> Summary:
    """The export of a scope in counts, the commonest reason first."""
    return summed(exported(connection, scope))


def summed(export: scdl.Export) -> Summary:
    """An export in counts."""
    found: dict[str, list[Decimal]] = {}
    for one in export.refused:
        for code in one.reasons:
            found.setdefault(code, []).append(one.award.amount)
    reasons = [Reason(code, len(euros), sum(euros, Decimal("0.00"))) for code, euros in found.items()]
    return Summary(
        len(export.rows),
        export.total,
        len(export.refused),
        export.refused_total,
        tuple(sorted(reasons, key=lambda one: (-one.lines, one.code))),
        len(export.lost),
    )


def table(export: scdl.Export, lang: str) -> Table:
    """A line an award left out or a value lost. Who may be a natural person is not named here either."""
    heads = [Head(text(f"opendata.left_out_{name}", lang), kind) for name, kind in HEADS.items()]
    out = text("opendata.effect_left_out", lang)
    rows: list[tuple[object, ...]] = []
    for one in export.refused:
        award, reasons = one.award, " ; ".join(scdl.reason(code, lang) for code in one.reasons)
        title = None if scdl.PERSONAL in one.reasons else award.title
        where = (award.file, award.sheet, award.row)
        rows.append((out, reasons, award.project_id, award.desk, title, award.dated_on, award.amount, *where))
    for place, column in export.lost:
        row = export.rows[place]
        effect = text("opendata.effect_shortened" if row[column] else "opendata.effect_dropped", lang, column=column)
        rows.append((effect, "", None, None, row["objet"], row["dateConvention"], row["montant"], None, None, None))
    return Table(heads, rows)


def csv(export: scdl.Export, lang: str) -> bytes:
    """The companion as CSV for machines."""
    made = table(export, lang)
    return csv_bytes([head.label for head in made.heads], made.rows)
