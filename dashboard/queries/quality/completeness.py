"""Which columns are filled in: lines with a value / lines where one is expected, column by column.

A value is expected on every line, save where the state of the line makes it so: only what is delivered has a date of
delivery. Places are counted as the product read them: four levels, whatever columns said them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa

from dashboard.queries import relations as r
from dashboard.queries.quality.lines import KEPT_BY, within
from dashboard.queries.said import standing
from dashboard.queries.scope import Scope
from dashboard.queries.temporary import worked_out
from etl.schemas import DATASETS, TERRITORY_LEVELS, schema
from etl.store.current import AsOf
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


@cache
def columns(dataset: str) -> tuple[str, ...]:
    """The columns that are counted: those of the schema that are stored, then the four levels of places."""
    own = schema(dataset)
    return (*(field.name for field in stored_fields(own)), *(TERRITORY_LEVELS if own.located else ()))


def has_value(rows: sa.FromClause, name: str) -> sa.ColumnElement[bool]:
    """Whether a line has a value in a column; an empty text is none."""
    column = rows.c[name]
    filled = column.is_not(None)
    return sa.and_(filled, column != "") if isinstance(column.type, sa.Text) else filled


@dataclass(frozen=True, slots=True)
class Tally:
    """``lines`` that have a value in the same columns of ``dataset``: those of the bits of ``mask``."""

    dataset: str
    mask: int
    lines: int

    def counted(self, name: str) -> tuple[int, int]:
        """How many of the lines have a value in a column where one is expected, and how many should."""
        own, when = columns(self.dataset), EXPECTED.get((self.dataset, name))
        if when is not None and not self.mask & _bit(len(own) + _conditions(self.dataset).index(when)):
            return 0, 0
        return self.lines if self.mask & _bit(own.index(name)) else 0, self.lines


def completeness(connection: sa.Connection, scope: Scope) -> dict[str, list[Filled]]:
    """Every column of each dataset that has lines in scope, in the order of its schema. One SQL question a dataset."""
    rows = masks(connection, scope)
    found = {}
    for dataset in DATASETS:
        mask = rows.c.mask
        own = sa.and_(rows.c.dataset == dataset, *within(connection, dataset, rows, scope))
        query = sa.select(mask, sa.func.count()).where(own).group_by(mask)
        tallies = [Tally(dataset, *row) for row in connection.execute(query)]
        if tallies:
            found[dataset] = [_filled(tallies, dataset, name) for name in columns(dataset)]
    return found


def _filled(tallies: Sequence[Tally], dataset: str, name: str) -> Filled:
    n, N = added(tallies, [name])
    return Filled(dataset, name, n, N, name in NEEDED[dataset], EXPECTED.get((dataset, name)))


def added(tallies: Sequence[Tally], names: Sequence[str]) -> tuple[int, int]:
    """How many cells of some columns have a value where one is expected, and how many should."""
    counted = [one.counted(name) for one in tallies for name in names]
    return sum(n for n, _N in counted), sum(N for _n, N in counted)


def masks(connection: sa.Connection, scope: Scope) -> sa.Table:
    """Every standing line of the fund, with what it is kept by and the columns that have a value as bits of ``mask``.

    To look at each column of each line is what costs: it is done once, whatever part of the lines is asked for.
    """
    return worked_out(connection, "masks", scope, _masks, by=("dataset",))


def _masks(fund: str, as_of: AsOf) -> sa.Select[Any]:
    every = sa.union_all(*[_masked(dataset, standing(dataset, fund, as_of)) for dataset in DATASETS])
    return sa.select(every.subquery("masks"))


def _masked(dataset: str, rows: sa.Subquery) -> sa.Select[Any]:
    """The bits of the columns in their order, then those of the conditions that lines meet."""
    tests = [
        *[has_value(rows, name) for name in columns(dataset)],
        *[WHEN[name](rows) for name in _conditions(dataset)],
    ]
    bits = [sa.case((test, sa.literal(_bit(place), sa.BigInteger)), else_=0) for place, test in enumerate(tests)]
    known = [(rows.c[name] if name in rows.c else sa.cast(sa.null(), sa.Text)).label(name) for name in KEPT_BY]
    return sa.select(rows.c.dataset, *known, sum(bits[1:], bits[0]).label("mask"))


@cache
def _conditions(dataset: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(when for (own, _name), when in EXPECTED.items() if own == dataset))


def _bit(place: int) -> int:
    return 1 << place
