"""The rows behind a figure: file, sheet, row, cell, value. The values of part ``sum`` add up to the figure."""

from collections.abc import Sequence
from decimal import Decimal

import pandas as pd
import sqlalchemy as sa

from dashboard.queries import counts, reach, relations
from dashboard.queries.figures import DEFINITIONS
from dashboard.queries.scope import Scope
from etl.address import a1
from etl.schemas import TERRITORY_LEVELS
from etl.store import tables as t

COLUMNS = ("part", "file", "sheet", "row", "cell", "value", "label", "dataset", "edition", "data_date")
PARTS = {
    "award_rate": ("awarded", "envelope"),
    "commitment_rate": ("committed", "awarded"),
    "payment_rate": ("paid", "committed"),
    "delivery_rate": ("deliverables_delivered", "deliverables_planned"),
    "on_time_rate": ("on_time", "dated"),
    "euros_per_inhabitant": ("awarded", "population"),
    "take_up": ("authorities", "eligible"),
    "coverage": ("covered", "population"),
}
STAGES = {
    "requested": ("requested",),
    "awarded": ("awarded",),
    "committed": ("committed",),
    "paid": ("paid", "paid_back"),
}
PROJECTS = {
    "projects_filed": "filed",
    "projects_pending": "pending",
    "projects_awarded": "awarded",
    "projects_rejected": "rejected",
    "projects_withdrawn": "withdrawn",
}
DELIVERABLES = {
    "deliverables_planned": "planned",
    "deliverables_delivered": "delivered",
    "deliverables_late": "late",
    "deliverables_verified": "verified",
    "on_time": "on_time",
    "dated": "dated",
}
REFERENCE = "territories.csv"


def trace(connection: sa.Connection, scope: Scope, figure: str) -> pd.DataFrame:
    """The rows behind a figure, in the order of their files; columns as ``COLUMNS``.

    ``part`` is ``sum`` for a figure that adds its rows up, else ``numerator`` and ``denominator``; a value comes
    from the database as it counts there (Decimal euros, 1 for a row that counts as one). Raises KeyError for an
    unknown figure.
    """
    if figure not in DEFINITIONS:
        raise KeyError(figure)
    if figure not in PARTS:
        rows = [("sum", row) for row in _rows(connection, scope, figure)]
    else:
        numerator, denominator = PARTS[figure]
        rows = [("numerator", row) for row in _rows(connection, scope, numerator, rate=figure)]
        rows += [("denominator", row) for row in _rows(connection, scope, denominator, rate=figure)]
    return pd.DataFrame([(part, *row) for part, row in rows], columns=list(COLUMNS), dtype=object)


Found = Sequence[tuple[object, ...]]


def _rows(connection: sa.Connection, scope: Scope, what: str, rate: str | None = None) -> Found:
    if what in STAGES:
        return _money(connection, scope, STAGES[what], rate)
    if what == "flat_aids":
        m = relations.money(connection, scope)
        aids = sa.and_(m.c.kind == "flat_aid", m.c.stage == "awarded")
        return _stored(connection, "fundings", m, aids, sa.func.coalesce(m.c.title, m.c.party_name))
    if what in PROJECTS:
        p = relations.projects(connection, scope)
        return _stored(connection, "projects", p, p.c[PROJECTS[what]] == 1, p.c.title)
    if what == "holders":
        p = relations.projects(connection, scope)
        first = sa.select(sa.func.min(p.c.id)).where(p.c.awarded == 1, p.c.party.is_not(None)).group_by(p.c.party)
        return _stored(connection, "projects", p, p.c.id.in_(first), p.c.party_name)
    if what == "beneficiaries":
        return _parties(connection, scope)
    if what in DELIVERABLES:
        d = relations.deliverables(connection, scope)
        tests = counts.deliverable_tests(d, counts.reference_date(connection, scope))
        return _stored(connection, "deliverables", d, tests[DELIVERABLES[what]], d.c.title)
    if what == "envelope":
        return _envelopes(connection, scope)
    return _reference(connection, scope, what)


def _place(connection: sa.Connection, dataset: str, rows: sa.Select[tuple[object, ...]]) -> Found:
    """Rows (id, label, value) with their file, sheet, row and cell."""
    found = rows.subquery("found")
    table = t.DATASET_TABLES[dataset]
    query = (
        sa.select(
            t.editions.c.file_name,
            t.source_tables.c.sheet,
            table.c.source_row,
            t.source_tables.c.columns,
            table.c.origin,
            found.c.value,
            found.c.label,
            t.source_tables.c.edition,
            t.editions.c.data_date,
        )
        .select_from(found)
        .join(table, table.c.id == found.c.id)
        .join(t.source_tables, t.source_tables.c.id == table.c.source_table)
        .join(t.editions, t.editions.c.number == t.source_tables.c.edition)
        .order_by(t.source_tables.c.edition, t.source_tables.c.id, table.c.source_row, table.c.id)
    )
    return [
        (file, sheet, row, _cell(columns, origin, row), value, label, dataset, edition, on)
        for file, sheet, row, columns, origin, value, label, edition, on in connection.execute(query)
    ]


