"""The columns that every question about alerts answers."""

from typing import Any

import sqlalchemy as sa

from etl.store.types import Euros


def columns(
    target: sa.ColumnElement[Any],
    title: sa.ColumnElement[Any] | None = None,
    project: sa.ColumnElement[Any] | None = None,
    place: sa.ColumnElement[Any] | None = None,
    since: sa.ColumnElement[Any] | None = None,
    amount: sa.ColumnElement[Any] | None = None,
    value: sa.ColumnElement[Any] | None = None,
) -> sa.Select[Any]:
    """Target, title, project, place, since, amount in euros, value; null for what is not given."""

    def or_null(given: sa.ColumnElement[Any] | None, kind: Any, name: str) -> sa.Label[Any]:
        return (sa.cast(sa.null(), kind) if given is None else given).label(name)

    return sa.select(
        target.label("target"),
        or_null(title, sa.Text(), "title"),
        or_null(project, sa.Text(), "project"),
        or_null(place, sa.Text(), "place"),
        or_null(since, sa.Date(), "since"),
        or_null(amount, Euros(), "amount"),
        or_null(value, Euros(), "value"),
    )


def place(table: sa.FromClause) -> sa.ColumnElement[Any]:
    """The department of a row, else its region: where a review looks for it."""
    return sa.func.coalesce(table.c.department, table.c.region)
