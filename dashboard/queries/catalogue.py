"""Every deliverable of a scope as a reader looks it up: what it is, where, whose, when, its proof."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from dashboard.queries import relations as r
from dashboard.queries.counts import deliverable_tests, reference_date
from dashboard.queries.deliverables import proof_of
from dashboard.queries.scope import Scope
from etl.store.tables import territories


@dataclass(frozen=True, slots=True)
class Deliverable:
    """One deliverable; None where nothing is said. ``proof`` is one of ``deliverables.PROOFS``.

    ``place`` is the finest territory known, ``department`` the one that it lies in; ``days_late`` is None where
    it is not late.
    """

    number: str | None
    title: str | None
    state: str | None
    theme: str | None
    audience: str | None
    national: bool
    place: str | None
    department: str | None
    project: str | None
    holder: str | None
    planned_on: date | None
    delivered_on: date | None
    verified_on: date | None
    proof_url: str | None
    proof: str | None
    days_late: int | None


def catalogue(connection: sa.Connection, scope: Scope) -> list[Deliverable]:
    """The deliverables of the scope: the latest delivered first, then those that are due, then by title."""
    on = reference_date(connection, scope)
    d = r.deliverables(connection, scope)
    here, around = territories.alias("here"), territories.alias("around")
    finest = sa.func.coalesce(d.c.commune, d.c.epci, d.c.department, d.c.region)
    late = sa.case((deliverable_tests(d, on)["late"], 1), else_=0)
    query = (
        sa.select(
            d.c.deliverable_id,
            d.c.title,
            d.c.state,
            d.c.theme,
            d.c.audience,
            sa.case((d.c.place_basis == "national", 1), else_=0),
            here.c.name,
            around.c.name,
            d.c.project_title,
            d.c.party_name,
            d.c.planned_on,
            d.c.delivered_on,
            d.c.verified_on,
            d.c.proof_url,
            proof_of(d),
            late,
        )
        .outerjoin(here, here.c.code == finest)
        .outerjoin(around, around.c.code == d.c.department)
        .order_by(d.c.delivered_on.is_(None), d.c.delivered_on.desc(), d.c.planned_on.is_(None), d.c.planned_on, d.c.id)
    )
    return [
        Deliverable(
            number, title, state, theme, audience, bool(national), place, department, project, holder,
            planned_on, delivered_on, verified_on, proof_url, proof,
            (on - planned_on).days if is_late and on else None,
        )
        for number, title, state, theme, audience, national, place, department, project, holder,
        planned_on, delivered_on, verified_on, proof_url, proof, is_late in connection.execute(query)
    ]  # fmt: skip
