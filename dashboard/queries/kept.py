"""Rows of the whole fund that a connection holds, and those that a scope keeps of them, as ``relations`` keeps its own.

Where little is held, to look through it again costs less than to ask the database anew for each filter.
"""

from collections.abc import Iterable
from typing import Any, TypeVar

from dashboard.queries.scope import NOWHERE, Scope
from etl.schemas import TERRITORY_LEVELS

FILTERS = ("axis", "desk", "theme", "holder")
Row = TypeVar("Row")


def kept(rows: Iterable[Row], scope: Scope, territory: bool = True) -> list[Row]:
    """The rows in scope: each holds ``FILTERS``, ``day`` and, where the territory counts, the levels of its place."""
    wanted: dict[str, str | None] = {name: value for name in FILTERS if (value := getattr(scope, name)) is not None}
    if territory and scope.territory == NOWHERE:
        wanted |= dict.fromkeys(TERRITORY_LEVELS)
    elif territory and scope.level != "country":
        wanted[scope.level] = scope.territory
    found = list(rows)
    for name, value in wanted.items():
        found = [one for one in found if getattr(one, name) == value]
    if scope.since is not None:
        found = [one for one in found if _day(one) is not None and _day(one) >= scope.since]
    if scope.until is not None:
        found = [one for one in found if _day(one) is not None and _day(one) <= scope.until]
    return found


def _day(row: Any) -> Any:
    return row.day
