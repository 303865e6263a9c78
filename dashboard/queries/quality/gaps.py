"""The same money as its sources tell it: what each adds up to, and what two of them that follow agree on.

What is committed and what is paid are compared line by line (``dashboard.queries.reconciliation``): both come from
accounting, and one follows from the other.
"""

from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa

from dashboard.queries.reconciliation import STATUSES, Source, Status, Total, compare, sources
from dashboard.queries.scope import Scope
from dashboard.queries.sides import Side, sides

FOLLOWING = ("committed", "paid")


@dataclass(frozen=True, slots=True)
class Gap:
    """Two sides compared: a total for each status, that of each side."""

    left: Side
    right: Side
    totals: dict[Status, Total]
    left_total: Decimal
    right_total: Decimal

    @property
    def agreed(self) -> int:
        """How many units both know and tell alike."""
        return self.totals["matched"].rows

    @property
    def units(self) -> int:
        """How many units either knows."""
        return sum(self.totals[status].rows for status in STATUSES)


def told(connection: sa.Connection, scope: Scope) -> list[Source]:
    """Each source of money with each stage that it speaks of: lines and euros, by stage."""
    return sources(connection, scope)


def gap(connection: sa.Connection, scope: Scope) -> Gap | None:
    """The first source of what is committed beside the first other one of what is paid; None without both."""
    known = sides(connection, scope)
    pairs = ((one, other) for one in known for other in known if one.source != other.source)
    pair = next(((one, other) for one, other in pairs if (one.stage, other.stage) == FOLLOWING), None)
    if pair is None:
        return None
    found = compare(connection, scope, *pair)
    return Gap(*pair, found.totals, found.left_total, found.right_total) if found.rows else None
