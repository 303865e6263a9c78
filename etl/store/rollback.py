"""Rolls an edition back by a new edition: it counts no more, the others do, history stays.

A load rolled back is as if its file had never come: every row is what the loads that stand say of it, the snapshots
that only repeated a value among them. A correction rolled back is revoked: the source's own value stands again. A
rollback can itself be rolled back.
"""

from dataclasses import dataclass, field

import sqlalchemy as sa

from etl.money import Euros, added
from etl.store import tables as t
from etl.store.clock import now
from etl.store.corrections import corrections
from etl.store.dependents import Dependents, dependents
from etl.store.editions import euros_by_stage, last
from etl.store.engine import lock_for_writing, writing
from etl.store.settle import Settled, Stream, settle


class UnknownEdition(Exception):
    """There is no edition of that number."""


class AlreadyRolledBack(Exception):
    """The edition has been rolled back, by ``args[1]``."""


@dataclass(frozen=True, slots=True)
class RolledBack:
    """The edition that undoes another; rows restored, rows withdrawn, rows kept for others say them too.

    ``kept_by`` counts the rows kept by the edition whose word they are; ``before`` and ``after`` are the euros by
    stage of the source; ``dependents`` what was said after the edition undone, and because of it.
    """

    edition: int
    restored: int
    withdrawn: int
    kept: int
    kept_by: dict[int, int] = field(default_factory=dict)
    before: Euros = field(default_factory=dict)
    after: Euros = field(default_factory=dict)
    dependents: Dependents = field(default_factory=Dependents)


def roll_back(engine: sa.Engine, number: int, by: str = "?", dry_run: bool = False) -> RolledBack:
    """Undoes edition ``number`` in one transaction, or says what that would do (``dry_run``) and writes nothing.

    Raises UnknownEdition, AlreadyRolledBack.
    """
    with writing(engine).connect() as connection, connection.begin() as transaction:
        lock_for_writing(connection)
        done = _roll_back(connection, number, by)
        if dry_run:
            transaction.rollback()
        return done


def _roll_back(connection: sa.Connection, number: int, by: str) -> RolledBack:
    edition = connection.execute(sa.select(t.editions).where(t.editions.c.number == number)).mappings().first()
    if edition is None:
        raise UnknownEdition(number)
    by_which = connection.execute(sa.select(t.editions.c.number).where(t.editions.c.rolls_back == number)).scalar()
    if by_which is not None:
        raise AlreadyRolledBack(number, by_which)
    streams = [Stream(edition["fund"], edition["source"], dataset) for dataset in edition["datasets"].split(",")]
    depending, before = dependents(connection, number), _euros(connection, streams)
    made = last(connection) + 1
    life = {"kind": "rollback", "rolls_back": number, "loaded_at": now(), "loaded_by": by, "rejected": 0}
    connection.execute(sa.insert(t.editions).values(**{**edition, **life, "number": made}))
    about, settled = _behind(connection, number), Settled()
    corrected = {one.edition: (one.key, one.ordinal) for one in corrections(connection, edition["fund"])}
    for stream in streams:
        settled.add(settle(connection, stream, made, about, corrected.get(about)))
    kept = settled.kept.total()
    counts = {"new": settled.restored, "changed": 0, "unchanged": kept, "missing": settled.withdrawn}
    connection.execute(sa.update(t.editions).where(t.editions.c.number == made).values(**counts))
    return RolledBack(
        made,
        settled.restored,
        settled.withdrawn,
        kept,
        dict(sorted(settled.kept.items())),
        before,
        _euros(connection, streams),
        depending,
    )


def _behind(connection: sa.Connection, number: int) -> int:
    """The load or the correction behind an edition, through any rollbacks of rollbacks."""
    c = t.editions.c
    rolls_back = dict(connection.execute(sa.select(c.number, c.rolls_back)).all())
    while (undone := rolls_back[number]) is not None:
        number = undone
    return number


def _euros(connection: sa.Connection, streams: list[Stream]) -> Euros:
    found: Euros = {}
    for one in streams:
        found = added(found, euros_by_stage(connection, one.dataset, one.fund, one.source))
    return found