def _cell(columns: dict[str, int], origin: str, row: int) -> str | None:
    return a1(row, columns[origin]) if origin in columns else None


def _stored(
    connection: sa.Connection,
    dataset: str,
    relation: sa.Subquery,
    condition: sa.ColumnElement[bool],
    label: sa.ColumnElement[str],
) -> Found:
    rows = sa.select(relation.c.id, label.label("label"), sa.literal(1).label("value")).where(condition)
    return _place(connection, dataset, rows)


def _money(connection: sa.Connection, scope: Scope, stages: tuple[str, ...], rate: str | None) -> Found:
    m = relations.money(connection, scope)
    label = sa.func.coalesce(m.c.title, m.c.party_name)
    rows = sa.select(m.c.id, label.label("label"), m.c.amount.label("value")).where(m.c.stage.in_(stages))
    if rate == "award_rate":
        # Both sides of the rate keep to the axes that have an envelope here.
        whole = counts.count(connection, scope)[reach.WHOLE]
        rows = rows if whole.national else rows.where(m.c.axis.in_(list(whole.envelopes)))
    return _place(connection, "fundings", rows)


def _parties(connection: sa.Connection, scope: Scope) -> Found:
    """One row a local authority: the first that names it."""
    who = reach.reached(connection, scope)
    query = sa.select(who.c.dataset, who.c.id, who.c.party, who.c.party_name).where(who.c.party_local.is_(True))
    first: dict[str, tuple[str, int]] = {}
    for dataset, number, party, _name in connection.execute(query.order_by(who.c.dataset.desc(), who.c.id)):
        first.setdefault(party, (dataset, number))
    found: list[tuple[object, ...]] = []
    for dataset in ("projects", "fundings", "partners"):
        ids = [number for named, number in first.values() if named == dataset]
        table = t.DATASET_TABLES[dataset]
        for start in range(0, len(ids), 500):
            rows = sa.select(table.c.id, table.c.party_name.label("label"), sa.literal(1).label("value")).where(
                table.c.id.in_(ids[start : start + 500])
            )
            found += _place(connection, dataset, rows)
    return found


def _envelopes(connection: sa.Connection, scope: Scope) -> Found:
    if not counts.count(connection, scope)[reach.WHOLE].envelopes:
        return []
    if scope.level == "country":
        declared = sa.select(t.axes.c.code, t.axes.c.name, t.axes.c.envelope).where(
            t.axes.c.fund == scope.fund, t.axes.c.envelope.is_not(None)
        )
        if scope.axis:
            declared = declared.where(t.axes.c.code == scope.axis)
        shipped = list(connection.execute(declared))
        if shipped:
            return [
                (f"{scope.fund}.json", None, None, None, euros, name, "funds", None, None)
                for _code, name, euros in shipped
            ]
    rows = counts.envelope_rows(scope)
    query = sa.select(rows.c.id, rows.c.axis.label("label"), rows.c.amount.label("value"))
    if scope.level == "country":
        query = query.where(*[rows.c[name].is_(None) for name in TERRITORY_LEVELS])
    return _place(connection, "envelopes", query)


def _reference(connection: sa.Connection, scope: Scope, what: str) -> Found:
    place = t.territories.c
    if what == "covered":
        query = reach.covered_communes(connection, scope).order_by(place.code)
        return [_from_reference(code, people or 0, name) for code, name, people in connection.execute(query)]
    if what == "authorities":
        who = reach.reached(connection, scope, territory=False)
        reached = sa.select(who.c.party_territory).where(who.c.party_territory.is_not(None))
        named = sa.select(place.code, place.name).where(*reach.authorities_in(scope), place.code.in_(reached))
        return [_from_reference(code, 1, name) for code, name in connection.execute(named.order_by(place.code))]
    if what == "eligible":
        each = sa.select(place.level, sa.func.count()).where(*reach.authorities_in(scope)).group_by(place.level)
        return [
            _from_reference(level, number, level) for level, number in connection.execute(each.order_by(place.level))
        ]
    people = sa.select(sa.func.sum(place.population)).where(*reach.authorities_in(scope), place.level == "commune")
    total = connection.execute(people).scalar()
    return [] if total is None else [_from_reference(scope.territory, int(total), scope.territory)]


def _from_reference(code: str, value: int | Decimal, label: str) -> tuple[object, ...]:
    return (REFERENCE, None, None, code, value, label, "territories", None, None)
