"""What the database knows beside a file, and what a source adds up to, for the checks: a few queries, as values."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from etl.check import Award, By, Known, Project
from etl.check.moment import Totals
from etl.schemas import schema
from etl.store import tables as t
from etl.store.current import visible
from etl.store.datasets import DATASET_TABLES
from etl.store.editions import euros_by_stage, newest_data

MONEY = ("projects", "fundings", "envelopes")
NAMING = ("requested", "awarded")
PLACE = ("region", "department")
LINKED = {"fundings": ("project_id", "commitment_id"), "projects": ("project_id",)}

Replaced = Mapping[str, AbstractSet[str] | None]
"""By dataset of the file, the keys that it replaces among the rows of its source; None where it replaces them all."""


@dataclass(frozen=True, slots=True)
class _Beside:
    """The rows of a fund that stand and that a file of a source does not replace."""

    connection: sa.Connection
    fund: str
    source: str
    replaced: Replaced

    def rows(
        self, dataset: str, names: Sequence[str], total: str | None = None, where: Sequence[sa.ColumnElement[bool]] = ()
    ) -> Iterator[tuple[Any, ...]]:
        """The distinct values of some columns, then the sum of another where one is asked for."""
        table = DATASET_TABLES[dataset]
        stands = (table.c.fund == self.fund, visible(table, None), *where)
        own = table.c.source == self.source
        others = stands if dataset not in self.replaced else (*stands, sa.not_(own))
        yield from self._grouped(table, [table.c[name] for name in names], total, others)
        if (keys := self.replaced.get(dataset)) is not None:
            columns = [table.c.key, *[table.c[name] for name in names]]
            found = self._grouped(table, columns, total, (*stands, own))
            yield from (row for key, *row in found if key not in keys)  # type: ignore[misc]

    def _grouped(
        self,
        table: sa.Table,
        columns: Sequence[sa.ColumnElement[Any]],
        total: str | None,
        where: Sequence[sa.ColumnElement[bool]],
    ) -> Iterator[tuple[Any, ...]]:
        summed = [sa.func.sum(table.c[total])] if total else []
        yield from map(tuple, self.connection.execute(sa.select(*columns, *summed).where(*where).group_by(*columns)))


def known(connection: sa.Connection, fund: str, source: str, replaced: Replaced) -> Known:
    """What stands in a fund beside a file that replaces rows of a source; of money only where the file holds some."""
    beside = _Beside(connection, fund, source, replaced)
    projects = _projects(beside)
    if not any(dataset in replaced for dataset in MONEY):
        return Known(projects, envelopes=_envelopes(beside) if "trajectories" in replaced else {})
    desks = _desks(connection, fund)
    return Known(projects, _sums(beside), _awards(beside, projects, desks), _envelopes(beside), desks)


def _projects(beside: _Beside) -> dict[str, Project]:
    number = DATASET_TABLES["projects"].c.project_id
    named = DATASET_TABLES["fundings"].c
    found: dict[str, Project] = {
        row[0]: Project()
        for row in beside.rows(
            "fundings", ["project_id"], where=[named.project_id.is_not(None), named.stage.in_(NAMING)]
        )
    }
    declared = beside.rows("projects", ["project_id", "state", "axis", *PLACE, "opened"], where=[number.is_not(None)])
    # Several sources may declare a project: the last one loaded stands for it.
    for project, state, axis, region, department, _opened in sorted(declared, key=lambda row: row[-1]):
        found[project] = Project(state, axis, region, department)
    return found


def _sums(beside: _Beside) -> dict[By, dict[str, Decimal]]:
    sums: dict[By, dict[str, Decimal]] = {}
    for dataset, linked in LINKED.items():
        for name in linked:
            for stage, total, where, wide in _amounts(dataset):
                link = DATASET_TABLES[dataset].c[name].is_not(None)
                for value, amount in beside.rows(dataset, [name], total, [*where, link]):
                    if amount is not None:
                        found = sums.setdefault(By(name, stage, wide), {})
                        found[value] = found.get(value, Decimal(0)) + amount
    return sums


def _amounts(dataset: str) -> Iterator[tuple[str, str, list[sa.ColumnElement[bool]], bool]]:
    """The stages of a dataset's money: the stage, its column, the rows that count, and whether it is a wide amount."""
    c = DATASET_TABLES[dataset].c
    if dataset == "fundings":
        for stage in schema("fundings")["stage"].choices:
            yield stage, "amount", [c.stage == stage], False
    for field in schema(dataset).wide:
        if field.funding:
            counted = sa.func.coalesce(c.state, "").not_in(field.funding.unless)
            yield field.funding.stage, field.name, [counted], True


