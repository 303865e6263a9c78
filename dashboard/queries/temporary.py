"""What questions of a connection share: tables worked out once for a fund at a moment, and answers found once."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Mapping
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlalchemy.schema import CreateTable

from dashboard.queries.scope import Scope
from etl.store.current import AsOf

Answer = TypeVar("Answer")

MOST_LATELY = 48

_found: WeakKeyDictionary[sa.Connection, dict[Hashable, Any]] = WeakKeyDictionary()
_lately: WeakKeyDictionary[sa.Connection, dict[int, OrderedDict[Hashable, Any]]] = WeakKeyDictionary()
_effective: WeakKeyDictionary[sa.Connection, dict[tuple[str, str, AsOf], sa.Table]] = WeakKeyDictionary()
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
    known = _effective.setdefault(connection, {})
    key = (name, scope.fund, scope.as_of)
    if key not in known:
        rows = build(scope.fund, scope.as_of)
        named = f"effective_{name}_{sum(one[0] == name for one in known)}"
        table = _tables.get(named)
        if table is None:
            columns = [sa.Column(column.name, column.type, index=column.name in by) for column in rows.selected_columns]
            table = _tables[named] = sa.Table(named, sa.MetaData(), *columns, prefixes=["TEMPORARY"])
        connection.execute(CreateTable(table))
        connection.execute(sa.insert(table).from_select([column.name for column in table.columns], rows))
        # An index of rows that are there costs half of what it costs to keep it while they come.
        for index in table.indexes:
            index.create(connection)
        known[key] = table
    return known[key]


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


def held(connection: sa.Connection) -> int:
    """How many temporary tables a connection holds."""
    return len(_effective.get(connection, ()))
