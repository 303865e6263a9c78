"""What questions of a connection share: tables worked out once for a fund at a moment, and answers found once."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Mapping
from datetime import date
from itertools import count
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlalchemy.schema import CreateTable

from dashboard.queries.scope import Scope
from etl.store.current import AsOf
from etl.store.engine import renew_statistics
from etl.store.tables import editions

Answer = TypeVar("Answer")

MOST_LATELY = 48
JOINED_BY = ("id", "project_key", "dataset", "origin", "stage")
"""The columns by which questions join these tables with one another."""

_found: WeakKeyDictionary[sa.Connection, dict[Hashable, Any]] = WeakKeyDictionary()
_lately: WeakKeyDictionary[sa.Connection, dict[int, OrderedDict[Hashable, Any]]] = WeakKeyDictionary()
_effective: WeakKeyDictionary[sa.Connection, OrderedDict[tuple[str, str, AsOf], sa.Table]] = WeakKeyDictionary()
"""By relation, fund and moment, those used last at the end."""
_tables: dict[str, sa.Table] = {}
"""The temporary tables by name: the same objects for every connection, so that statements on them are compiled once."""


def worked_out(
    connection: sa.Connection,
    name: str,
    scope: Scope,
    build: Callable[[str, AsOf], sa.Select[Any]],
    by: Collection[str] = ("project_key",),
) -> sa.Table:
    """The temporary table of a relation for the scope's fund and moment, filled at its first use.

    It has an index for each column of ``by``.
    """
    known = _effective.setdefault(connection, OrderedDict())
    moment = _state(connection, scope.as_of)
    key = (name, scope.fund, moment)
    if key not in known:
        rows = build(scope.fund, moment)
        taken = {table.name for table in known.values()}
        # The first free name: statements on the tables of an earlier moment are compiled already.
        named = next(one for number in count() if (one := f"effective_{name}_{number}") not in taken)
        table = _tables.get(named)
        if table is None:
            columns = [sa.Column(column.name, column.type, index=column.name in by) for column in rows.selected_columns]
            table = _tables[named] = sa.Table(named, sa.MetaData(), *columns, prefixes=["TEMPORARY"])
        connection.execute(CreateTable(table))
        connection.execute(sa.insert(table).from_select([column.name for column in table.columns], rows))
        # An index of rows that are there costs half of what it costs to keep it while they come.
        for index in table.indexes:
            index.create(connection)
        if connection.dialect.name == "postgresql":
            # It never looks at temporary tables by itself: it would take thousands of rows for a few, and join them so.
            renew_statistics(connection, [table], JOINED_BY)
        known[key] = table
    known.move_to_end(key)
    return known[key]


def _state(connection: sa.Connection, as_of: AsOf) -> AsOf:
    """The moment since which what stands is what stands at a moment: of a date, the last one that data bear.

    No row begins nor ends to stand between two dates of editions.
    """
    if not isinstance(as_of, date):
        return as_of
    dated = sa.select(editions.c.data_date).distinct().order_by(editions.c.data_date)
    days = once(connection, "dates of editions", lambda: connection.execute(dated).scalars().all())
    return max((day for day in days if day <= as_of), default=as_of)


def forget(connection: sa.Connection, most: int) -> None:
    """Drops the tables of all moments but those used last; between two questions, for one may hold several."""
    known = _effective.get(connection, OrderedDict())
    moments = list(dict.fromkeys(key[1:] for key in reversed(known)))
    for moment in moments[most:]:
        for key in [key for key in known if key[1:] == moment]:
            known.pop(key).drop(connection)


def once(connection: sa.Connection, asked: Hashable, find: Callable[[], Answer]) -> Answer:
    """What many questions of a connection need to know, found at its first use; nobody may change it."""
    known = _found.setdefault(connection, {})
    if asked not in known:
        known[asked] = find()
    answer: Answer = known[asked]
    return answer


def lately(connection: sa.Connection, asked: Hashable, find: Callable[[], Answer], most: int = MOST_LATELY) -> Answer:
    """What several questions about one scope need to know, which may be long: the last ``most`` of them are kept.

    Nobody may change it.
    """
    known = _last(connection, most)
    if asked not in known:
        known[asked] = find()
        _forget(known, most)
    known.move_to_end(asked)
    answer: Answer = known[asked]
    return answer


def all_lately(
    connection: sa.Connection, asked: Mapping[str, Hashable], find: Callable[[], Callable[[str], Answer]]
) -> None:
    """Several things that ``lately`` will be asked for, by name, found together where one of them is not known yet."""
    known = _last(connection, MOST_LATELY)
    if any(one not in known for one in asked.values()):
        answer = find()
        known.update({one: answer(name) for name, one in asked.items()})
        _forget(known, MOST_LATELY)


def _last(connection: sa.Connection, most: int) -> OrderedDict[Hashable, Any]:
    return _lately.setdefault(connection, {}).setdefault(most, OrderedDict())


def _forget(known: OrderedDict[Hashable, Any], most: int) -> None:
    while len(known) > most:
        known.popitem(last=False)
