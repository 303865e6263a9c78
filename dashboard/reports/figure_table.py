"""Every figure of a scope and of each territory within it, a line each: the same table for a file and for a package."""

from collections.abc import Iterator, Mapping

import sqlalchemy as sa

from dashboard.queries import places
from dashboard.queries.definitions import FIGURE_IDS
from dashboard.queries.figures import Figure, by_territory, figures
from dashboard.queries.scope import Scope
from dashboard.reports.csv_file import csv_bytes
from dashboard.tables import Head, Table
from data import reference

WITHIN = {
    "country": ("region", "department"),
    "region": ("department", "epci"),
    "department": ("epci", "commune"),
}
"""The levels told of a scope of each level: groups of communes are told of a region, communes of a department."""

HEADS = (
    Head("level"), Head("territory"), Head("territory_name"), Head("figure"), Head("value", "number"),
    Head("numerator", "number"), Head("denominator", "number"), Head("unit"), Head("stage"), Head("basis"),
    Head("date", "day"),
)  # fmt: skip


def figure_table(connection: sa.Connection, scope: Scope) -> Table:
    """A line a territory and a figure; its value, n and N as the figure has them, None where not known.

    Territories bear their official codes, ``NONE`` what has no place at that level. Raises UnknownTerritory.
    """
    rows = list(_rows(scope.level, {scope.territory: figures(connection, scope)}))
    for level in WITHIN.get(scope.level, ()):
        rows += _rows(level, by_territory(connection, scope, level))
    return Table(HEADS, rows)


def size(connection: sa.Connection, scope: Scope) -> int:
    """How many lines the table of a scope has, without working a figure out."""
    within = places.told(connection, scope, WITHIN.get(scope.level, ()))
    return len(FIGURE_IDS) * (1 + sum(map(len, within.values())))


def csv(table: Table) -> bytes:
    """A table as CSV for machines."""
    return csv_bytes([head.label for head in table.heads], table.rows)


def _rows(level: str, found: Mapping[str, Mapping[str, Figure]]) -> Iterator[tuple[object, ...]]:
    for code, told in sorted(found.items()):
        place = reference.territories().get(code)
        name = place.name if place else None
        for one in told.values():
            yield (
                level, official(code), name, one.id, one.value, one.n, one.N, one.unit, one.stage, one.basis, one.date,
            )  # fmt: skip


def official(code: str | None) -> str | None:
    """The official code behind a product code: ``R75`` -> ``75``, ``C33063`` -> ``33063``."""
    return code[1:] if code and code[0] in "RC" and code[1:2].isdigit() else code
