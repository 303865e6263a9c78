"""Every figure of a scope and of each territory within it, a line each: the same table for a file and for a package."""

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache

import sqlalchemy as sa

from dashboard.queries import ground
from dashboard.queries import relations as r
from dashboard.queries.counts import envelope_rows
from dashboard.queries.figures import FIGURE_IDS, Figure, by_territory, figures
from dashboard.queries.reach import reached
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
    levels = WITHIN.get(scope.level, ())
    named = _named(connection, scope, levels) if levels else {}
    return len(FIGURE_IDS) * (
        1 + sum(len(codes | _within(scope.territory, scope.holder, level)) for level, codes in named.items())
    )


def _named(connection: sa.Connection, scope: Scope, levels: Sequence[str]) -> dict[str, Set[str | None]]:
    """The territories of each level that rows in scope name, None among them where one names none."""
    who = reached(connection, scope)
    # Of those whom the fund reached, partners alone stand elsewhere than the project or the money that says so.
    partners = sa.select(who).where(who.c.dataset == "partners", who.c.party_local.is_(True)).subquery()
    rows = [r.money(connection, scope), r.projects(connection, scope), r.deliverables(connection, scope), partners]
    places = connection.execute(sa.union(*[sa.select(*[one.c[level] for level in levels]) for one in rows])).all()
    found: dict[str, Set[str | None]] = {level: {row[rank] for row in places} for rank, level in enumerate(levels)}
    if not scope.narrowed:
        envelopes = envelope_rows(scope)
        for level in {*levels} & {"region", "department"}:
            placed = sa.select(envelopes.c[level]).where(envelopes.c[level].is_not(None)).distinct()
            found[level] |= {*connection.execute(placed).scalars()}
    return found


@lru_cache(maxsize=256)
def _within(territory: str, holder: str | None, level: str) -> Set[str]:
    """The territories of a level that have inhabitants, or a local authority of a type, within another."""
    living = [one for one in ground.places(territory) if one.level == "commune" or holder in (None, one.level)]
    return frozenset(code for one in living if (code := ground.own(one, level)) is not None)


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
