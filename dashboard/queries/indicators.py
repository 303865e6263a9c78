"""Indicators in PILOTE's sense: for a zone the initial value, the values over time, the targets; over a level, all."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from dashboard.queries import trajectories
from dashboard.queries.indicator import Confidence, Point, Series, Standing
from dashboard.queries.said import standing
from dashboard.queries.scope import Scope
from dashboard.queries.temporary import worked_out
from dashboard.queries.trace import DATASET, placed
from etl.store.current import AsOf
from etl.store.datasets import DATASET_TABLES
from etl.store.tables import territories


@dataclass(frozen=True, slots=True)
class Cell:
    """A value and where it stands: its file, sheet, row, and the address of its cell."""

    value_type: str
    on: date
    value: Decimal | None
    comment: str | None
    file: str
    sheet: str | None
    row: int
    cell: str | None


def _said(connection: sa.Connection, scope: Scope) -> sa.Table:
    """One row a value; where two sources tell the same indicator, zone, day and type, the latest opened speaks.

    A trajectory of an indicator completes its targets: it speaks where no target has its day.
    """

    def build(_fund: str, _as_of: AsOf) -> sa.Select[Any]:
        return _told(scope)

    return worked_out(connection, "indicator_values", scope, build, by=("zone_id",))


def _told(scope: Scope) -> sa.Select[Any]:
    rows = sa.union_all(_values(scope), _trajectory(scope)).subquery("said_of_indicators")
    key = (rows.c.indicator_id, rows.c.zone_id, rows.c.value_date, rows.c.value_type)
    later = sa.case((rows.c.dataset == "indicators", 0), else_=1)
    rank = sa.func.row_number().over(partition_by=key, order_by=(later, rows.c.opened.desc(), rows.c.id.desc()))
    told = sa.select(rows, rank.label("rank")).subquery("told")
    kept = [column for column in told.c if column.name != "rank"]
    return sa.select(*kept).where(told.c.rank == 1)


VALUE = (
    "id", "dataset", "source", "opened", "source_table", "source_row", "indicator_id", "indicator_name", "unit",
    "zone_id", "value_date", "value_type", "value", "comment", "confidence", "confidence_by", "confidence_on",
)  # fmt: skip


def _values(scope: Scope) -> sa.Select[Any]:
    rows = standing("indicators", scope.fund, scope.as_of)
    # A cell holds the value; the line's own origin is the identifier's.
    return sa.select(*[rows.c[name] for name in VALUE], sa.literal("value").label("origin"))


def _trajectory(scope: Scope) -> sa.Select[Any]:
    """The planned values of indicators, as targets of their zone."""
    rows, types = trajectories.said(scope, "indicator"), DATASET_TABLES["indicators"].c
    made: dict[str, sa.ColumnElement[Any]] = {
        "zone_id": sa.func.coalesce(rows.c.department, rows.c.region, "FR"),
        "value_date": rows.c.due_on,
        "value_type": sa.literal("vc"),
        "value": rows.c.planned,
    }
    columns = [
        made[name] if name in made else rows.c[name] if name in rows.c else sa.cast(sa.null(), types[name].type)
        for name in VALUE
    ]
    whole = [rows.c[name].is_(None) for name in ("axis", "epci", "commune")]
    named = [column.label(name) for name, column in zip(VALUE, columns, strict=True)]
    return sa.select(*named, rows.c.origin).where(rows.c.indicator_id.is_not(None), *whole)


def series(connection: sa.Connection, scope: Scope) -> list[Series]:
    """Every indicator by code, for the scope's territory; for France where the territory has no value of it."""
    v = _said(connection, scope)
    query = (
        sa.select(
            v.c.indicator_id, v.c.zone_id, v.c.value_type, v.c.value_date, v.c.value, v.c.comment,
            v.c.indicator_name, v.c.unit, v.c.source, v.c.confidence, v.c.confidence_by, v.c.confidence_on,
        )
        .where(v.c.zone_id.in_((scope.territory, "FR")))
        .order_by(v.c.indicator_id, v.c.value_date)
    )  # fmt: skip
    found: dict[str, dict[str, list[Any]]] = {}
    for row in connection.execute(query):
        found.setdefault(row.indicator_id, {}).setdefault(row.zone_id, []).append(row)
    zones = (scope.territory, "FR")
    return [_series(next(by_zone[zone] for zone in zones if zone in by_zone)) for by_zone in found.values()]


def _series(rows: list[Any]) -> Series:
    last = rows[-1]
    named = next((row.indicator_name for row in reversed(rows) if row.indicator_name), last.indicator_id)
    unit = next((row.unit for row in reversed(rows) if row.unit), None)

    def points(kind: str) -> tuple[Point, ...]:
        return tuple(
            Point(row.value_date, row.value, row.comment, _confidence(row)) for row in rows if row.value_type == kind
        )

    values = [row for row in rows if row.value_type == "va"]
    source = (values or rows)[-1].source
    return Series(last.indicator_id, named, unit, last.zone_id, source, points("vi"), points("va"), points("vc"))


def _confidence(row: Any) -> Confidence | None:
    return Confidence(row.confidence, row.confidence_by, row.confidence_on) if row.confidence else None


def standings(connection: sa.Connection, scope: Scope, level: str) -> dict[str, list[Standing]]:
    """Every territory of a level by indicator: its first initial value, last known value, last target."""
    v = _said(connection, scope)
    late = sa.case((v.c.value_type == "vi", 0), else_=1)
    day = v.c.value_date
    rank = sa.func.row_number().over(
        partition_by=(v.c.indicator_id, v.c.zone_id, v.c.value_type),
        order_by=(sa.case((late == 0, day)), day.desc()),
    )
    place = territories.c
    levels = ("department", "collectivity") if level == "department" else (level,)
    ranked = (
        sa.select(v.c.indicator_id, v.c.zone_id, place.name, v.c.value_type, v.c.value, rank.label("rank"))
        .join(territories, place.code == v.c.zone_id)
        .where(v.c.value.is_not(None), place.level.in_(levels))
        .subquery("ranked_values")
    )
    pivot = [sa.func.max(sa.case((ranked.c.value_type == kind, ranked.c.value))) for kind in ("vi", "va", "vc")]
    query = (
        sa.select(ranked.c.indicator_id, ranked.c.zone_id, ranked.c.name, *pivot)
        .where(ranked.c.rank == 1)
        .group_by(ranked.c.indicator_id, ranked.c.zone_id, ranked.c.name)
        .order_by(ranked.c.indicator_id, ranked.c.zone_id)
    )
    found: dict[str, list[Standing]] = {}
    for indicator, *rest in connection.execute(query):
        found.setdefault(indicator, []).append(Standing(*rest))
    return found


def cells(connection: sa.Connection, scope: Scope, indicator: str, zone: str) -> list[Cell]:
    """The values of an indicator for a zone with the cell that holds each, by date then type."""
    v = _said(connection, scope)
    asked = sa.and_(v.c.indicator_id == indicator, v.c.zone_id == zone)
    where: dict[Any, tuple[Any, ...]] = {
        (row[DATASET], row[-1]): row for row in placed(connection, v, asked, v.c.indicator_id, v.c.value)
    }
    query = (
        sa.select(v.c.dataset, v.c.id, v.c.value_type, v.c.value_date, v.c.value, v.c.comment)
        .where(asked)
        .order_by(v.c.value_date, v.c.value_type)
    )
    found = []
    for dataset, number, kind, on, value, comment in connection.execute(query):
        file, sheet, row, cell, *_rest = where[dataset, number]
        found.append(Cell(kind, on, value, comment, file, sheet, row, cell))
    return found
