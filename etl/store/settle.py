"""Makes rows what the loads that stand say, corrected by the corrections that stand: what a rollback writes.

The rows of a stream are read again from their versions; those that come to something else are closed and opened by
the edition being made. Dates are life data: which version stood from when to when is worked out anew.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import sqlalchemy as sa

from etl.correction import Correction, applied, borne, mark, put, source_hash
from etl.store import tables as t
from etl.store.bulk import insert_columns
from etl.store.corrections import corrections
from etl.store.current import undone
from etl.store.datasets import DATASET_TABLES
from etl.store.references import check_references
from etl.store.timeline import Content, Event, Load, Segment, Version, events, segments

IDS_AT_ONCE = 2_000
Name = tuple[str, int]
"""What tells a row of a stream apart: its key and ordinal."""


@dataclass(frozen=True, slots=True)
class Stream:
    """A dataset of a source of a fund: the files of one stream continue each other."""

    fund: str
    source: str
    dataset: str

    @property
    def table(self) -> sa.Table:
        """Where its rows are."""
        return DATASET_TABLES[self.dataset]

    @property
    def rows(self) -> sa.ColumnElement[bool]:
        """Which rows are its own."""
        return sa.and_(self.table.c.fund == self.fund, self.table.c.source == self.source)


@dataclass(slots=True)
class Settled:
    """What was written: rows opened again, rows closed, rows left as they were, by the edition that says so."""

    restored: int = 0
    withdrawn: int = 0
    kept: Counter[int] = field(default_factory=Counter)

    def add(self, other: "Settled") -> None:
        """Counts another stream's rows too."""
        self.restored += other.restored
        self.withdrawn += other.withdrawn
        self.kept += other.kept


@dataclass(slots=True)
class _Writes:
    closed: list[int] = field(default_factory=list)
    dated: list[dict[str, object]] = field(default_factory=list)
    opened: list[tuple[Version, Segment, bool]] = field(default_factory=list)


def settle(connection: sa.Connection, stream: Stream, made: int, about: int, only: Name | None = None) -> Settled:
    """Writes what the rows of a stream come to, as edition ``made``; ``about`` is the edition that counts anew.

    ``only`` one row is looked at, where given: a correction touches no other.
    """
    loads, silent = _loads(connection, stream), _silent(connection, stream)
    made_to: defaultdict[Name, list[Correction]] = defaultdict(list)
    for one in corrections(connection, stream.fund, stream.source, stream.dataset):
        made_to[one.key, one.ordinal].append(one)
    suspects = {number for number, load in loads.items() if not load.stands} | {about}
    names = _touched(stream, suspects) if only is None else None
    found = _versions(connection, stream, names, only)
    corrected = {name: versions for name, versions in found.items() if name in made_to}
    columns = _columns(connection, stream.table, [one.id for versions in corrected.values() for one in versions])
    settled, writes, none = Settled(), _Writes(), set[int]()
    for name, versions in found.items():
        said = [
            (event, _content(event, made_to[name], columns) if name in made_to else _own(event))
            for event in events(versions, loads, silent.get(name, none), silent.get((name[0], None), none))
        ]
        _row(versions, said, about, settled, writes)
    _write(connection, stream, writes, made, {one.id: one for ones in made_to.values() for one in ones})
    check_references(connection, stream.dataset, made)
    return settled


def _own(event: Event) -> Content | None:
    return event.said.content if event.said else None


def _content(event: Event, made: Sequence[Correction], columns: Mapping[int, Mapping[str, Any]]) -> Content | None:
    """What an event comes to, once the corrections that stand are applied where they find what they expect."""
    if event.said is None:
        return None
    marked, table, row = event.said.content
    found = [one.id for one in made if one.stands and _source_value(columns[event.said.id], one, made) == one.expected]
    return mark(source_hash(marked), found), table, row


def _source_value(values: Mapping[str, Any], of: Correction, made: Sequence[Correction]) -> Any:
    """What the source says in the field of a correction, of a row version that may bear corrections."""
    borne = applied(values["hash"])
    return next((one.expected for one in made if one.id in borne and one.field == of.field), values[of.field])


def _row(
    versions: Sequence[Version],
    said: Sequence[tuple[Event, Content | None]],
    about: int,
    settled: Settled,
    writes: _Writes,
) -> None:
    """Notes what has to be written of one row."""
    stands = next((one for one in versions if one.closed is None), None)
    wanted = said[-1][1] if said else None
    found = segments(said)
    free = list(versions)
    if (stands.content if stands else None) != wanted:
        settled.withdrawn += stands is not None
        writes.closed += [stands.id] if stands else []
        if wanted is not None:
            settled.restored += 1
            writes.opened.append((_like(versions, wanted), found.pop(0), True))
    else:
        if any(about in (one.opened, one.closed) for one in versions) and said:
            settled.kept[said[-1][0].load] += 1
        if stands is not None:
            free.remove(stands)
            _date(stands, found[0].start, None, writes)
            found.pop(0)
    for segment in found:
        bearer = _bearer(free, segment)
        if bearer is None:
            writes.opened.append((_like(versions, segment.content), segment, False))
        else:
            free.remove(bearer)
            _date(bearer, segment.start, segment.end, writes)
    for one in free:
        if one.superseded_on is None or one.superseded_on > one.opened_on:
            _date(one, one.opened_on, one.opened_on, writes)


