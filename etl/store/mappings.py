"""The mappings that people confirmed. Each is a row that is never changed; a revocation is a row beside it."""

from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from etl.recognise.mapping import ColumnMapping, checked, from_json
from etl.store import tables as t
from etl.store.clock import now
from etl.store.engine import lock_for_writing, writing


class UnknownMapping(Exception):
    """No mapping of that number, or it is revoked already."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """A mapping as kept: its number, who confirmed it and when (UTC), and who revoked it and when, if anybody did."""

    id: int
    mapping: ColumnMapping
    by: str
    at: datetime
    revoked_by: str | None
    revoked_at: datetime | None


def remember(engine: sa.Engine, mapping: ColumnMapping, by: str) -> int:
    """Keeps a mapping and returns its number; one that stands already, word for word, is not kept twice.

    It holds for its headers from then on, before any earlier one. Raises UnusableMapping.
    """
    said = checked(replace(mapping, by="", on=None)).as_json()
    with writing(engine).begin() as connection:
        lock_for_writing(connection)
        latest = _latest(connection).get(mapping.signature)
        if latest is not None and latest.mapping.as_json() == said:
            return latest.id
        kept = sa.insert(t.column_mappings).values(
            signature=mapping.signature, dataset=mapping.dataset, mapping=said, confirmed_by=by, confirmed_at=now()
        )
        number: int = connection.execute(kept.returning(t.column_mappings.c.id)).scalar_one()
        return number


def recall(connection: sa.Connection, signature: str) -> ColumnMapping | None:
    """The last mapping confirmed for some headers and not revoked since, with who confirmed it and when."""
    return standing(connection, signature).get(signature)


def standing(connection: sa.Connection, signature: str | None = None) -> dict[str, ColumnMapping]:
    """Every mapping that holds, by signature; or the only one of a signature."""
    return {one: kept.mapping for one, kept in _latest(connection, signature).items()}


def listing(connection: sa.Connection) -> list[Remembered]:
    """Every mapping, the latest first, those revoked included."""
    return [_read(row) for row in connection.execute(_all().order_by(t.column_mappings.c.id.desc()))]


def revoke(engine: sa.Engine, number: int, by: str) -> None:
    """Notes that a mapping holds no longer; the one that it replaced holds again. Raises UnknownMapping."""
    with writing(engine).begin() as connection:
        lock_for_writing(connection)
        row = connection.execute(_all().where(t.column_mappings.c.id == number)).first()
        if row is None or row.revoked_at is not None:
            raise UnknownMapping(number)
        connection.execute(sa.insert(t.mapping_revocations).values(mapping=number, revoked_by=by, revoked_at=now()))


def _latest(connection: sa.Connection, signature: str | None = None) -> dict[str, Remembered]:
    query = _all().where(t.mapping_revocations.c.mapping.is_(None)).order_by(t.column_mappings.c.id)
    if signature is not None:
        query = query.where(t.column_mappings.c.signature == signature)
    return {row.signature: _read(row) for row in connection.execute(query)}


def _all() -> sa.Select[tuple[object, ...]]:
    revoked = t.mapping_revocations.c
    return sa.select(t.column_mappings, revoked.revoked_by, revoked.revoked_at).select_from(
        t.column_mappings.outerjoin(t.mapping_revocations, revoked.mapping == t.column_mappings.c.id)
    )


def _read(row: sa.Row[tuple[object, ...]]) -> Remembered:
    said = replace(from_json(row.mapping), by=row.confirmed_by, on=row.confirmed_at.date())
    return Remembered(row.id, said, row.confirmed_by, row.confirmed_at, row.revoked_by, row.revoked_at)
