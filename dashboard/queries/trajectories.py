"""The planned trajectory in force at a moment: the one that the fund loaded, else a straight line, and which it is."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from dashboard.queries.funds import axes, fund
from dashboard.queries.said import standing
from dashboard.queries.schedule import CENT, UNIT, Plan, straight, together
from dashboard.queries.scope import Scope
from dashboard.queries.temporary import lately
from etl.schemas import TERRITORY_LEVELS

MONEY = ("requested", "awarded", "committed", "paid")
STRAIGHT = "awarded"
"""The measure that a straight line to the envelope stands for, where no plan is loaded."""
OF_INDICATORS = "indicator"
"""The measure of an indicator's planned values, which are no plan of the fund's."""

Steps = dict[str | None, list[tuple[date, Decimal, date]]]


def in_force(connection: sa.Connection, scope: Scope, measure: str) -> Plan | None:
    """The plan of a measure of money, ``filed`` or ``delivered`` at the scope's moment; None where there is none.

    It is the one loaded for this axis and territory; of all axes, the one that names none, else the sum of the plans
    of the axes where each has one. For want of one, awards in the whole country follow a straight line to the
    envelope. Nothing is planned for a part of an axis. Raises UnknownTerritory.
    """
    if scope.narrowed or scope.level == "none":
        return None
    loaded = _loaded(connection, scope, measure)
    if scope.axis in loaded:
        return _with_opening(connection, scope, loaded[scope.axis])
    codes = [one.code for one in axes(connection, scope.fund, scope.as_of)]
    if scope.axis is None and codes and all(code in loaded for code in codes):
        return _with_opening(connection, scope, together([loaded[code] for code in codes]))
    return _straight(connection, scope) if measure == STRAIGHT and scope.level == "country" else None


def planned_axes(connection: sa.Connection, scope: Scope, measure: str) -> tuple[str, ...]:
    """The axes that have a plan of their own in the scope's territory, by code."""
    if scope.narrowed or scope.level == "none":
        return ()
    return tuple(sorted(axis for axis in _loaded(connection, scope, measure) if axis is not None))


def said(scope: Scope, measure: str | None = None) -> sa.Subquery:
    """One row a planned value: where two sources tell the same, the latest opened speaks."""
    rows = standing("trajectories", scope.fund, scope.as_of)
    places = [sa.func.coalesce(rows.c[level], "") for level in TERRITORY_LEVELS]
    of = (rows.c.measure, sa.func.coalesce(rows.c.indicator_id, ""), sa.func.coalesce(rows.c.axis, ""))
    rank = sa.func.row_number().over(
        partition_by=(*of, *places, rows.c.due_on), order_by=(rows.c.opened.desc(), rows.c.id.desc())
    )
    ranked = sa.select(rows, rank.label("rank"))
    if measure is not None:
        ranked = ranked.where(rows.c.measure == measure)
    told = ranked.subquery("ranked_trajectories")
    kept = [column for column in told.c if column.name not in ("origin", "rank")]
    # A cell holds the planned value; the line's own origin is its measure's.
    return sa.select(*kept, sa.literal("planned").label("origin")).where(told.c.rank == 1).subquery("planned_values")


def _loaded(connection: sa.Connection, scope: Scope, measure: str) -> dict[str | None, Plan]:
    """The plans loaded for the scope's very territory, by axis."""
    asked = ("plans", scope.fund, scope.as_of, scope.territory)
    return lately(connection, asked, lambda: _told(connection, scope)).get(measure, {})


def _told(connection: sa.Connection, scope: Scope) -> dict[str, dict[str | None, Plan]]:
    """By measure: a page that shows one shows the others."""
    t = said(scope)
    columns = (t.c.measure, t.c.axis, t.c.due_on, t.c.planned, t.c.opened_on)
    query = sa.select(*columns).where(t.c.measure != OF_INDICATORS, here(t, scope)).order_by(t.c.due_on)
    steps: defaultdict[str, Steps] = defaultdict(lambda: defaultdict(list))
    for measure, axis, due, value, opened_on in connection.execute(query):
        steps[measure][axis].append((due, value, opened_on))
    return {measure: _plans(own, CENT if measure in MONEY else UNIT) for measure, own in steps.items()}


def _plans(steps: Steps, step: Decimal) -> dict[str | None, Plan]:
    return {
        axis: Plan(
            tuple((due, value.quantize(step)) for due, value, _on in own), max(on for _due, _value, on in own), step
        )
        for axis, own in steps.items()
    }


def here(t: sa.Subquery, scope: Scope) -> sa.ColumnElement[bool]:
    """The rows of the scope's territory itself: its own level is the finest that they name."""
    if scope.level == "country":
        return sa.and_(*[t.c[level].is_(None) for level in TERRITORY_LEVELS])
    finer: list[Any] = list(TERRITORY_LEVELS[TERRITORY_LEVELS.index(scope.level) + 1 :])
    return sa.and_(t.c[scope.level] == scope.territory, *[t.c[level].is_(None) for level in finer])


def _with_opening(connection: sa.Connection, scope: Scope, plan: Plan) -> Plan:
    """Totals begin at zero on the day that the fund opens, where the plan begins later."""
    opened = getattr(fund(connection, scope.fund), "opened_on", None)
    if opened is None or opened >= plan.opened:
        return plan
    return replace(plan, points=((opened, Decimal(0).quantize(plan.step)), *plan.points))


def _straight(connection: sa.Connection, scope: Scope) -> Plan | None:
    """None where the fund declares no dates or no envelope."""
    one = fund(connection, scope.fund)
    declared = axes(connection, scope.fund, scope.as_of)
    envelope = sum((a.envelope for a in declared if scope.axis in (None, a.code) and a.envelope), Decimal(0))
    if one is None or one.opened_on is None or one.closed_on is None or not envelope:
        return None
    return straight(one.opened_on, one.closed_on, envelope) if one.opened_on < one.closed_on else None
