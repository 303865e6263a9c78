"""Counts month by month, added up: what curves of things are made of."""

from calendar import monthrange
from datetime import date
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from dashboard.queries.pace import Points


def accumulated(
    connection: sa.Connection, day: sa.ColumnElement[Any], on: date, *which: sa.ColumnElement[bool]
) -> Points:
    """How many rows bear a day by each month's end, from zero to a day; empty where none does.

    ``which`` are the conditions on the rows.
    """
    year, month = sa.extract("year", day), sa.extract("month", day)
    query = sa.select(year.label("year"), month.label("month"), sa.func.count()).where(day <= on, *which)
    rows = connection.execute(query.group_by("year", "month"))
    added = {(int(y), int(m)): int(number) for y, m, number in rows}
    if not added:
        return ()
    (y, m), total = min(added), 0
    points = [(date(y, m, 1), Decimal(0))]
    while (y, m) <= (on.year, on.month):
        total += added.get((y, m), 0)
        points.append((min(date(y, m, monthrange(y, m)[1]), on), Decimal(total)))
        y, m = (y, m + 1) if m < 12 else (y + 1, 1)
    return points