def _bearer(free: Sequence[Version], segment: Segment) -> Version | None:
    """The version that bears a segment: one that does already, else the first of that content."""
    same = [one for one in free if one.content == segment.content]
    life = (segment.start, segment.end)
    return next((one for one in same if (one.opened_on, one.superseded_on) == life), next(iter(same), None))


def _like(versions: Sequence[Version], content: Content) -> Version:
    """A version to copy: of that content, else of that line of that file, to be corrected."""
    same = [one for one in versions if one.content == content]
    bare = [
        one
        for one in versions
        if (source_hash(one.hash), one.source_table, one.source_row) == (source_hash(content[0]), *content[1:])
    ]
    return (same or bare)[0]


def _date(one: Version, start: date, end: date | None, writes: _Writes) -> None:
    if (one.opened_on, one.superseded_on) != (start, end):
        writes.dated.append({"row": one.id, "start": start, "end": end})


def _loads(connection: sa.Connection, stream: Stream) -> dict[int, Load]:
    """The loads of a stream, by edition."""
    c = t.editions.c
    query = sa.select(c.number, c.data_date, c.mode, c.datasets).where(
        c.fund == stream.fund, c.source == stream.source, c.kind == "load"
    )
    out = undone(connection)
    return {
        number: Load(on, mode == "snapshot", number not in out)
        for number, on, mode, datasets in connection.execute(query)
        if stream.dataset in datasets.split(",")
    }


def _silent(connection: sa.Connection, stream: Stream) -> dict[tuple[str, int | None], set[int]]:
    """The editions whose file says nothing of a row, by row; by key alone, those that held it unreadably."""
    c, e = t.unsaid.c, t.editions.c
    query = (
        sa.select(c.key, c.ordinal, c.edition)
        .join(t.editions, e.number == c.edition)
        .where(e.fund == stream.fund, e.source == stream.source, c.dataset == stream.dataset)
    )
    found: defaultdict[tuple[str, int | None], set[int]] = defaultdict(set)
    for key, ordinal, edition in connection.execute(query):
        found[key, ordinal].add(edition)
    return found


def _touched(stream: Stream, suspects: Iterable[int]) -> sa.Subquery:
    """The rows that may come to something else: all but those of one version, that stands by a load that counts."""
    c = stream.table.c
    doubtful = sa.func.max(sa.case((c.opened.in_(sorted(suspects)), 1), else_=0)) == 1
    several = sa.or_(sa.func.count() > 1, sa.func.count(c.closed) > 0, doubtful)
    return sa.select(c.key, c.ordinal).where(stream.rows).group_by(c.key, c.ordinal).having(several).subquery()


def _versions(
    connection: sa.Connection, stream: Stream, names: sa.Subquery | None, only: Name | None
) -> dict[Name, list[Version]]:
    """The versions of rows, in the order of their opening."""
    c = stream.table.c
    life = (c.id, c.opened, c.opened_on, c.closed, c.superseded_on)
    query = sa.select(c.key, c.ordinal, *life, c.hash, c.source_table, c.source_row).where(stream.rows)
    if names is not None:
        query = query.join(names, sa.and_(names.c.key == c.key, names.c.ordinal == c.ordinal))
    if only is not None:
        query = query.where(c.key == only[0], c.ordinal == only[1])
    found: defaultdict[Name, list[Version]] = defaultdict(list)
    for key, ordinal, *values in connection.execute(query.order_by(c.opened, c.id)):
        found[key, ordinal].append(Version(*values))
    return found


def _columns(connection: sa.Connection, table: sa.Table, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    for start in range(0, len(ids), IDS_AT_ONCE):
        query = sa.select(table).where(table.c.id.in_(ids[start : start + IDS_AT_ONCE]))
        found |= {row["id"]: dict(row) for row in connection.execute(query).mappings()}
    return found


def _write(
    connection: sa.Connection, stream: Stream, writes: _Writes, made: int, known: Mapping[int, Correction]
) -> None:
    table, c = stream.table, stream.table.c
    for start in range(0, len(writes.closed), IDS_AT_ONCE):
        ids = writes.closed[start : start + IDS_AT_ONCE]
        connection.execute(sa.update(table).where(c.id.in_(ids)).values(closed=made))
    if writes.dated:
        dates: dict[str, Any] = {"opened_on": sa.bindparam("start"), "superseded_on": sa.bindparam("end")}
        connection.execute(sa.update(table).where(c.id == sa.bindparam("row")).values(**dates), writes.dated)
    if not writes.opened:
        return
    like = _columns(connection, table, [one.id for one, _segment, _stands in writes.opened])
    copies = []
    for one, segment, stands in writes.opened:
        # A version of which only the past has need is closed by the edition that makes it: no edition ever shows it.
        life = {
            "opened": made,
            "opened_on": segment.start,
            "closed": None if stands else made,
            "superseded_on": segment.end,
        }
        copies.append({**_corrected(stream.dataset, like[one.id], segment.content[0], known), **life})
    names = [column.name for column in c if column.name != "id"]
    insert_columns(connection, table, {name: [copy[name] for copy in copies] for name in names})


def _corrected(dataset: str, row: Mapping[str, Any], wanted: str, known: Mapping[int, Correction]) -> dict[str, Any]:
    """A row version with the corrections that a hash bears, and no other."""
    values = dict(row)
    for number in applied(row["hash"]):
        if number not in applied(wanted):
            values = put(dataset, values, known[number].field, known[number].expected)
    for number in applied(wanted):
        if number not in applied(row["hash"]):
            values = put(dataset, values, known[number].field, known[number].value)
    return values | {"hash": wanted, "corrections": borne(wanted)}
