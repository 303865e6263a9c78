"""From which edition to which each alert was open: written once for each edition, in their order."""

from collections.abc import Collection, Iterable

import sqlalchemy as sa

from etl.store.alert_tables import looks, sightings
from etl.store.engine import lock_for_writing, writing
from etl.store.tables import editions

Named = tuple[str, str]
"""A rule and its target."""


def unseen(connection: sa.Connection, fund: str) -> list[int]:
    """The editions of a fund at which nobody has looked for alerts yet, in order."""
    seen = sa.select(looks.c.edition).where(looks.c.fund == fund)
    query = sa.select(editions.c.number).where(editions.c.fund == fund, editions.c.number.not_in(seen))
    return list(connection.execute(query.order_by(editions.c.number)).scalars())


def note(engine: sa.Engine, fund: str, edition: int, found: Iterable[Named]) -> None:
    """Notes which alerts are open at an edition; editions are noted in their order, each once."""
    with writing(engine).begin() as connection:
        lock_for_writing(connection)
        kept = sa.select(looks.c.edition).where(looks.c.fund == fund, looks.c.edition >= edition)
        if connection.execute(kept.limit(1)).first():
            return
        there = set(found)
        s = sightings.c
        rows = connection.execute(sa.select(s.id, s.rule, s.target).where(s.fund == fund, s.gone.is_(None)))
        before = {(rule, target): number for number, rule, target in rows}
        gone = [{"row": number} for named, number in before.items() if named not in there]
        if gone:
            close = sa.update(sightings).where(s.id == sa.bindparam("row")).values(gone=edition)
            connection.execute(close, gone)
        new = [
            {"fund": fund, "rule": rule, "target": target, "appeared": edition}
            for rule, target in sorted(there - before.keys())
        ]
        if new:
            connection.execute(sa.insert(sightings), new)
        connection.execute(sa.insert(looks).values(fund=fund, edition=edition))


def appeared(connection: sa.Connection, fund: str, edition: int | None = None) -> dict[Named, int]:
    """The edition in which each alert that is open (now, or at an edition) appeared, the last time that it did."""
    s = sightings.c
    there: sa.ColumnElement[bool] = s.gone.is_(None)
    if edition is not None:
        there = sa.and_(s.appeared <= edition, sa.or_(s.gone.is_(None), s.gone > edition))
    query = sa.select(s.rule, s.target, s.appeared).where(s.fund == fund, there)
    return {(rule, target): edition for rule, target, edition in connection.execute(query)}


def histories(
    connection: sa.Connection, fund: str, named: Collection[Named]
) -> dict[Named, list[tuple[int, int | None]]]:
    """When each of some alerts was open: from which edition to which, None for now; in order."""
    s = sightings.c
    query = sa.select(s.rule, s.target, s.appeared, s.gone).where(
        s.fund == fund, sa.tuple_(s.rule, s.target).in_(list(named))
    )
    found: dict[Named, list[tuple[int, int | None]]] = {one: [] for one in named}
    for rule, target, since, until in connection.execute(query.order_by(s.appeared)):
        found[rule, target].append((since, until))
    return found
