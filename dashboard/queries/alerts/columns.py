"""The columns that every question about alerts answers."""

from typing import Any

import sqlalchemy as sa

from dashboard.queries.alerts.candidates import STANDS
from etl.store.types import Euros


def columns(
    of: sa.FromClause,
    target: sa.ColumnElement[Any],
    since: sa.ColumnElement[Any],
    amount: sa.ColumnElement[Any] | None = None,
) -> sa.Select[Any]:
    """Target, title, project, place, since, amount in euros (null where none is given); then what a scope asks of it.

    ``of`` holds the projects or the deliverables. A review looks for one in its department, else in its region.
    """
    nothing = sa.cast(sa.null(), Euros())
    return sa.select(
        target.label("target"),
        of.c.title.label("title"),
        of.c.project_key.label("project"),
        sa.func.coalesce(of.c.department, of.c.region).label("place"),
        since.label("since"),
        (nothing if amount is None else amount).label("amount"),
        *[of.c[name] for name in STANDS],
    )
