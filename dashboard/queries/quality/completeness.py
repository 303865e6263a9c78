"""Which columns are filled in: lines with a value / lines where one is expected, column by column.

A value is expected on every line, save where the state of the line makes it so: only what is delivered has a date of
delivery. Places are counted as the product read them: four levels, whatever columns said them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from dashboard.queries import relations as r
from dashboard.queries.quality.lines import lines
from dashboard.queries.scope import Scope
from etl.schemas import DATASETS, TERRITORY_LEVELS, schema
from etl.store.datasets import stored_fields

NEEDED: Mapping[str, tuple[str, ...]] = {
    "projects": (
        "project_id", "title", "state", "axis", "desk", "holder_siret", "department", "filed_on", "decided_on",
        "amount_awarded",
    ),
    "fundings": ("project_id", "stage", "amount", "beneficiary_siret", "dated_on", "department", "commitment_id"),
    "deliverables": (
        "deliverable_id", "title", "project_id", "state", "planned_on", "delivered_on", "proof_url", "department",
    ),
    "indicators": ("indicator_id", "zone_id", "value_date", "value_type", "value"),
    "envelopes": ("axis", "amount", "department"),
    "trajectories": ("measure", "due_on", "planned"),
    "partners": ("actor", "actor_kind", "body", "body_kind", "role", "met_on", "attended"),
}  # fmt: skip
"""The columns that figures are made of."""

DECIDED = (*r.AWARDED_STATES, "rejected", "withdrawn")
FROM_CHORUS = ("committed", "paid", "paid_back")
Condition = Callable[[sa.FromClause], sa.ColumnElement[bool]]
WHEN: Mapping[str, Condition] = {
    "reviewed": lambda rows: rows.c.state.not_in(("draft", "filed")),
    "decided": lambda rows: rows.c.state.in_(DECIDED),
    "awarded": lambda rows: rows.c.state.in_(r.AWARDED_STATES),
    "delivered": lambda rows: rows.c.state.in_(r.DELIVERED_STATES),
    "verified": lambda rows: rows.c.state == "verified",
    "for_project": lambda rows: sa.and_(
        sa.func.coalesce(rows.c.kind, "project") != "flat_aid", rows.c.stage.not_in(("paid", "paid_back"))
    ),
    "committed": lambda rows: rows.c.stage.in_(FROM_CHORUS),
    "paid": lambda rows: rows.c.stage.in_(("paid", "paid_back")),
    "committee": lambda rows: rows.c.body_kind == "committee",
    "of_indicator": lambda rows: rows.c.measure == "indicator",
    "beneficiary": lambda rows: rows.c.role == "beneficiary",
}
EXPECTED: Mapping[tuple[str, str], str] = {
    ("projects", "review_started_on"): "reviewed",
    ("projects", "decided_on"): "decided",
    ("projects", "amount_awarded"): "awarded",
    ("projects", "commitment_id"): "awarded",
    ("fundings", "project_id"): "for_project",
    ("fundings", "title"): "for_project",
    ("fundings", "commitment_id"): "committed",
    ("fundings", "commitment_line"): "committed",
    ("fundings", "payment_id"): "paid",
    ("fundings", "payment_line"): "paid",
    ("fundings", "payment_kind"): "paid",
    ("deliverables", "delivered_on"): "delivered",
    ("deliverables", "proof_url"): "delivered",
    ("deliverables", "verified_on"): "verified",
    ("trajectories", "indicator_id"): "of_indicator",
    ("partners", "met_on"): "committee",
    ("partners", "attended"): "committee",
    ("partners", "project_id"): "beneficiary",
}
"""The columns that only some lines should fill in: which ones, by the name of their condition."""


@dataclass(frozen=True, slots=True)
class Filled:
    """``n`` lines have a value out of ``N`` that should; ``when`` names the condition that makes it expected."""

    dataset: str
    field: str
    n: int
    N: int
    needed: bool
    when: str | None


def columns(dataset: str) -> tuple[str, ...]:
    """The columns that are counted: those of the schema that are stored, then the four levels of places."""
    own = schema(dataset)
    return (*(field.name for field in stored_fields(own)), *(TERRITORY_LEVELS if own.located else ()))


def has_value(rows: sa.FromClause, name: str) -> sa.ColumnElement[bool]:
    """Whether a line has a value in a column; an empty text is none."""
    column = rows.c[name]
    filled = column.is_not(None)
    return sa.and_(filled, column != "") if isinstance(column.type, sa.Text) else filled


def tally(rows: sa.FromClause, dataset: str, name: str) -> tuple[sa.ColumnElement[int], sa.ColumnElement[int]]:
    """How many lines have a value where one is expected, and how many should."""
    when = EXPECTED.get((dataset, name))
    due = WHEN[when](rows) if when else sa.true()
    return _number(sa.and_(due, has_value(rows, name))), _number(due)


def completeness(connection: sa.Connection, scope: Scope) -> dict[str, list[Filled]]:
    """Every column of each dataset that has lines in scope, in the order of its schema. One SQL question a dataset."""
    found = {}
    for dataset in DATASETS:
        rows, names = lines(connection, dataset, scope), columns(dataset)
        counted = [part for name in names for part in tally(rows, dataset, name)]
        total, *numbers = connection.execute(sa.select(sa.func.count(), *counted).select_from(rows)).one()
        if total:
            found[dataset] = [
                Filled(dataset, name, int(n), int(N), name in NEEDED[dataset], EXPECTED.get((dataset, name)))
                for name, n, N in zip(names, numbers[::2], numbers[1::2], strict=True)
            ]
    return found


def _number(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.coalesce(sa.func.sum(sa.case((condition, 1), else_=0)), 0)