def _awards(beside: _Beside, projects: Mapping[str, Project], desks: Mapping[str, str]) -> dict[Award, Decimal]:
    awards: dict[Award, Decimal] = {}
    for dataset in LINKED:
        for stage, total, where, wide in _amounts(dataset):
            if stage != "awarded":
                continue
            for number, axis, desk, region, department, amount in beside.rows(
                dataset, ["project_id", "axis", "desk", *PLACE], total, where
            ):
                project = projects.get(number or "", Project())
                effective = axis or project.axis or desks.get(desk or "")
                # A dossier without a number cannot be told to give way to a line: better too little than too much.
                if effective is None or amount is None or (wide and number is None):
                    continue
                placed = (region, department) if region or department else (project.region, project.department)
                award = Award(number, effective, placed[0], placed[1], wide)
                awards[award] = awards.get(award, Decimal(0)) + amount
    return awards


def _desks(connection: sa.Connection, fund: str) -> dict[str, str]:
    query = sa.select(t.desks.c.code, t.desks.c.axis).where(t.desks.c.fund == fund, t.desks.c.axis.is_not(None))
    return {row.code: row.axis for row in connection.execute(query)}


def _envelopes(beside: _Beside) -> dict[tuple[str, str | None], Decimal]:
    query = sa.select(t.axes.c.code, t.axes.c.envelope).where(
        t.axes.c.fund == beside.fund, t.axes.c.envelope.is_not(None)
    )
    found: dict[tuple[str, str | None], Decimal] = {
        (axis, None): amount for axis, amount in beside.connection.execute(query)
    }
    c = DATASET_TABLES["envelopes"].c
    wide = [c.epci.is_(None), c.commune.is_(None)]
    stated: dict[tuple[str, str | None], Decimal] = {}
    for axis, region, department, amount in beside.rows("envelopes", ["axis", *PLACE], "amount", wide):
        envelope = (axis, department or region)
        stated[envelope] = stated.get(envelope, Decimal(0)) + amount
    return found | stated


def standing_totals(connection: sa.Connection, dataset: str, fund: str, source: str) -> Totals | None:
    """What the rows of a dataset of a source add up to as they stand, None where there is none."""
    table = DATASET_TABLES[dataset]
    stands = (table.c.fund == fund, table.c.source == source, visible(table, None))
    on = newest_data(connection, fund, source, {dataset})
    if on is None:
        return None
    fields = [field.name for field in schema(dataset).fields if field.name in table.c]
    counts = [sa.func.count(table.c[name]).label(name) for name in fields]
    row = connection.execute(sa.select(sa.func.count().label("_rows"), *counts).where(*stands)).mappings().one()
    if not row["_rows"]:
        return None
    return Totals(
        on,
        row["_rows"],
        euros_by_stage(connection, dataset, fund, source),
        _years(connection, table, stands) if dataset == "fundings" else {},
        _states(connection, table, stands) if "state" in table.c else {},
        {name: row[name] for name in fields},
    )


def _years(
    connection: sa.Connection, table: sa.Table, stands: Sequence[sa.ColumnElement[bool]]
) -> dict[tuple[str, int], Decimal]:
    by = (table.c.stage, table.c.fiscal_year)
    query = sa.select(*by, sa.func.sum(table.c.amount)).where(*stands, table.c.fiscal_year.is_not(None)).group_by(*by)
    return {(stage, year): amount for stage, year, amount in connection.execute(query)}


def _states(connection: sa.Connection, table: sa.Table, stands: Sequence[sa.ColumnElement[bool]]) -> dict[str, int]:
    query = (
        sa.select(table.c.state, sa.func.count().label("lines"))
        .where(*stands, table.c.state.is_not(None))
        .group_by(table.c.state)
    )
    return {row.state: row.lines for row in connection.execute(query)}
