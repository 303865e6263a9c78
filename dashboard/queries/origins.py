"""The files that a scope's rows were read in, with the day of their data."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.scope import Scope
from etl.store import tables as t


@dataclass(frozen=True, slots=True)
class Origin:
    """A sheet of a file and the rows that stand for the scope: ``lines`` of it, of one dataset."""

    file: str | None
    sheet: str
    source: str
    dataset: str
    data_date: date
    edition: int
    lines: int


def origins(connection: sa.Connection, scope: Scope) -> list[Origin]:
    """The files behind the projects, the money and the deliverables of a scope, the newest data first."""
    made = (relations.projects, relations.money, relations.deliverables)
    relation = [one(connection, scope) for one in made]
    # A project's amount column is a money line too: the same row of the same file, counted once.
    rows = sa.union(*[sa.select(one.c.source_table, one.c.source_row) for one in relation]).subquery("origins")
    query = (
        sa.select(
            t.editions.c.file_name,
            t.source_tables.c.sheet,
            t.editions.c.source,
            t.source_tables.c.dataset,
            t.editions.c.data_date,
            t.editions.c.number,
            sa.func.count(),
        )
        .select_from(rows)
        .join(t.source_tables, t.source_tables.c.id == rows.c.source_table)
        .join(t.editions, t.editions.c.number == t.source_tables.c.edition)
        .group_by(
            t.source_tables.c.id,
            t.editions.c.file_name,
            t.source_tables.c.sheet,
            t.editions.c.source,
            t.source_tables.c.dataset,
            t.editions.c.data_date,
            t.editions.c.number,
        )
        .order_by(t.editions.c.data_date.desc(), t.editions.c.number.desc(), t.source_tables.c.id)
    )
    return [Origin(*row) for row in connection.execute(query)]
