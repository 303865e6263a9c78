"""Corrections as rows: kept for ever, applied while the edition that published them is not rolled back."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from etl.correction import Correction, typed
from etl.schemas import schema
from etl.store import tables as t


def corrections(
    connection: sa.Connection,
    fund: str | None = None,
    source: str | None = None,
    dataset: str | None = None,
    ids: Sequence[int] | None = None,
) -> list[Correction]:
    """The corrections of a fund, source, dataset (all where not given), in the order in which they were made."""
    c, undo = t.corrections.c, t.editions.alias("undo")
    query = sa.select(t.corrections).order_by(c.id)
    for column, value in ((c.fund, fund), (c.source, source), (c.dataset, dataset)):
        if value is not None:
            query = query.where(column == value)
    if ids is not None:
        query = query.where(c.id.in_(ids))
    rows = connection.execute(query).mappings().all()
    if not rows:
        return []
    columns = (undo.c.number, undo.c.rolls_back, undo.c.loaded_by, undo.c.loaded_at)
    ends: dict[int, tuple[Any, Any]] = {}
    out: set[int] = set()
    for number, rolls_back, by, at in connection.execute(
        sa.select(*columns).where(undo.c.rolls_back.is_not(None)).order_by(undo.c.number.desc())
    ):
        if number not in out:
            out.add(rolls_back)
            ends[rolls_back] = (by, at)
    found = []
    for row in rows:
        field = schema(row["dataset"])[row["field"]]
        by, at = ends.get(row["edition"], (None, None))
        values = dict(row) | {"expected": typed(field, row["expected"]), "value": typed(field, row["value"])}
        found.append(Correction(**values, revoked_by=by, revoked_at=at))
    return found
