"""The figures of a scope, of its axes, of its territories. Pages, exports, the command line and the method show these.

How each is computed: ``definitions``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa

from dashboard.queries.counts import Counts, Subject, count, count_by_axis
from dashboard.queries.definitions import DEFINITIONS, FIGURE_IDS, Definition, Number
from dashboard.queries.funds import axes
from dashboard.queries.known import known
from dashboard.queries.reach import WHOLE
from dashboard.queries.scope import Scope
from dashboard.queries.temporary import once
from etl.schemas import schema
from etl.store.current import loads
from etl.store.tables import editions, source_tables


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a scope. ``unit``: EUR, count, ratio (0 to 1 and beyond) or EUR_per_inhabitant.

    ``method`` is the catalogue's key of its formula in words; ``date`` that of the newest data behind it.
    """

    id: str
    value: Number
    n: Number
    N: Number
    unit: str
    stage: str | None
    basis: str | None
    date: date | None
    method: str


def dates(connection: sa.Connection, scope: Scope) -> Mapping[str, date]:
    """The date of the newest data about each dataset of the fund, as of the scope's moment.

    The amount columns of projects speak of money; money speaks of the projects that it names.
    """
    return once(connection, ("dates", scope.fund, scope.as_of), lambda: _dates(connection, scope))


def _dates(connection: sa.Connection, scope: Scope) -> dict[str, date]:
    wide = {field.name for field in schema("projects").wide}
    query = (
        sa.select(source_tables.c.dataset, source_tables.c.columns, editions.c.data_date)
        .join(editions, editions.c.number == source_tables.c.edition)
        .where(loads(connection, scope.fund, scope.as_of))
    )
    found: dict[str, date] = {}
    for dataset, columns, on in connection.execute(query):
        spoken = {dataset}
        spoken |= {"projects"} if dataset == "fundings" else set()
        spoken |= {"fundings"} if wide & {*columns} else set()
        for name in spoken:
            found[name] = max(on, found.get(name, on))
    return found


def _figure(definition: Definition, counts: Counts, there: frozenset[str], on: Mapping[str, date]) -> Figure:
    answer = definition.compute(counts, there)
    newest = max((on[dataset] for dataset in definition.datasets if dataset in on), default=None)
    return Figure(
        definition.id,
        answer.value,
        answer.n,
        answer.N,
        definition.unit,
        definition.stage,
        definition.basis,
        newest if answer.value is not None else None,
        f"figures.{definition.id}_method",
    )


def _figures(
    counts: Counts, there: frozenset[str], on: Mapping[str, date], names: Sequence[str] = FIGURE_IDS
) -> dict[str, Figure]:
    return {name: _figure(DEFINITIONS[name], counts, there, on) for name in names}


def _subjects(names: Sequence[str]) -> frozenset[Subject]:
    """What some figures are made of; a territory that no row names is one too, by its people."""
    return frozenset(subject for name in names for subject in DEFINITIONS[name].made_of) | {"people"}


def figures(connection: sa.Connection, scope: Scope, names: Sequence[str] = FIGURE_IDS) -> dict[str, Figure]:
    """The figures of a scope, by id: all of them, or some. Raises UnknownTerritory."""
    counts = count(connection, scope, subjects=_subjects(names))[WHOLE]
    return _figures(counts, known(connection, scope), dates(connection, scope), names)


def by_axis(connection: sa.Connection, scope: Scope, names: Sequence[str] = FIGURE_IDS) -> dict[str, dict[str, Figure]]:
    """The figures of each axis of the fund (declared, else met in its data), by axis code; all of them, or some."""
    codes = [one.code for one in axes(connection, scope.fund, scope.as_of)]
    kept = [code for code in codes if scope.axis in (None, code)]
    groups, on = count_by_axis(connection, scope, kept, _subjects(names)), dates(connection, scope)
    return {code: _figures(groups[code], known(connection, replace(scope, axis=code)), on, names) for code in kept}


def by_territory(
    connection: sa.Connection, scope: Scope, level: str, names: Sequence[str] = FIGURE_IDS
) -> dict[str, dict[str, Figure]]:
    """The figures of each territory of a level within the scope, by code; NONE is what has no place there.

    Territories that no row names are there too: a department without an application is a figure. Some figures cost
    less than all of them: nothing is counted that none of them is made of.
    """
    groups = count(connection, scope, level, _subjects(names))
    there, on = known(connection, scope), dates(connection, scope)
    found = {code: _figures(counts, there, on, names) for code, counts in groups.items() if code}
    if None in groups:
        found["NONE"] = _figures(groups[None], there, on, names)
    return found
