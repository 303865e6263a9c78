"""What a meeting finds, takes, settles and leaves: asked of the log, so that nothing is copied from one to the next.

An item is told as it stands today, with the state and the due day that it had at the moment of the meeting.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from etl.review.item import OPEN, Item
from etl.review.meeting import Meeting
from etl.store.clock import instant
from etl.store.items import read
from etl.store.review_tables import items, log, meetings


@dataclass(frozen=True, slots=True)
class Followed:
    """An item as it stands today, and what it was at a moment: its state, its due day."""

    item: Item
    state: str
    due: date | None

    def overdue(self, on: date) -> bool:
        """Whether it was open then and due before a day."""
        return self.state in OPEN and self.due is not None and self.due < on


def carried_into(connection: sa.Connection, meeting: Meeting, kind: str = "action") -> list[Followed]:
    """What was open when the meeting began, taken before it: what it finds. Of one to come, as of now."""
    return open_at(connection, meeting.fund, meeting.opened_at or instant(), kind)


def left_open(connection: sa.Connection, meeting: Meeting, kind: str = "action") -> list[Followed]:
    """What was open when the meeting ended: what it leaves to the next one. Of one that goes on, as of now."""
    return open_at(connection, meeting.fund, _end(meeting), kind)


def overdue_at(connection: sa.Connection, meeting: Meeting, kind: str = "action") -> list[Followed]:
    """What the meeting leaves open and was due before its day."""
    return [one for one in left_open(connection, meeting, kind) if one.overdue(meeting.held_on)]


def opened_in(connection: sa.Connection, meeting: Meeting, kind: str = "action") -> list[Followed]:
    """What the meeting took, whatever became of it, those open at its end first."""
    return _at(connection, _end(meeting), items.c.meeting == meeting.id, items.c.kind == kind)


def closed_in(connection: sa.Connection, meeting: Meeting, kind: str = "action") -> list[Followed]:
    """What was open and was closed from the meeting's opening to its end; none of one to come."""
    if meeting.opened_at is None:
        return []
    return closed_between(connection, meeting.fund, meeting.opened_at, _end(meeting), kind)


def closed_between(
    connection: sa.Connection, fund: str, since: datetime, until: datetime, kind: str = "action"
) -> list[Followed]:
    """What was closed from a moment to another, both included, and was still so at the second."""
    c = log.c
    closing = (c.item == items.c.id, c.field == "state", c.changed_at.between(since, until), c.old.in_(OPEN))
    ended = sa.exists(sa.select(c.id).where(*closing, c.new.not_in(OPEN)))
    closed = _then("state", sa.literal(until, sa.DateTime)).not_in(OPEN)
    return _at(connection, until, items.c.fund == fund, items.c.kind == kind, ended, closed)


def open_at(connection: sa.Connection, fund: str, moment: datetime, kind: str = "action") -> list[Followed]:
    """What was open at a moment (UTC), by the due day that it had then."""
    still = _then("state", sa.literal(moment, sa.DateTime)).in_(OPEN)
    return _at(connection, moment, items.c.fund == fund, items.c.kind == kind, still)


def times_carried(connection: sa.Connection, fund: str, until: datetime | None = None) -> dict[int, int]:
    """How many meetings found each item open, by item: those opened since it was taken (and ``until`` a moment).

    An item that none found is left out.
    """
    m = meetings.c
    later = sa.and_(m.fund == items.c.fund, m.opened_at > items.c.created_at)
    if until is not None:
        later = sa.and_(later, m.opened_at <= until)
    query = (
        sa.select(items.c.id, sa.func.count())
        .join_from(items, meetings, later)
        .where(items.c.fund == fund, _then("state", m.opened_at).in_(OPEN))
        .group_by(items.c.id)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def _end(meeting: Meeting) -> datetime:
    return meeting.closed_at or instant()


def _then(field: str, moment: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """What a field of an item held at a moment, as the log wrote it; null before the item was taken."""
    c = log.c
    said = sa.select(c.new).where(c.item == items.c.id, c.field == field, c.changed_at <= moment)
    return said.order_by(c.changed_at.desc(), c.id.desc()).limit(1).correlate(items, meetings).scalar_subquery()


def _at(connection: sa.Connection, moment: datetime, *which: sa.ColumnElement[bool]) -> list[Followed]:
    """The items with what they were at a moment; one taken since (in a meeting reopened) with what it is."""
    at = sa.literal(moment, sa.DateTime)
    query = sa.select(items, _then("state", at).label("then_state"), _then("due", at).label("then_due")).where(*which)
    found = []
    for row in connection.execute(query):
        item = read(row)
        if row.then_state is None:
            found.append(Followed(item, item.state, item.due))
        else:
            due = None if row.then_due is None else date.fromisoformat(row.then_due)
            found.append(Followed(item, row.then_state, due))
    return sorted(found, key=lambda one: (one.state not in OPEN, one.due or date.max, one.item.id))
