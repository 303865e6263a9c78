"""Long curves in print: the last values of each month."""

from dashboard.tables import NONE, Table

MOST = 40
"""Days beyond which a table by day is too long to print."""


def month_ends(table: Table) -> Table:
    """A table by day, its first column, with the last known values of each month at that month's last day."""
    kept: dict[tuple[int, int], list[object]] = {}
    for day, *values in table.rows:
        row = kept.setdefault((day.year, day.month), [day, *values])
        row[0] = day
        for place, value in enumerate(values, start=1):
            if value is not None and value != NONE:
                row[place] = value
    return Table(table.heads, list(kept.values()))
