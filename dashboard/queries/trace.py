"""The rows behind a figure: file, sheet, row, cell, value. The values of part ``sum`` add up to the figure."""

from collections.abc import Sequence
from decimal import Decimal

import pandas as pd
import sqlalchemy as sa

from dashboard.queries import counts, reach, relations
from dashboard.queries.cells import in_files
from dashboard.queries.definitions import DEFINITIONS
from dashboard.queries.scope import Scope
from etl.correction import applied
from etl.schemas import TERRITORY_LEVELS
from etl.store import tables as t
from etl.store.corrections import corrections
from etl.store.datasets import DATASET_TABLES

COLUMNS = ("part", "file", "sheet", "row", "cell", "value", "label", "dataset", "edition", "data_date", "correction")
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
DATASET = COLUMNS.index("dataset") - 1
"""The place of the dataset in a row found; the row version's number comes last."""


def trace(connection: sa.Connection, scope: Scope, figure: str, lang: str = "fr") -> pd.DataFrame:
    """The rows behind a figure, in the order of their files; columns as ``COLUMNS``.

    ``correction`` says in words which values of the row a person corrected, and why; None where none was.

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
    notes = _notes(connection, scope.fund, {row[DATASET] for _part, row in rows}, lang)
    told = [(part, *row[:-1], notes.get((row[DATASET], row[-1]))) for part, row in rows]
    return pd.DataFrame(told, columns=list(COLUMNS), dtype=object)


def _notes(connection: sa.Connection, fund: str, datasets: set[object], lang: str) -> dict[tuple[object, object], str]:
    """What was corrected, by dataset and row version."""
    known = {one.id: one for one in corrections(connection, fund)}
    found: dict[tuple[object, object], str] = {}
    for name, table in DATASET_TABLES.items() if known else ():
        if name not in datasets:
            continue
        query = sa.select(table.c.id, table.c.hash).where(table.c.fund == fund, table.c.corrections.is_not(None))
        for row, marked in connection.execute(query):
            found[name, row] = " ; ".join(known[number].note(lang) for number in applied(marked))
    return found


Found = Sequence[tuple[object, ...]]


def _rows(connection: sa.Connection, scope: Scope, what: str, rate: str | None = None) -> Found:
    if what in STAGES:
        return _money(connection, scope, STAGES[what], rate)
    if what == "flat_aids":
        m = relations.money(connection, scope)
        aids = sa.and_(m.c.kind == "flat_aid", m.c.stage == "awarded")
        return _counted(connection, m, aids, sa.func.coalesce(m.c.title, m.c.party_name))
    if what in PROJECTS:
        p = relations.projects(connection, scope)
        return _counted(connection, p, p.c[PROJECTS[what]] == 1, p.c.title)
    if what == "holders":
        p = relations.projects(connection, scope)
        rank = sa.func.row_number().over(partition_by=p.c.party, order_by=(p.c.source_table, p.c.source_row, p.c.id))
        ranked = sa.select(p, rank.label("rank")).where(p.c.awarded == 1, p.c.party.is_not(None)).subquery()
        return _counted(connection, ranked, ranked.c.rank == 1, ranked.c.party_name)
    if what == "beneficiaries":
        who = reach.reached(connection, scope)
        order = (who.c.dataset.desc(), who.c.source_table, who.c.source_row, who.c.origin)
        rank = sa.func.row_number().over(partition_by=who.c.party, order_by=order)
        ranked = sa.select(who, rank.label("rank")).where(who.c.party_local.is_(True)).subquery()
        return _counted(connection, ranked, ranked.c.rank == 1, ranked.c.party_name)
    if what in DELIVERABLES:
        d = relations.deliverables(connection, scope)
        tests = counts.deliverable_tests(d, counts.reference_date(connection, scope))
        return _counted(connection, d, tests[DELIVERABLES[what]], d.c.title)
    if what == "envelope":
        return _envelopes(connection, scope)
    return _reference(connection, scope, what)


def placed(
    connection: sa.Connection,
    rows: sa.FromClause,
    condition: sa.ColumnElement[bool],
    label: sa.ColumnElement[str],
    value: sa.ColumnElement[Decimal] | sa.ColumnElement[int],
) -> Found:
    """Rows of a relation with their file, sheet, row and cell; fields as ``COLUMNS`` from ``file`` on, then the row
    version's number in the place of ``correction``."""
    known = (rows.c.dataset, t.source_tables.c.edition, t.editions.c.data_date, rows.c.id)
    return in_files(connection, rows, condition, value, label, *known)


def _counted(
    connection: sa.Connection, rows: sa.FromClause, condition: sa.ColumnElement[bool], label: sa.ColumnElement[str]
) -> Found:
    return placed(connection, rows, condition, label, sa.literal(1))


def _money(connection: sa.Connection, scope: Scope, stages: tuple[str, ...], rate: str | None) -> Found:
    m = relations.money(connection, scope)
    condition: sa.ColumnElement[bool] = m.c.stage.in_(stages)
    if rate == "award_rate":
        # Both sides of the rate keep to the axes that have an envelope here.
        whole = counts.count(connection, scope)[reach.WHOLE]
        condition = condition if whole.national else sa.and_(condition, m.c.axis.in_(list(whole.envelopes)))
    return placed(connection, m, condition, sa.func.coalesce(m.c.title, m.c.party_name), m.c.amount)


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
                (f"{scope.fund}.json", None, None, None, euros, name, "funds", None, None, None)
                for _code, name, euros in shipped
            ]
    rows = counts.envelope_rows(scope)
    whole: sa.ColumnElement[bool] = sa.true()
    if scope.level == "country":
        whole = sa.and_(*[rows.c[name].is_(None) for name in TERRITORY_LEVELS])
    return placed(connection, rows, whole, rows.c.axis, rows.c.amount)


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
    people = sa.select(sa.func.sum(place.population)).where(*reach.places_in(scope), place.level == "commune")
    total = connection.execute(people).scalar()
    return [] if total is None else [_from_reference(scope.territory, int(total), scope.territory)]


def _from_reference(code: str, value: int | Decimal, label: str) -> tuple[object, ...]:
    return (REFERENCE, None, None, code, value, label, "territories", None, None, None)
