"""The lines of a dataset in scope, as files say them."""

from collections.abc import Callable

import sqlalchemy as sa

from dashboard.queries import relations as r
from dashboard.queries.said import standing
from dashboard.queries.scope import NOWHERE, Scope
from etl.schemas import TERRITORY_LEVELS

PLACE = ("file", "sheet", "row", "cell")
RELATIONS: dict[str, Callable[[sa.Connection, Scope], sa.Subquery]] = {
    "fundings": r.money,
    "deliverables": r.deliverables,
}


def lines(connection: sa.Connection, dataset: str, scope: Scope) -> sa.Subquery:
    """The standing lines of a dataset in scope, with every column of their table.

    Projects, money and deliverables keep to every filter, by the attributes that figures give them; partners to
    those of their project and of their territory; envelopes and trajectories to the axis and the territory;
    indicators to the territory.
    """
    rows = standing(dataset, scope.fund, scope.as_of)
    query = sa.select(rows)
    if scope == Scope(scope.fund, as_of=scope.as_of):
        return query.subquery(f"{dataset}_lines")
    if dataset in RELATIONS:
        kept = RELATIONS[dataset](connection, scope)
        query = query.where(rows.c.id.in_(sa.select(kept.c.id).where(kept.c.dataset == dataset)))
    elif dataset == "projects":
        query = query.where(rows.c.project_key.in_(sa.select(r.projects(connection, scope).c.project_key)))
    else:
        query = _by_themselves(connection, query, rows, dataset, scope)
    return query.subquery(f"{dataset}_lines")


def _by_themselves(
    connection: sa.Connection, query: sa.Select[tuple[object, ...]], rows: sa.Subquery, dataset: str, scope: Scope
) -> sa.Select[tuple[object, ...]]:
    if dataset in ("envelopes", "trajectories") and scope.axis is not None:
        query = query.where(rows.c.axis == scope.axis)
    if dataset == "partners" and (scope.axis is not None or scope.narrowed):
        kept = r.projects(connection, scope, territory=False)
        query = query.where(rows.c.project_key.in_(sa.select(kept.c.project_key)))
    if scope.level == "country":
        return query
    if dataset == "indicators":
        return query.where(rows.c.zone_id.in_((scope.territory, f"D{scope.territory}")))
    if scope.territory == NOWHERE:
        return query.where(*[rows.c[name].is_(None) for name in TERRITORY_LEVELS])
    return query.where(rows.c[scope.level] == scope.territory)
