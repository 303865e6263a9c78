"""What files say of projects and money: one row a project, every money line once.

A file's line is not all that is said: an amount column of a project stands for a money line, and a money line that
names a project stands for one that no file declares.
"""

from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from etl.schemas import TERRITORY_LEVELS, Field, WideAmount, schema
from etl.store.current import AsOf, visible
from etl.store.datasets import DATASET_TABLES


@lru_cache(maxsize=256)
def standing(dataset: str, fund: str, as_of: AsOf) -> sa.Subquery:
    """The row versions of a fund that stand at a moment, and their dataset's name."""
    table = DATASET_TABLES[dataset]
    found = sa.select(table, sa.literal(dataset).label("dataset")).where(table.c.fund == fund, visible(table, as_of))
    return found.subquery(f"{dataset}_standing")


PROJECT = (
    "project_key", "project_id", "title", "state", "axis", "desk", "theme", "filed_on", "decided_on", "commitment_id",
    "party", "party_name", "party_territory", "party_local", *TERRITORY_LEVELS, "place_basis",
    "dataset", "opened", "source_table", "source_row", "origin",
)  # fmt: skip
"""What a question may ask of a project."""

OF_MONEY = frozenset(PROJECT) - {"state", "filed_on", "decided_on", "origin"}
"""What a money line says of the project that it names."""


def one_a_project(fund: str, as_of: AsOf) -> sa.Select[Any]:
    """One row a project: a declared one before one that money names, one with a title, the latest."""
    every = sa.union_all(_declared(fund, as_of), _named(fund, as_of)).subquery("one_a_project")
    return sa.select(*every.c)


def _declared(fund: str, as_of: AsOf) -> sa.Select[Any]:
    rows, table = standing("projects", fund, as_of), DATASET_TABLES["projects"]
    columns = [sa.literal("projects").label(name) if name == "dataset" else table.c[name] for name in PROJECT]
    return sa.select(table.c.id, *columns).where(table.c.id.in_(_first(rows)))


def _named(fund: str, as_of: AsOf) -> sa.Select[Any]:
    """The projects that money lines name by number or title, and no project declares; flat-rate aids name none.

    The first line of a file speaks; a place and a party are each one thing, never pieced together from two lines.
    """
    rows, table = standing("fundings", fund, as_of), DATASET_TABLES["fundings"]
    projects = standing("projects", fund, as_of)
    declared = sa.select(projects.c.project_key).where(projects.c.project_key.is_not(None))
    first = _first(
        rows,
        rows.c.project_key.is_not(None),
        sa.func.coalesce(rows.c.kind, "project") != "flat_aid",
        sa.or_(_by_number(rows), rows.c.title.is_not(None)),
        rows.c.project_key.not_in(declared),
    )
    types = DATASET_TABLES["projects"].c
    columns = {
        name: table.c[name] if name in OF_MONEY else sa.cast(sa.null(), types[name].type).label(name)
        for name in PROJECT
        if name != "dataset"
    }
    columns["dataset"] = sa.literal("fundings").label("dataset")
    columns["origin"] = sa.case((_by_number(table), "project_id"), else_="title").label("origin")
    return sa.select(table.c.id, *[columns[name] for name in PROJECT]).where(table.c.id.in_(first))


def _by_number(rows: sa.FromClause) -> sa.ColumnElement[bool]:
    """Whether a money line names its project by number."""
    return sa.and_(rows.c.project_id.is_not(None), rows.c.project_id != "")


def _first(rows: sa.Subquery, *which: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """The number of the row that speaks for each project."""
    # Ranked by what ranks alone: to sort whole rows would cost more than to fetch the first ones again.
    rank = sa.func.row_number().over(
        partition_by=rows.c.project_key,
        order_by=(rows.c.title.is_(None), rows.c.opened.desc(), rows.c.source_row, rows.c.id),
    )
    ranked = sa.select(rows.c.id, rank.label("rank")).where(*which).subquery()
    return sa.select(ranked.c.id).where(ranked.c.rank == 1)


MONEY = (
    "id", "dataset", "stage", "amount", "kind", "project_key", "title", "axis", "desk", "commitment_id", "dated_on",
    "party", "party_name", "party_territory", "party_local", *TERRITORY_LEVELS, "place_basis",
    "source", "source_table", "source_row", "origin",
)  # fmt: skip
"""What a question may ask of money."""


def _own_lines(fund: str, as_of: AsOf) -> sa.Select[Any]:
    rows = standing("fundings", fund, as_of)
    return sa.select(*[rows.c[name] for name in MONEY])


def _wide_amount(field: Field, funding: WideAmount, fund: str, as_of: AsOf, apart: bool) -> sa.Select[Any]:
    """The money lines that an amount column of projects stands for.

    It gives way to lines of its project's own at the same stage, so that nothing is added twice; where several
    sources give the project an amount, the latest speaks. With ``apart``, both within its source only.
    """
    rows, lines = standing("projects", fund, as_of), standing("fundings", fund, as_of)
    by = ("source", "project_key") if apart else ("project_key",)
    own = sa.select(*[lines.c[name] for name in by]).where(
        lines.c.stage == funding.stage, lines.c.project_key.is_not(None)
    )
    project = sa.func.coalesce(rows.c.project_key, sa.cast(rows.c.id, sa.Text))
    rank = sa.func.row_number().over(
        partition_by=(*[rows.c[name] for name in by[:-1]], project), order_by=(rows.c.opened.desc(), rows.c.id)
    )
    ranked = (
        sa.select(rows.c.id, rank.label("rank"))
        .where(
            rows.c[field.name].is_not(None),
            sa.func.coalesce(rows.c.state, "").not_in(funding.unless),
            sa.or_(rows.c.project_key.is_(None), sa.tuple_(*[rows.c[name] for name in by]).not_in(own)),
        )
        .subquery(f"ranked_{funding.stage}")
    )
    first = sa.select(ranked.c.id).where(ranked.c.rank == 1)
    # The rows are fetched by their number once they are ranked: sorting whole rows would cost more.
    amounts = DATASET_TABLES["projects"]
    made: dict[str, sa.ColumnElement[Any]] = {
        "stage": sa.literal(funding.stage),
        "amount": amounts.c[field.name],
        "kind": sa.literal("project"),
        "dated_on": amounts.c[funding.date],
        "origin": sa.literal(field.name),
        "dataset": sa.literal("projects"),
    }
    columns = [made[name].label(name) if name in made else amounts.c[name] for name in MONEY]
    return sa.select(*columns).where(amounts.c.id.in_(first))


def every_line(fund: str, as_of: AsOf, apart: bool = False) -> sa.Subquery:
    """Every money line: those of files, and those that amount columns of projects stand for.

    With ``apart``, an amount gives way to the lines of its own source only: each source tells it as it knows it.
    """
    wide = [
        _wide_amount(one, one.funding, fund, as_of, apart) for one in schema("projects").wide if one.funding is not None
    ]
    return sa.union_all(_own_lines(fund, as_of), *wide).subquery("said_of_money")
