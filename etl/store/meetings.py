"""Meetings: planned, opened on the data as they stand then, closed with their minutes. A row each, never deleted."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from etl.review import words
from etl.review.meeting import KINDS, Meeting, MeetingChanges, MeetingState, UnknownKind, UnknownMeeting
from etl.store import editions, funds, versions
from etl.store.current import AsOf
from etl.store.engine import Target, within
from etl.store.review_tables import meetings as t
from etl.store.rollback import UnknownEdition


def plan(
    target: Target,
    fund: str,
    kind: str,
    held_on: date,
    by: str,
    participants: Iterable[str] = (),
    agenda: str = "",
    moment: datetime | None = None,
) -> Meeting:
    """Keeps a meeting to come. Raises UnknownFund, UnknownKind and the refusals of a text (``etl.review.words``)."""
    first: MeetingChanges = {"kind": kind, "held_on": held_on, "participants": participants, "agenda": agenda}
    fields = {"fund": fund, "state": "planned", **_checked(first), "minutes": ""}
    with within(target) as connection:
        funds.require(connection, fund)
        at = versions.moment(None, moment)
        return get(connection, versions.create(connection, t, fields, words.line("by", by), at))


def open_(target: Target, number: int, by: str, as_of: AsOf = None, moment: datetime | None = None) -> Meeting:
    """Opens a meeting on the last edition, or as of an edition or a date asked for. It stays frozen there for ever.

    Raises UnknownMeeting, MeetingState unless it is planned, UnknownEdition.
    """
    by = words.line("by", by)
    with within(target) as connection:
        row = locked(connection, number)
        if row.state != "planned":
            raise MeetingState(row, "opened")
        last = editions.last(connection)
        if isinstance(as_of, int) and not 1 <= as_of <= last:
            raise UnknownEdition(as_of)
        edition = as_of if isinstance(as_of, int) else last
        asked = as_of if isinstance(as_of, date) else None
        at = versions.moment(row, moment)
        frozen = {"state": "open", "edition": edition, "as_of": asked}
        versions.write(connection, t, row, frozen, by, at, opened_at=at)
        return get(connection, number)


def close(
    target: Target,
    number: int,
    by: str,
    minutes: str | None = None,
    version: int | None = None,
    moment: datetime | None = None,
) -> Meeting:
    """Closes a meeting, with its minutes where they are told. What is open stays open: the next meeting finds it.

    Raises UnknownMeeting, MeetingState unless it is open, Stale, and the refusals of a text.
    """
    by = words.line("by", by)
    with within(target) as connection:
        row = locked(connection, number)
        versions.fresh(connection, t, row, version)
        if row.state != "open":
            raise MeetingState(row, "closed")
        at = versions.moment(row, moment)
        kept = row.minutes if minutes is None else words.paragraphs("minutes", minutes)
        closed = {"state": "closed", "minutes": kept}
        versions.write(connection, t, row, closed, by, at, closed_at=row.closed_at or at)
        return get(connection, number)


def reopen(target: Target, number: int, by: str, moment: datetime | None = None) -> Meeting:
    """Opens a closed meeting again, to mend it: it looks at the same data, and what it left open is not judged anew.

    Raises UnknownMeeting, MeetingState unless it is closed.
    """
    by = words.line("by", by)
    with within(target) as connection:
        row = locked(connection, number)
        if row.state != "closed":
            raise MeetingState(row, "reopened")
        versions.write(connection, t, row, {"state": "open"}, by, versions.moment(row, moment))
        return get(connection, number)


def amend(
    target: Target, number: int, version: int | None, by: str, changes: MeetingChanges, moment: datetime | None = None
) -> Meeting:
    """Changes some fields of a meeting that was read at a version (None: at any); returns it as it stands then.

    Raises UnknownMeeting, MeetingState where it is closed, Stale, UnknownKind and the refusals of a text.
    """
    by, new = words.line("by", by), _checked(changes)
    with within(target) as connection:
        row = locked(connection, number)
        versions.fresh(connection, t, row, version)
        if row.state == "closed":
            raise MeetingState(row, "changed")
        versions.write(connection, t, row, new, by, versions.moment(row, moment))
        return get(connection, number)


def get(connection: sa.Connection, number: int) -> Meeting:
    """One meeting. Raises UnknownMeeting."""
    return _one(connection, sa.select(t).where(t.c.id == number), number)


def locked(connection: sa.Connection, number: int) -> Meeting:
    """The meeting, which nobody else changes until the end of the transaction. Raises UnknownMeeting."""
    return _one(connection, sa.select(t).where(t.c.id == number).with_for_update(), number)


def listing(connection: sa.Connection, fund: str | None = None, kind: str | None = None) -> list[Meeting]:
    """The meetings of a fund and of a kind (of all where not told), the latest first."""
    query = sa.select(t).order_by(t.c.held_on.desc(), t.c.id.desc())
    for column, value in ((t.c.fund, fund), (t.c.kind, kind)):
        if value is not None:
            query = query.where(column == value)
    return [_read(row) for row in connection.execute(query)]


def last(connection: sa.Connection, fund: str, kind: str | None = None, before: date | None = None) -> Meeting | None:
    """The last meeting that was opened, of a kind, held before a day: since which « since the last CoPol » counts."""
    query = sa.select(t).where(t.c.fund == fund, t.c.state != "planned").order_by(t.c.held_on.desc(), t.c.id.desc())
    if kind is not None:
        query = query.where(t.c.kind == kind)
    if before is not None:
        query = query.where(t.c.held_on < before)
    row = connection.execute(query.limit(1)).first()
    return None if row is None else _read(row)


def _checked(changes: MeetingChanges) -> dict[str, Any]:
    """The fields as they are kept. Raises UnknownKind and the refusals of a text."""
    new: dict[str, Any] = dict(changes)
    if "kind" in new and new["kind"] not in KINDS:
        raise UnknownKind(new["kind"])
    if "participants" in new:
        new["participants"] = tuple(words.line("participants", name) for name in new["participants"])
    for field in ("agenda", "minutes"):
        if field in new:
            new[field] = words.paragraphs(field, new[field])
    return new


def _one(connection: sa.Connection, query: sa.Select[Any], number: int) -> Meeting:
    row = connection.execute(query).first()
    if row is None:
        raise UnknownMeeting(number)
    return _read(row)


def _read(row: sa.Row[Any]) -> Meeting:
    return Meeting(**{**row._mapping, "participants": tuple(row.participants)})
