"""Who is sent the reviews: a row each, ended by a date, never deleted."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from etl.review import words
from etl.review.meeting import UnknownKind
from etl.review.sending import KINDS, AlreadySubscribed, Ended, Subscription, UnknownSubscription
from etl.review.target import Target, read_targets
from etl.store import engine, funds
from etl.store.clock import now
from etl.store.sending_tables import subscriptions as t


def subscribe(
    target: engine.Target,
    fund: str,
    targets: Iterable[Target],
    kind: str,
    formats: Iterable[str],
    lang: str,
    by: str,
    moment: datetime | None = None,
) -> Subscription:
    """Keeps a subscription. Raises UnknownFund, UnknownKind, AlreadySubscribed, and the refusals of a text."""
    if kind not in KINDS:
        raise UnknownKind(kind)
    said = {"fund": fund, "kind": kind, "lang": lang, "targets": [str(one) for one in targets], "formats": [*formats]}
    made = {"created_by": words.line("by", by), "created_at": moment or now()}
    with engine.within(target) as connection:
        engine.lock_for_writing(connection)
        funds.require(connection, fund)
        for row in connection.execute(sa.select(t).where(t.c.ended_at.is_(None), t.c.fund == fund)).mappings():
            if all(row[name] == value for name, value in said.items()):
                raise AlreadySubscribed(row["id"])
        number = connection.execute(sa.insert(t).values(**said, **made).returning(t.c.id)).scalar_one()
        return get(connection, number)


def end(target: engine.Target, number: int, by: str, moment: datetime | None = None) -> Subscription:
    """Ends a subscription from now on. Raises UnknownSubscription, Ended, and the refusals of a text."""
    by = words.line("by", by)
    with engine.within(target) as connection:
        engine.lock_for_writing(connection)
        if get(connection, number).ended_at is not None:
            raise Ended(number)
        connection.execute(sa.update(t).where(t.c.id == number).values(ended_by=by, ended_at=moment or now()))
        return get(connection, number)


def get(connection: sa.Connection, number: int) -> Subscription:
    """One subscription. Raises UnknownSubscription."""
    row = connection.execute(sa.select(t).where(t.c.id == number)).first()
    if row is None:
        raise UnknownSubscription(number)
    return _read(row)


def listing(
    connection: sa.Connection, fund: str | None = None, kind: str | None = None, *, ended: bool = True
) -> list[Subscription]:
    """The subscriptions of a fund and of a kind (of all where not told), in order; ``ended=False``: those that hold."""
    query = sa.select(t).order_by(t.c.id)
    for column, value in ((t.c.fund, fund), (t.c.kind, kind)):
        if value is not None:
            query = query.where(column == value)
    if not ended:
        query = query.where(t.c.ended_at.is_(None))
    return [_read(row) for row in connection.execute(query)]


def _read(row: sa.Row[Any]) -> Subscription:
    targets = tuple(one for written in row.targets for one in read_targets(written))
    return Subscription(**{**row._mapping, "targets": targets, "formats": tuple(row.formats)})
