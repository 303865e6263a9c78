"""One project: what is said of it, the days of its life, who takes part, the cells that say so."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.cells import Cell, cell_of, placed
from dashboard.queries.listing import STAGES, sums, whole
from dashboard.queries.said import standing
from dashboard.queries.scope import Scope
from etl.schemas import TERRITORY_LEVELS, schema
from etl.store.datasets import DATASET_TABLES, stored_fields


@dataclass(frozen=True, slots=True)
class Project:
    """A project as it stands. ``dataset`` says which one speaks of it; ``place`` is the finest territory known.

    ``euros`` holds a stage only where a line bears it. Days are the first of each step, None where not known.
    """

    key: str
    number: str | None
    title: str | None
    state: str | None
    axis: str | None
    desk: str | None
    theme: str | None
    party: str | None
    holder: str | None
    holder_kind: str | None
    place: str | None
    euros: dict[str, Decimal]
    days: dict[str, date | None]
    total_cost: Decimal | None
    planned_end_on: date | None
    dataset: str


@dataclass(frozen=True, slots=True)
class Said:
    """A value that a file says of a project, and its cell."""

    dataset: str
    field: str
    value: str
    source: str
    cell: Cell


def project(connection: sa.Connection, scope: Scope, key: str) -> Project | None:
    """The project of a key at the scope's moment, whatever its other filters; None where no row names it."""
    scope = whole(scope)
    p, money, d = (
        relations.projects(connection, scope),
        sums(connection, scope),
        relations.deliverables(connection, scope),
    )
    delivered = (
        sa.select(sa.func.min(d.c.delivered_on))
        .where(d.c.project_key == key, d.c.state.in_(relations.DELIVERED_STATES))
        .scalar_subquery()
    )
    said = DATASET_TABLES["projects"]
    own = sa.and_(p.c.dataset == "projects", said.c.id == p.c.id)
    place = sa.func.coalesce(*[p.c[level] for level in reversed(TERRITORY_LEVELS)])
    query = (
        sa.select(
            *[p.c[name] for name in ("project_key", "project_id", "title", "state", "axis", "desk", "theme", "party")],
            p.c.party_name,
            p.c.holder,
            place.label("place"),
            *[money.c[stage] for stage in STAGES],
            p.c.filed_on,
            said.c.review_started_on,
            p.c.decided_on,
            *[money.c[name] for name in ("awarded_on", "committed_on", "paid_on", "last_paid_on")],
            delivered.label("delivered_on"),
            said.c.total_cost,
            said.c.planned_end_on,
            p.c.dataset,
        )
        .select_from(p)
        .outerjoin(money, money.c.project_key == p.c.project_key)
        .outerjoin(said, own)
        .where(p.c.project_key == key)
    )
    row = connection.execute(query).mappings().first()
    if row is None:
        return None
    names = ("filed_on", "review_started_on", "decided_on", "awarded_on", "committed_on", "paid_on", "last_paid_on")
    return Project(
        key=key,
        number=row["project_id"],
        holder=row["party_name"],
        holder_kind=row["holder"],
        euros={stage: row[stage] for stage in STAGES if row[stage] is not None},
        days={name: row[name] for name in (*names, "delivered_on")},
        **{name: row[name] for name in ("title", "state", "axis", "desk", "theme", "party", "place")},
        **{name: row[name] for name in ("total_cost", "planned_end_on", "dataset")},
    )


def said_of(connection: sa.Connection, scope: Scope, key: str) -> list[Said]:
    """Every value that stands of the project itself, field by field with its cell: what its declaration says, else
    the money lines that name it."""
    for dataset in ("projects", "fundings"):
        rows = standing(dataset, scope.fund, scope.as_of)
        fields = [field.name for field in stored_fields(schema(dataset))]
        query = placed(rows, rows.c.source, *[rows.c[name] for name in fields]).where(rows.c.project_key == key)
        found = []
        for source, *values in connection.execute(query.order_by(rows.c.source, rows.c.source_row, rows.c.id)):
            file, sheet, row, columns, _origin = values[len(fields) :]
            found += [
                Said(dataset, name, str(value), source, cell_of(file, sheet, row, columns, name))
                for name, value in zip(fields, values, strict=False)
                if value is not None
            ]
        if found:
            return found
    return []


@dataclass(frozen=True, slots=True)
class Actor:
    """Who takes part: its role, as partners say it, else ``beneficiary`` of money."""

    name: str
    party: str | None
    role: str
    cell: Cell


def actors(connection: sa.Connection, scope: Scope, key: str) -> list[Actor]:
    """The partners that a project declares, then the beneficiaries of its money, each once."""
    rows = standing("partners", scope.fund, scope.as_of)
    declared = placed(rows, rows.c.actor, rows.c.party, sa.func.coalesce(rows.c.role, "member")).where(
        rows.c.project_key == key, rows.c.actor.is_not(None)
    )
    m = relations.money(connection, whole(scope))
    paid = placed(m, m.c.party_name, m.c.party, sa.literal("beneficiary")).where(
        m.c.project_key == key, m.c.party_name.is_not(None), m.c.dataset == "fundings"
    )
    found: dict[tuple[str, str], Actor] = {}
    for query, order in ((declared, rows.c.id), (paid, m.c.id)):
        for name, party, role, *place in connection.execute(query.order_by(order)):
            found.setdefault((party or name, role), Actor(name, party, role, cell_of(*place)))
    return list(found.values())
