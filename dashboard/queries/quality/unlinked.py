"""What is tied to nothing: money or deliverables without project, lines without territory or without SIREN.

Money is counted stage by stage: the same euros are requested, awarded, committed and paid. Every count opens its lines.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.queries import relations as r
from dashboard.queries.cells import in_files
from dashboard.queries.counts import ZERO
from dashboard.queries.quality.lines import PLACE
from dashboard.queries.scope import Scope
from etl.schemas import TERRITORY_LEVELS, schema

KINDS = ("project", "place", "siren")
COLUMNS = (*PLACE, "label", "party", "stage", "value")
BY_NAME = "n:"
"""How the key of a legal person begins that is known by its name alone."""

LACKS, DUE = 0, 1


@dataclass(frozen=True, slots=True)
class Unlinked:
    """``n`` lines of ``N`` lack their ``kind``, and the euros of both; ``stage`` and euros are money's alone."""

    what: str
    kind: str
    stage: str | None
    n: int
    N: int
    euros: Decimal | None = None
    of: Decimal | None = None


def unlinked(connection: sa.Connection, scope: Scope) -> list[Unlinked]:
    """Each kind of tie, for each kind of line that should have it; those without any line in scope are left out."""
    found = []
    order = schema("fundings")["stage"].choices
    for what, rows in _relations(connection, scope).items():
        tests, money = _tests(connection, scope, what, rows), what == "money"
        stages = defaultdict[Any, list[tuple[int, int, Decimal | None]]](list)
        for stage, *counted in connection.execute(_by_mask(rows, tests, money)):
            stages[stage].append((counted[0], counted[1], counted[2]))
        for stage, lines in stages.items():
            for rank, kind in enumerate(tests):
                lacking, due = (_added(lines, 1 << (2 * rank + bit)) for bit in (LACKS, DUE))
                if due[0]:
                    worth = (lacking[1], due[1]) if money else (None, None)
                    found.append(Unlinked(what, kind, stage, lacking[0], due[0], *worth))
    place = {one: rank for rank, one in enumerate(order)}
    return sorted(found, key=lambda one: (KINDS.index(one.kind), one.what != "money", place.get(one.stage or "", 9)))


def _by_mask(rows: sa.Subquery, tests: Mapping[str, "Test"], money: bool) -> sa.Select[Any]:
    """How many lines of each stage a tie is due on and lacks on, as two bits a kind of tie, and their euros.

    Each line is put to each test once, not for each of the sums.
    """
    mask: sa.ColumnElement[int] = sa.literal(0)
    for rank, (due, lacks) in enumerate(tests.values()):
        for bit, condition in ((LACKS, sa.and_(due, lacks)), (DUE, due)):
            mask = mask + sa.case((condition, 1 << (2 * rank + bit)), else_=0)
    stage: sa.ColumnElement[Any] = rows.c.stage if money else sa.cast(sa.null(), sa.Text)
    amount = rows.c.amount if money else sa.cast(sa.null(), sa.Integer)
    told = sa.select(stage.label("stage"), mask.label("mask"), amount.label("amount")).subquery("ties")
    c = told.c
    return sa.select(c.stage, c.mask, sa.func.count(), sa.func.sum(c.amount)).group_by(c.stage, c.mask)


def _added(lines: list[tuple[int, int, Decimal | None]], bit: int) -> tuple[int, Decimal]:
    """The lines that bear a bit, and their euros."""
    own = [(number, euros or ZERO) for mask, number, euros in lines if mask & bit]
    return sum(number for number, _euros in own), sum((euros for _number, euros in own), ZERO)


def rows(connection: sa.Connection, scope: Scope, kind: str) -> pd.DataFrame:
    """The lines that lack a kind of tie: their file, sheet, row and cell, what they are; columns as ``COLUMNS``.

    ``value`` is Decimal euros for money, else None. Raises ValueError for an unknown kind.
    """
    if kind not in KINDS:
        raise ValueError(kind)
    found: list[tuple[object, ...]] = []
    for what, known in _relations(connection, scope).items():
        test = _tests(connection, scope, what, known).get(kind)
        if test is None:
            continue
        c, money = known.c, what == "money"
        label = sa.func.coalesce(c.title, c.party_name)
        own = (c.stage, c.amount) if money else (sa.literal(what), sa.null())
        found += in_files(connection, known, sa.and_(*test), label, c.party_name, *own)
    return pd.DataFrame(found, columns=list(COLUMNS), dtype=object)


def _relations(connection: sa.Connection, scope: Scope) -> Mapping[str, sa.Subquery]:
    return {
        "money": r.money(connection, scope),
        "projects": r.projects(connection, scope),
        "deliverables": r.deliverables(connection, scope),
    }


Test = tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]


def _tests(connection: sa.Connection, scope: Scope, what: str, rows: sa.Subquery) -> dict[str, Test]:
    """By kind of tie: on which lines it is due, on which it lacks."""
    c = rows.c
    nowhere = sa.and_(*[c[name].is_(None) for name in TERRITORY_LEVELS])
    always: sa.ColumnElement[bool] = sa.true()
    if what == "money":
        tied: Test = (c.kind != "flat_aid", c.project_key.is_(None))
    if what == "deliverables":
        known = r.projects(connection, Scope(scope.fund, as_of=scope.as_of)).c.project_key
        absent = sa.or_(c.project_key.is_(None), c.project_key.not_in(sa.select(known).where(known.is_not(None))))
        return {
            "project": (always, absent),
            "place": (sa.func.coalesce(c.place_basis, "") != "national", nowhere),
        }
    named: Test = (always, sa.or_(c.party.is_(None), c.party.startswith(BY_NAME, autoescape=True)))
    rest = {"place": (always, nowhere), "siren": named}
    return {"project": tied, **rest} if what == "money" else rest
