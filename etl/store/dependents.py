"""What was said because of an edition, or after it about the same lines: what a rollback should be weighed against."""

from collections import Counter
from dataclasses import dataclass, field

import sqlalchemy as sa

from etl.check.waiver import Waiver
from etl.correction import Correction, applied
from etl.store import tables as t
from etl.store.corrections import corrections
from etl.store.current import undone
from etl.store.datasets import DATASET_TABLES
from etl.store.waivers import given


@dataclass(frozen=True, slots=True)
class Dependents:
    """``editions``: later ones that changed again lines of which this one speaks, with how many lines each.

    ``corrections``: those made to values that this one brought; ``waivers``: those, still given, by which it passed.
    """

    editions: dict[int, int] = field(default_factory=dict)
    corrections: list[Correction] = field(default_factory=list)
    waivers: list[Waiver] = field(default_factory=list)


def dependents(connection: sa.Connection, number: int) -> Dependents:
    """What depends on an edition that stands; nothing for a number that is none's."""
    e = t.editions.c
    edition = connection.execute(sa.select(e.fund, e.source, e.datasets).where(e.number == number)).first()
    if edition is None:
        return Dependents()
    out = undone(connection)
    found: Counter[int] = Counter()
    made: dict[int, Correction] = {}
    for dataset in edition.datasets.split(","):
        c = DATASET_TABLES[dataset].c
        stream = (c.fund == edition.fund, c.source == edition.source)
        ended = sa.select(c.closed, sa.func.count()).where(*stream, c.opened == number, c.closed.is_not(None))
        found.update(dict(connection.execute(ended.group_by(c.closed)).all()))
        again = DATASET_TABLES[dataset].alias("again").c
        come = (again.fund == c.fund, again.source == c.source, again.key == c.key, again.ordinal == c.ordinal)
        own = sa.exists().where(*come, again.opened == number)
        first = sa.select(sa.func.min(again.opened)).where(*come, again.opened > number).scalar_subquery()
        left = sa.select(first.label("back")).where(*stream, c.closed == number, sa.not_(own)).subquery()
        back = sa.select(left.c.back, sa.func.count()).where(left.c.back.is_not(None)).group_by(left.c.back)
        found.update(dict(connection.execute(back).all()))
        lines = {(one.key, one.ordinal): one for one in corrections(connection, *edition[:2], dataset) if one.stands}
        if lines:
            brought = sa.select(c.key, c.ordinal, c.hash).where(*stream, c.opened == number)
            for key, ordinal, marked in connection.execute(brought.where(c.key.in_({key for key, _ordinal in lines}))):
                one = lines.get((key, ordinal))
                if one is None or one.edition == number:
                    continue
                if one.edition > number or one.id in applied(marked):
                    made[one.id] = one
    return Dependents(
        {edition: lines for edition, lines in sorted(found.items()) if edition not in out},
        [made[number] for number in sorted(made)],
        _waivers(connection, number, edition.fund, edition.source),
    )


def _waivers(connection: sa.Connection, number: int, fund: str, source: str) -> list[Waiver]:
    """The waivers of a source whose rules an edition broke and was let."""
    c = t.findings.c
    waived = sa.select(c.rule).where(c.edition == number, c.waived.is_not(None)).distinct()
    rules = set(connection.execute(waived).scalars())
    return [one for one in given(connection, fund, source) if one.rule in rules] if rules else []
