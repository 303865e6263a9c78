"""The same money as two sources tell it, side by side: what agrees, what differs, what only one of them knows.

Nothing is counted twice or left out: what a side's rows add up to is what its lines do. What makes two things one is
``dashboard.queries.matching``'s to say; where several could be the one, none is chosen: they are shown as ambiguous.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

import pandas as pd
import sqlalchemy as sa

from dashboard.queries.counts import ZERO
from dashboard.queries.matching import LEFT, RIGHT, Matching
from dashboard.queries.scope import Scope
from dashboard.queries.sides import Side, money_lines, sides
from etl.address import a1
from etl.store import tables as t
from etl.store.types import Euros

Status = Literal["matched", "different", "only_left", "only_right", "ambiguous"]
STATUSES: tuple[Status, ...] = ("matched", "different", "only_left", "only_right", "ambiguous")
ROWS = (
    "status",
    "by",
    "via",
    "label",
    "left",
    "right",
    "difference",
    "left_lines",
    "right_lines",
    "left_unit",
    "right_unit",
)
CELLS = ("side", "unit", "file", "sheet", "row", "cell", "value", "label", "dataset", "edition", "data_date")


class UnknownSide(Exception):
    """The fund has no money of that source at that stage. ``args`` are the side and those that there are."""


@dataclass(frozen=True, slots=True)
class Source:
    """A side that can be reconciled: how many lines it has and what they add up to."""

    side: Side
    lines: int
    euros: Decimal


@dataclass(frozen=True, slots=True)
class Total:
    """What the rows of a status add up to on each side."""

    rows: int
    left: Decimal
    right: Decimal


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Two sides compared. ``rows`` has the columns ``ROWS``, ``cells`` those of ``CELLS``, joined to it by unit.

    ``left`` and ``right`` of a row are Decimal euros, None where the side has nothing; ``difference`` is right minus
    left. ``by`` is what made two units one: project, commitment or beneficiary; ``via`` its number, and for what is
    ambiguous the number that several share. The euros of ``totals`` add up to ``left_total`` and ``right_total``, each
    summed apart.
    """

    left: Side
    right: Side
    tolerance: Decimal
    rows: pd.DataFrame
    cells: pd.DataFrame
    totals: dict[Status, Total]
    left_total: Decimal
    right_total: Decimal


def sources(connection: sa.Connection, scope: Scope) -> list[Source]:
    """Every source of money in scope with each stage that it speaks of, by stage then source."""
    found = []
    for side in sides(connection, scope):
        lines = money_lines(connection, scope, side).subquery()
        count, euros = connection.execute(sa.select(sa.func.count(), sa.func.sum(lines.c.amount))).one()
        if count:
            found.append(Source(side, count, euros))
    return found


def reconcile(
    connection: sa.Connection, scope: Scope, left: Side, right: Side, tolerance: Decimal = ZERO
) -> Reconciliation:
    """Compares two sides; units whose amounts differ by ``tolerance`` euros at most agree.

    Raises UnknownSide for a side without any line in the fund, ValueError for a tolerance that is no amount.
    """
    if not tolerance.is_finite() or tolerance < 0:
        raise ValueError(tolerance)
    known = sides(connection, scope)
    for side in (left, right):
        if side not in known:
            raise UnknownSide(side, known)
    matching = Matching(connection, scope, left, right)
    try:
        matching.match()
        return _told(matching, left, right, tolerance)
    finally:
        matching.drop()


def _told(matching: Matching, left: Side, right: Side, tolerance: Decimal) -> Reconciliation:
    """The comparison as a value."""
    rows = [*_pairs(matching, tolerance), *_alone(matching)]
    order = {status: place for place, status in enumerate(STATUSES)}
    rows.sort(key=lambda row: (order[row[0]], str(row[2]), row[9] is None, str(row[9] or row[10])))
    totals = {}
    for status in STATUSES:
        own = [row for row in rows if row[0] == status]
        totals[status] = Total(len(own), *(sum((row[n] or ZERO for row in own), ZERO) for n in (4, 5)))
    whole = [_sum(matching, side) for side in (LEFT, RIGHT)]
    table = pd.DataFrame(rows, columns=list(ROWS), dtype=object)
    return Reconciliation(left, right, tolerance, table, _cells(matching), totals, *whole)


def _pairs(matching: Matching, tolerance: Decimal) -> list[tuple[Any, ...]]:
    left, right, pairs = matching.units.alias(), matching.units.alias(), matching.pairs
    query = (
        sa.select(
            pairs.c.how, pairs.c.via, sa.func.coalesce(left.c.label, right.c.label), left.c.amount, right.c.amount,
            left.c.lines, right.c.lines, left.c.unit, right.c.unit,
        )
        .join(left, sa.and_(left.c.side == LEFT, left.c.unit == pairs.c.left_unit))
        .join(right, sa.and_(right.c.side == RIGHT, right.c.unit == pairs.c.right_unit))
    )  # fmt: skip
    found = []
    for how, via, label, one, other, *rest in matching.connection.execute(query):
        status: Status = "matched" if abs(other - one) <= tolerance else "different"
        found.append((status, how, via, label, one, other, other - one, *rest))
    return found


def _alone(matching: Matching) -> list[tuple[Any, ...]]:
    """The units that no pair has: those of one side only, and those that could be several."""
    units, doubt = matching.units, matching.doubtful
    alone = sa.select(
        units.c.side, units.c.unit, units.c.label, units.c.amount, units.c.lines, doubt.c.how, doubt.c.via
    )
    query = alone.outerjoin(doubt, sa.and_(doubt.c.side == units.c.side, doubt.c.unit == units.c.unit)).where(
        sa.or_(doubt.c.unit.is_not(None), sa.not_(matching.taken(units)))
    )
    found = []
    for side, unit, label, amount, lines, how, via in matching.connection.execute(query):
        only: Status = "only_left" if side == LEFT else "only_right"
        status: Status = "ambiguous" if how else only
        sided = (amount, None) if side == LEFT else (None, amount)
        counts = (lines, 0) if side == LEFT else (0, lines)
        names = (unit, None) if side == LEFT else (None, unit)
        found.append((status, how, via, label, *sided, None, *counts, *names))
    return found


def _sum(matching: Matching, side: int) -> Decimal:
    total = sa.select(sa.type_coerce(sa.func.sum(matching.lines.c.amount), Euros())).where(
        matching.lines.c.side == side
    )
    return matching.connection.execute(total).scalar() or ZERO


def _cells(matching: Matching) -> pd.DataFrame:
    c, s, e = matching.lines.c, t.source_tables.c, t.editions.c
    query = (
        sa.select(
            c.side, c.unit, e.file_name, s.sheet, c.source_row, s.columns, c.origin, c.amount, c.label, c.dataset,
            s.edition, e.data_date,
        )
        .join(t.source_tables, s.id == c.source_table)
        .join(t.editions, e.number == s.edition)
        .order_by(c.side, s.edition, s.id, c.source_row, c.id, c.origin)
    )  # fmt: skip
    found = [
        (
            ("left", "right")[side], unit, file, sheet, row,
            a1(row, columns[origin]) if origin in columns else None,
            *rest,
        )
        for side, unit, file, sheet, row, columns, origin, *rest in matching.connection.execute(query)
    ]  # fmt: skip
    return pd.DataFrame(found, columns=list(CELLS), dtype=object)
