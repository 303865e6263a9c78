"""Makes and revokes a correction: each publishes at once, as an edition that says who, when and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from etl import parse
from etl.correction import Correction, key_of, put, written
from etl.parse import FundWords
from etl.schemas import PLACE_FIELDS, Field, Schema, schema
from etl.store import tables as t
from etl.store.clock import now
from etl.store.corrections import corrections
from etl.store.datasets import DATASET_TABLES, stored_fields
from etl.store.editions import last
from etl.store.engine import lock_for_writing, writing
from etl.store.funds import fund_words
from etl.store.rollback import RolledBack, roll_back
from etl.store.settle import Stream, settle


class CannotCorrect(Exception):
    """The correction is refused. ``reason`` keys ``after.cannot_<reason>``, ``values`` fill the sentence."""

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


class UnknownCorrection(Exception):
    """No correction has that number."""


class AlreadyRevoked(Exception):
    """The correction was revoked already."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A correction asked for, in the words of a person; ``expected`` and ``value`` are written as in a file.

    ``key`` is a line's whole natural key (« project_id|A-1 ») or its first value alone (« A-1 »); ``source`` and
    ``ordinal`` are needed only where several lines answer to it and hold the value expected.
    """

    fund: str
    dataset: str
    key: str
    field: str
    expected: str
    value: str
    reason: str
    source: str | None = None
    ordinal: int | None = None


def correct(engine: sa.Engine, wanted: Wanted, by: str) -> Correction:
    """Publishes a correction, whole or not at all. Raises CannotCorrect, UnknownFund."""
    with writing(engine).begin() as connection:
        lock_for_writing(connection)
        words = fund_words(connection, wanted.fund)
        one, field = _field(wanted)
        expected, value = (_typed(field, said, words) for said in (wanted.expected, wanted.value))
        if not wanted.reason.strip():
            raise CannotCorrect("unexplained")
        if expected == value:
            raise CannotCorrect("same", value=wanted.value)
        row = _line(connection, wanted, one, expected)
        corrected = put(one.name, row, field.name, value)
        if key_of(one.name, corrected) != row["key"]:
            raise CannotCorrect("key", field=field.title)
        for group in one.requires:
            if all(corrected.get(name) is None for name in group):
                raise CannotCorrect("required", field=field.title)
        made = last(connection) + 1
        _edition(connection, row, one.name, made, by)
        values = {
            "edition": made,
            "fund": wanted.fund,
            "source": row["source"],
            "dataset": one.name,
            "key": row["key"],
            "ordinal": row["ordinal"],
            "field": field.name,
            "expected": written(expected),
            "value": written(value),
            "reason": wanted.reason.strip(),
            "made_by": by,
            "made_at": now(),
        }
        connection.execute(sa.insert(t.corrections).values(**values))
        settle(connection, Stream(wanted.fund, row["source"], one.name), made, made, (row["key"], row["ordinal"]))
        return next(one for one in corrections(connection, wanted.fund) if one.edition == made)


def revoke(engine: sa.Engine, number: int, by: str) -> RolledBack:
    """Ends a correction: the source's own value stands again. Raises UnknownCorrection, AlreadyRevoked."""
    with engine.connect() as connection:
        found = corrections(connection, ids=[number])
        if not found:
            raise UnknownCorrection(number)
        if not found[0].stands:
            raise AlreadyRevoked(number)
        # One revoked and reinstated ends by undoing what reinstated it.
        tip, c = found[0].edition, t.editions.c
        while (later := connection.execute(sa.select(c.number).where(c.rolls_back == tip)).scalar()) is not None:
            tip = later
    return roll_back(engine, tip, by)


def _field(wanted: Wanted) -> tuple[Schema, Field]:
    one = schema(wanted.dataset)
    if wanted.field in PLACE_FIELDS:
        raise CannotCorrect("place")
    known = {field.name: field for field in stored_fields(one)}
    if wanted.field not in known:
        raise CannotCorrect("field", field=wanted.field, dataset=one.name, known=", ".join(known))
    return one, known[wanted.field]


def _typed(field: Field, words: str, fund: FundWords) -> Any:
    """A value as a file would write it, typed by the field's own parser; nothing is no value."""
    if not words.strip():
        return None
    outcome = parse.column_parser(field, parse.Column(field.title, [words], fund))(words)
    if outcome.value is None:
        raise CannotCorrect("unreadable", field=field.title, value=words)
    return outcome.value


def _line(connection: sa.Connection, wanted: Wanted, one: Schema, expected: Any) -> dict[str, Any]:
    """The row that stands and that the correction names. Raises CannotCorrect where there is not exactly one."""
    table = DATASET_TABLES[one.name]
    c = table.c
    named = [c.key == wanted.key]
    for names in one.keys:
        first = f"{names[0]}|{wanted.key}"
        named += [c.key == first, c.key.startswith(f"{first}|", autoescape=True)]
    query = sa.select(table).where(c.fund == wanted.fund, c.closed.is_(None), sa.or_(*named))
    if wanted.source is not None:
        query = query.where(c.source == wanted.source)
    if wanted.ordinal is not None:
        query = query.where(c.ordinal == wanted.ordinal)
    rows = [dict(row) for row in connection.execute(query.order_by(c.source, c.key, c.ordinal)).mappings()]
    if not rows:
        raise CannotCorrect("line", line=wanted.key, dataset=one.name)
    found = [row for row in rows if row[wanted.field] == expected]
    _refuse_twice(connection, wanted, found or rows)
    if not found:
        values = ", ".join(dict.fromkeys("∅" if row[wanted.field] is None else str(row[wanted.field]) for row in rows))
        raise CannotCorrect("unexpected", line=wanted.key, expected=wanted.expected or "∅", found=values)
    if len(found) > 1:
        lines = " ; ".join(f"{row['source']} {row['key']} n° {row['ordinal']}" for row in found)
        raise CannotCorrect("several", line=wanted.key, count=len(found), lines=lines)
    return found[0]


def _refuse_twice(connection: sa.Connection, wanted: Wanted, rows: Sequence[dict[str, Any]]) -> None:
    """One correction a field of a line: a second begins by revoking the first."""
    lines = {(row["source"], row["key"], row["ordinal"]) for row in rows}
    for one in corrections(connection, wanted.fund, wanted.source, wanted.dataset):
        if one.stands and one.field == wanted.field and (one.source, one.key, one.ordinal) in lines:
            raise CannotCorrect("twice", number=one.id)


def _edition(connection: sa.Connection, row: dict[str, Any], dataset: str, made: int, by: str) -> None:
    """The correction's edition; its date is that of the data that it corrects, whose reading it mends."""
    source_table, e = t.source_tables.c, t.editions.c
    of = sa.select(source_table.edition).where(source_table.id == row["source_table"]).scalar_subquery()
    fictitious = connection.execute(sa.select(e.fictitious).where(e.number == of)).scalar()
    counts = {"new": 0, "changed": 1, "unchanged": 0, "missing": 0, "rejected": 0}
    connection.execute(
        sa.insert(t.editions).values(
            number=made,
            kind="correction",
            fund=row["fund"],
            source=row["source"],
            datasets=dataset,
            data_date=row["opened_on"],
            loaded_at=now(),
            loaded_by=by,
            mode="merge",
            fictitious=bool(fictitious),
            **counts,
        )
    )
