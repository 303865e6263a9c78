"""Aggregates by group: what the figures are made of. One SQL question or two a subject; the database counts.

A group is a territory code of the asked level, or None where a row has none; without a level there is one group,
the whole scope, under the key ``""``.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, Literal, get_args

import sqlalchemy as sa

from dashboard.queries import ground
from dashboard.queries import relations as r
from dashboard.queries.reach import (
    WHOLE,
    covered,
    covered_by_axis,
    met,
    met_by_axis,
    reached,
)
from dashboard.queries.said import standing
from dashboard.queries.scope import Scope
from dashboard.queries.temporary import lately, once
from etl.schemas import TERRITORY_LEVELS
from etl.store.current import loads
from etl.store.tables import axes, editions

ZERO = Decimal("0.00")


@dataclass(slots=True)
class Counts:
    """What one group holds. Money by axis and stage: (euros, lines)."""

    money: dict[tuple[str | None, str], tuple[Decimal, int]] = field(default_factory=dict)
    flat_aids: int = 0
    projects: dict[str, int] = field(default_factory=dict)
    holders: int = 0
    beneficiaries: int = 0
    authorities: dict[str, int] = field(default_factory=dict)
    eligible: dict[str, int] = field(default_factory=dict)
    deliverables: dict[str, int] = field(default_factory=dict)
    covered: int = 0
    population: int | None = None
    envelopes: dict[str, Decimal] = field(default_factory=dict)
    national: bool = False

    def stage(self, *stages: str, axes: set[str] | None = None) -> tuple[Decimal, int]:
        """Euros and lines of some stages, over all axes or some."""
        found = [
            value for (axis, stage), value in self.money.items() if stage in stages and (axes is None or axis in axes)
        ]
        return sum((euros for euros, _lines in found), ZERO), sum(lines for _euros, lines in found)


Groups = defaultdict[str | None, Counts]
Subject = Literal[
    "money", "envelopes", "projects", "beneficiaries", "people", "authorities", "deliverables", "coverage"
]  # fmt: skip
SUBJECTS: frozenset[Subject] = frozenset(get_args(Subject))
"""The aggregates that figures are made of, each a question of its own."""
EUROS: frozenset[Subject] = frozenset(("money", "envelopes"))
SUMMED: frozenset[Subject] = frozenset(("money", "projects", "beneficiaries", "deliverables"))
"""Those that one question sums over rows, by whatever their rows bear."""


def _group(table: sa.FromClause, level: str | None) -> sa.ColumnElement[str]:
    return sa.literal(WHOLE) if level is None else table.c[level]


def count(
    connection: sa.Connection, scope: Scope, level: str | None = None, subjects: Set[Subject] = SUBJECTS
) -> Groups:
    """The aggregates of the scope, by territory of a level or as one whole; all of them, or some."""
    groups: Groups = defaultdict(Counts)
    if level is None:
        groups[WHOLE] = Counts()
    for subject, add in _ADDING.items():
        if subject in subjects:
            add(connection, scope, level, groups)
    return groups


def count_by_axis(
    connection: sa.Connection, scope: Scope, axes: Sequence[str], subjects: Set[Subject] = SUBJECTS
) -> Groups:
    """The aggregates of the scope by axis: for each of them what ``count`` tells of its scope as one whole."""
    groups: Groups = defaultdict(Counts)
    for subject in SUMMED & subjects:
        _ADDING[subject](connection, scope, "axis", groups)
    if "authorities" in subjects:
        met_by_axis(connection, scope, axes)
    if "coverage" in subjects:
        covered_by_axis(connection, scope, axes)
    for axis in axes:
        whole: Groups = defaultdict(Counts, {WHOLE: groups[axis]})
        for subject, add in _ADDING.items():
            if subject in subjects - SUMMED:
                add(connection, replace(scope, axis=axis), None, whole)
    return groups


TOGETHER = {None: ("axis",), "axis": ("axis",)} | dict.fromkeys(
    ("region", "department"), ("axis", "region", "department")
)
"""What sums by a level are asked by: one answer adds up to the whole and to axes, one to regions and to departments."""

Query = Callable[[Sequence[sa.ColumnElement[Any]]], sa.Select[Any]]
"""An aggregate by some columns, which come first in its rows."""


def _by_group(
    connection: sa.Connection, scope: Scope, level: str | None, table: sa.FromClause, query: Query
) -> Iterator[tuple[str | None, str | None, Sequence[Any]]]:
    """The rows of an aggregate, each with its group and axis; several rows may tell of one group."""
    by = TOGETHER.get(level) or ("axis", str(level))
    asked = ("counted", query.__qualname__, scope, by)
    rows = lately(connection, asked, lambda: connection.execute(query([table.c[name] for name in by])).all())
    place = None if level is None else by.index(level)
    for row in rows:
        yield WHOLE if place is None else row[place], row[0], row[len(by) :]


def _money(connection: sa.Connection, scope: Scope, level: str | None, groups: Groups) -> None:
    m = r.money(connection, scope)

    def sums(by: Sequence[sa.ColumnElement[Any]]) -> sa.Select[Any]:
        aid = sa.case((sa.and_(m.c.kind == "flat_aid", m.c.stage == "awarded"), 1), else_=0)
        told = (m.c.stage, sa.func.sum(m.c.amount), sa.func.count(), sa.func.sum(aid))
        return sa.select(*by, *told).group_by(*by, m.c.stage)

    for key, axis, (stage, euros, lines, aids) in _by_group(connection, scope, level, m, sums):
        own = groups[key]
        before, counted = own.money.get((axis, stage), (ZERO, 0))
        own.money[axis, stage] = (before + euros, counted + lines)
        own.flat_aids += int(aids)


FLAGS = ("filed", "pending", "awarded", "rejected", "withdrawn")


def _projects(connection: sa.Connection, scope: Scope, level: str | None, groups: Groups) -> None:
    p = r.projects(connection, scope)

    def flagged(by: Sequence[sa.ColumnElement[Any]]) -> sa.Select[Any]:
        return sa.select(*by, sa.func.count(), *[sa.func.sum(p.c[name]) for name in FLAGS]).group_by(*by)

    def holding(by: Sequence[sa.ColumnElement[Any]]) -> sa.Select[Any]:
        return sa.select(*by, p.c.party).where(p.c.awarded == 1, p.c.party.is_not(None)).distinct()

    for key, _axis, values in _by_group(connection, scope, level, p, flagged):
        own = groups[key].projects
        for name, value in zip(("known", *FLAGS), map(int, values), strict=True):
            own[name] = own.get(name, 0) + value
    for key, parties in _parties(_by_group(connection, scope, level, p, holding)).items():
        groups[key].holders = parties


def _parties(rows: Iterator[tuple[str | None, str | None, Sequence[Any]]]) -> Mapping[str | None, int]:
    """How many legal persons each group has, each once wherever it is met."""
    found: defaultdict[str | None, set[str]] = defaultdict(set)
    for key, _axis, (party,) in rows:
        found[key].add(party)
    return {key: len(parties) for key, parties in found.items()}


def _beneficiaries(connection: sa.Connection, scope: Scope, level: str | None, groups: Groups) -> None:
    who = reached(connection, scope)

    def local(by: Sequence[sa.ColumnElement[Any]]) -> sa.Select[Any]:
        return sa.select(*by, who.c.party).where(who.c.party_local.is_(True), who.c.party.is_not(None)).distinct()

    for key, number in _parties(_by_group(connection, scope, level, who, local)).items():
        groups[key].beneficiaries = number


def _people(connection: sa.Connection, scope: Scope, level: str | None, groups: Groups) -> None:
    """Who lives in each group and which authorities are there: so that a territory that no row names is one too."""
    people, eligible = ground.counted(scope.territory, scope.holder, level)
    for key, number in people.items():
        groups[key].population = number
    for key, kinds in eligible.items():
        groups[key].eligible = dict(kinds)


def _authorities(connection: sa.Connection, scope: Scope, level: str | None, groups: Groups) -> None:
    for place in ground.among(met(connection, scope), scope.territory):
        code = ground.own(place, level)
        if code is not None and scope.holder in (None, place.level):
            own = groups[code].authorities
            own[place.level] = own.get(place.level, 0) + 1


def reference_date(connection: sa.Connection, scope: Scope) -> date | None:
    """The day that lateness is judged on: the date asked, else that of the newest data."""
    if scope.on:
        return scope.on
    return once(connection, ("newest", scope.fund, scope.as_of), lambda: _newest(connection, scope))


def _newest(connection: sa.Connection, scope: Scope) -> date | None:
    counted = loads(connection, scope.fund, scope.as_of)
    return connection.execute(sa.select(sa.func.max(editions.c.data_date)).where(counted)).scalar()


def _deliverables(connection: sa.Connection, scope: Scope, level: str | None, groups: Groups) -> None:
    d = r.deliverables(connection, scope)
    tests = deliverable_tests(d, reference_date(connection, scope))

    def tested(by: Sequence[sa.ColumnElement[Any]]) -> sa.Select[Any]:
        return sa.select(*by, *[sa.func.sum(sa.case((test, 1), else_=0)) for test in tests.values()]).group_by(*by)

    for key, _axis, values in _by_group(connection, scope, level, d, tested):
        own = groups[key].deliverables
        for name, value in zip(tests, map(int, values), strict=True):
            own[name] = own.get(name, 0) + value


def deliverable_tests(d: sa.FromClause, on: date | None) -> dict[str, sa.ColumnElement[bool]]:
    """Which deliverables each count counts."""
    kept = sa.func.coalesce(d.c.state, "planned") != "dropped"
    done = d.c.state.in_(r.DELIVERED_STATES)
    due = sa.and_(kept, sa.not_(sa.func.coalesce(d.c.state, "planned").in_(r.DELIVERED_STATES)))
    dated = sa.and_(done, d.c.planned_on.is_not(None), d.c.delivered_on.is_not(None))
    return {
        "planned": kept,
        "delivered": done,
        "verified": d.c.state == "verified",
        "late": sa.and_(due, d.c.planned_on < on) if on else sa.false(),
        "dated": dated,
        "on_time": sa.and_(dated, d.c.delivered_on <= d.c.planned_on),
    }


def _coverage(connection: sa.Connection, scope: Scope, level: str | None, groups: Groups) -> None:
    for code, people in ground.people(covered(connection, scope), level, scope.territory).items():
        groups[code].covered = people


def _envelopes(connection: sa.Connection, scope: Scope, level: str | None, groups: Groups) -> None:
    if scope.narrowed or scope.level in ("epci", "commune", "none") or level in ("epci", "commune"):
        return
    if level is None and scope.level == "country":
        query = sa.select(axes.c.code, axes.c.envelope).where(axes.c.fund == scope.fund, axes.c.envelope.is_not(None))
        if scope.axis is not None:
            query = query.where(axes.c.code == scope.axis)
        declared: dict[str, Decimal] = {row.code: row.envelope for row in connection.execute(query)}
        groups[WHOLE].national = scope.axis is None
        groups[WHOLE].envelopes = declared or _loaded_envelopes(connection, scope, None).get(WHOLE, {})
        return
    for key, found in _loaded_envelopes(connection, scope, level).items():
        groups[key].envelopes = found


_ADDING: dict[Subject, Callable[[sa.Connection, Scope, str | None, Groups], None]] = {
    "money": _money,
    "envelopes": _envelopes,
    "projects": _projects,
    "beneficiaries": _beneficiaries,
    "people": _people,
    "authorities": _authorities,
    "deliverables": _deliverables,
    "coverage": _coverage,
}
"""How each aggregate is added to its groups."""


def envelope_rows(scope: Scope) -> sa.Subquery:
    """The envelopes loaded for the scope: a department's own, a region's departments', the national ones."""
    rows = standing("envelopes", scope.fund, scope.as_of)
    query = sa.select(rows)
    if scope.axis is not None:
        query = query.where(rows.c.axis == scope.axis)
    if scope.level in ("region", "department"):
        query = query.where(rows.c[scope.level] == scope.territory)
    return query.subquery("envelope_rows")


def _loaded_envelopes(
    connection: sa.Connection, scope: Scope, level: str | None
) -> dict[str | None, dict[str, Decimal]]:
    rows = envelope_rows(scope)
    group = _group(rows, level).label("grp")
    query = sa.select(group, rows.c.axis, sa.func.sum(rows.c.amount)).group_by(group, rows.c.axis)
    if level is None and scope.level == "country":
        query = query.where(*[rows.c[name].is_(None) for name in TERRITORY_LEVELS])
    found: dict[str | None, dict[str, Decimal]] = {}
    for key, axis, euros in connection.execute(query):
        if key is not None:
            found.setdefault(key, {})[axis] = euros
    return found
