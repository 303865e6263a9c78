"""The same money as two sources tell it, side by side: what agrees, what differs, what only one of them knows.

Nothing is counted twice or left out: what a side's rows add up to is what its lines do. What makes two things one is
``dashboard.queries.matching``'s to say; where several could be the one, none is chosen: they are shown as ambiguous.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

import pandas as pd
import sqlalchemy as sa

from dashboard.queries.cells import in_files
from dashboard.queries.counts import ZERO
from dashboard.queries.matching import LEFT, Matching, Unit
from dashboard.queries.scope import Scope
from dashboard.queries.sides import Side, money_lines, sides
from dashboard.queries.temporary import lately
from etl.store import tables as t

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


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides compared, without cells: rows under ``ROWS`` in no order, and the totals of a Reconciliation."""

    rows: list[tuple[Any, ...]]
    totals: dict[Status, Total]
    left_total: Decimal
    right_total: Decimal


def sources(connection: sa.Connection, scope: Scope) -> list[Source]:
    """Every source of money in scope with each stage that it speaks of, by stage then source."""
    asked = ("sources", scope.unfiltered())
    return [*lately(connection, asked, lambda: _sources(connection, scope))]


def _sources(connection: sa.Connection, scope: Scope) -> list[Source]:
    c = money_lines(connection, scope).c
    query = sa.select(c.source, c.stage, sa.func.count(), sa.func.sum(c.amount)).group_by(c.source, c.stage)
    found = {Side(source, stage): (lines, euros) for source, stage, lines, euros in connection.execute(query)}
    return [Source(side, *found[side]) for side in sides(connection, scope) if side in found]


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
    found = compare(connection, scope, left, right, tolerance)
    order = {status: place for place, status in enumerate(STATUSES)}
    rows = sorted(found.rows, key=lambda row: (order[row[0]], str(row[2]), row[9] is None, str(row[9] or row[10])))
    table = pd.DataFrame(rows, columns=list(ROWS), dtype=object)
    cells = _cells(connection, scope, left, right)
    return Reconciliation(left, right, tolerance, table, cells, found.totals, found.left_total, found.right_total)


def compare(connection: sa.Connection, scope: Scope, left: Side, right: Side, tolerance: Decimal = ZERO) -> Comparison:
    """What ``reconcile`` finds of two sides that there are, for who needs no list of it."""
    matching = Matching(connection, scope, left, right)
    rows = []
    for how, via, one, other in matching.pairs:
        agreed = abs(other.amount - one.amount) <= tolerance
        rows.append(_row("matched" if agreed else "different", how, via, one, other))
    for how, via, unit in matching.doubtful:
        rows.append(_row("ambiguous", how, via, *unit.sided))
    for unit in matching.alone():
        rows.append(_row("only_left" if unit.side == LEFT else "only_right", None, None, *unit.sided))
    whole = {one.side: one.euros for one in sources(connection, scope)}
    return Comparison(rows, _totals(rows), whole.get(left, ZERO), whole.get(right, ZERO))


def _row(status: Status, how: str | None, via: str | None, left: Unit | None, right: Unit | None) -> tuple[Any, ...]:
    """A row under ``ROWS``."""
    label = next((one.label for one in (left, right) if one and one.label is not None), None)
    amounts = [one.amount if one else None for one in (left, right)]
    difference = right.amount - left.amount if left and right else None
    lines = [one.lines if one else 0 for one in (left, right)]
    names = [one.name if one else None for one in (left, right)]
    return (status, how, via, label, *amounts, difference, *lines, *names)


def _totals(rows: list[tuple[Any, ...]]) -> dict[Status, Total]:
    totals = {}
    for status in STATUSES:
        own = [row for row in rows if row[0] == status]
        totals[status] = Total(len(own), *(sum((row[n] or ZERO for row in own), ZERO) for n in (4, 5)))
    return totals


def _cells(connection: sa.Connection, scope: Scope, left: Side, right: Side) -> pd.DataFrame:
    """Where each line of the two sides stands, the left one's first, in the order of the files."""
    lines, edition = money_lines(connection, scope), t.editions.c
    c = lines.c
    values = (c.unit, c.amount, c.label, c.dataset, edition.number, edition.data_date)
    found = []
    for name, side in (("left", left), ("right", right)):
        own = sa.and_(c.source == side.source, c.stage == side.stage)
        for file, sheet, row, cell, unit, *said in in_files(connection, lines, own, *values):
            found.append((name, unit, file, sheet, row, cell, *said))
    return pd.DataFrame(found, columns=list(CELLS), dtype=object)
