"""The lines of a dataset in scope, as files say them."""

from collections.abc import Callable

import sqlalchemy as sa

from dashboard.queries import relations as r
from dashboard.queries.said import standing
from dashboard.queries.scope import NOWHERE, Scope
from etl.schemas import TERRITORY_LEVELS

PLACE = ("file", "sheet", "row", "cell")
KEPT_BY = ("id", "project_key", "axis", "zone_id", *TERRITORY_LEVELS)
RELATIONS: dict[str, Callable[[sa.Connection, Scope], sa.Subquery]] = {
    "fundings": r.money,
    "deliverables": r.deliverables,
}


def lines(connection: sa.Connection, dataset: str, scope: Scope) -> sa.Subquery:
    """The standing lines of a dataset in scope, with every column of their table."""
    rows = standing(dataset, scope.fund, scope.as_of)
    return sa.select(rows).where(*within(connection, dataset, rows, scope)).subquery(f"{dataset}_lines")


def within(connection: sa.Connection, dataset: str, rows: sa.FromClause, scope: Scope) -> list[sa.ColumnElement[bool]]:
    """Which lines of a dataset are in scope, by their ``KEPT_BY``.

    Projects, money and deliverables keep to every filter, by the attributes that figures give them; partners to
    those of their project and of their territory; envelopes and trajectories to the axis and the territory;
    indicators to the territory.
    """
    if scope == Scope(scope.fund, as_of=scope.as_of):
        return []
    if dataset in RELATIONS:
        kept = RELATIONS[dataset](connection, scope)
        return [rows.c.id.in_(sa.select(kept.c.id).where(kept.c.dataset == dataset))]
    if dataset == "projects":
        return [rows.c.project_key.in_(sa.select(r.projects(connection, scope).c.project_key))]
    return _by_themselves(connection, dataset, rows, scope)


def _by_themselves(
    connection: sa.Connection, dataset: str, rows: sa.FromClause, scope: Scope
) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = []
    if dataset in ("envelopes", "trajectories") and scope.axis is not None:
        found.append(rows.c.axis == scope.axis)
    if dataset == "partners" and (scope.axis is not None or scope.narrowed):
        kept = r.projects(connection, scope, territory=False)
        found.append(rows.c.project_key.in_(sa.select(kept.c.project_key)))
    if scope.level == "country":
        return found
    if dataset == "indicators":
        return [*found, rows.c.zone_id.in_((scope.territory, f"D{scope.territory}"))]
    if scope.territory == NOWHERE:
        return [*found, *[rows.c[name].is_(None) for name in TERRITORY_LEVELS]]
    return [*found, rows.c[scope.level] == scope.territory]
