"""What was sent to whom. A file is claimed before it is sent, so that two runs, at once or in turn, send it once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from etl.review import words
from etl.review.sending import SENT, Occasion, Sending
from etl.store import engine
from etl.store.clock import instant
from etl.store.sending_tables import sendings as t

LEASE = timedelta(minutes=30)
"""How long a sending without an outcome is taken to go on: past it, the run that began it is dead, and it is redone."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a run may send: the row of each format. ``before`` counts the sendings of the same that had arrived."""

    rows: Mapping[str, int]
    before: int


def claim(
    target: engine.Target,
    occasion: Occasion,
    to: str,
    formats: Collection[str],
    lang: str,
    by: str,
    subscription: int | None = None,
    *,
    again: bool = False,
    moment: datetime | None = None,
) -> Claim:
    """Claims the formats that were not sent to that target (``again``: or were), and that no other run is sending."""
    at, by = moment or instant(), words.line("by", by)
    same = {"target": to, "fund": occasion.fund, "meeting": occasion.meeting, "edition": occasion.edition, "lang": lang}
    with engine.within(target) as connection:
        engine.lock_for_writing(connection)
        alike = [t.c[name].is_not_distinct_from(value) for name, value in same.items()]
        known = connection.execute(sa.select(t.c.format, t.c.outcome, t.c.started_at).where(*alike)).all()
        done = [
            row.format
            for row in known
            if row.outcome == SENT and (occasion.since is None or row.started_at >= occasion.since)
        ]
        busy = {row.format for row in known if row.outcome is None and row.started_at > at - LEASE}
        left = [one for one in formats if one not in busy and (again or one not in done)]
        rows = {}
        for one in left:
            said = {"format": one, "subscription": subscription, "started_by": by, "started_at": at}
            rows[one] = connection.execute(sa.insert(t).values(**same, **said).returning(t.c.id)).scalar_one()
        return Claim(rows, len(done))


def end(
    target: engine.Target,
    numbers: Collection[int],
    outcome: str,
    reason: str | None = None,
    name: str | None = None,
    sha256: str | None = None,
    moment: datetime | None = None,
) -> None:
    """Writes the outcome of sendings; one that has its outcome keeps it."""
    said = {"outcome": outcome, "reason": reason, "name": name, "sha256": sha256, "ended_at": moment or instant()}
    with engine.within(target) as connection:
        connection.execute(sa.update(t).where(t.c.id.in_(numbers), t.c.outcome.is_(None)).values(**said))


def listing(connection: sa.Connection, subscription: int | None = None) -> list[Sending]:
    """Every sending, of a subscription where one is told, in order."""
    query = sa.select(t).order_by(t.c.id)
    if subscription is not None:
        query = query.where(t.c.subscription == subscription)
    return [Sending(**row._mapping) for row in connection.execute(query)]
