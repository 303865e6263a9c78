"""Decisions and actions: taken, changed under a version, listed. Never deleted, only closed."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from etl.review import words
from etl.review.item import (
    FIRST,
    OPEN,
    TRANSITIONS,
    EarlyDue,
    Item,
    ItemChanges,
    RefusedTransition,
    Unassigned,
    UnknownItem,
    UnknownState,
)
from etl.review.link import Link, read_link
from etl.review.meeting import MeetingState
from etl.store import funds, links, meetings, versions
from etl.store.engine import Target, within
from etl.store.review_tables import items as t


def add(
    target: Target,
    fund: str,
    kind: str,
    title: str,
    by: str,
    *,
    meeting: int | None = None,
    owner: str | None = None,
    due: date | None = None,
    about: Link | None = None,
    moment: datetime | None = None,
) -> Item:
    """Keeps a decision or an action, taken in an open meeting, whose fund is then its own, or between meetings.

    Raises UnknownFund, UnknownMeeting, MeetingState unless it is open, Unassigned, EarlyDue, UnknownLink, and the
    refusals of a text.
    """
    by, said = words.line("by", by), _checked({"title": title, "owner": owner})
    with within(target) as connection:
        held = None if meeting is None else meetings.locked(connection, meeting)
        if held is not None:
            if held.state != "open":
                raise MeetingState(held, "used")
            fund = held.fund
        at = versions.moment(None, moment)
        funds.require(connection, fund)
        said = {"kind": kind, "fund": fund, "meeting": meeting, **said, "due": due, "state": FIRST[kind], "link": None}
        _require(kind, said, at.date() if held is None else held.held_on)
        if about is not None:
            said["link"] = links.known(connection, fund, about)
        return get(connection, versions.create(connection, t, said, by, at))


def change(
    target: Target,
    number: int,
    version: int | None,
    by: str,
    changes: ItemChanges,
    kind: str | None = None,
    moment: datetime | None = None,
) -> Item:
    """Changes some fields of an item that was read at a version (None: at any); returns it as it stands then.

    What changes nothing makes no version. Raises UnknownItem (of that ``kind``, where told), Stale, UnknownState,
    RefusedTransition, Unassigned, EarlyDue, UnknownLink, and the refusals of a text.
    """
    by, new = words.line("by", by), _checked(changes)
    with within(target) as connection:
        row = _locked(connection, number, kind)
        versions.fresh(connection, t, row, version)
        if "state" in new:
            _lead(row, new["state"])
        if "due" in new or "owner" in new:
            since = row.created_at.date() if row.meeting is None else meetings.get(connection, row.meeting).held_on
            _require(row.kind, {"owner": row.owner, "due": row.due, **new}, since)
        if new.get("link") is not None:
            links.known(connection, row.fund, new["link"])
        versions.write(connection, t, row, new, by, versions.moment(row, moment))
        return get(connection, number)


def get(connection: sa.Connection, number: int, kind: str | None = None) -> Item:
    """One decision or action. Raises UnknownItem."""
    return _one(connection, sa.select(t).where(t.c.id == number), number, kind)


def listing(
    connection: sa.Connection,
    fund: str | None = None,
    kind: str | None = None,
    *,
    closed: bool = True,
    owner: str | None = None,
    meeting: int | None = None,
    about: Link | None = None,
    overdue_on: date | None = None,
) -> list[Item]:
    """Decisions and actions in one list: open ones first, by due day (the overdue ones then lead), closed ones after.

    ``closed=False`` leaves the closed ones out; ``overdue_on`` keeps those open and due before a day.
    """
    c = t.c
    link = None if about is None else str(about)
    asked = {c.fund: fund, c.kind: kind, c.owner: owner, c.meeting: meeting, c.link: link}
    query = sa.select(t).where(*(column == value for column, value in asked.items() if value is not None))
    if not closed or overdue_on is not None:
        query = query.where(c.state.in_(OPEN))
    if overdue_on is not None:
        query = query.where(c.due < overdue_on)
    ends = sa.case((c.state.in_(OPEN), 0), else_=1)
    return [read(row) for row in connection.execute(query.order_by(ends, c.due.is_(None), c.due, c.id))]


def read(row: sa.Row[Any]) -> Item:
    """An item from a row that bears its columns, and perhaps others."""
    said = {column.name: row._mapping[column.name] for column in t.c}
    return Item(**{**said, "link": None if row.link is None else read_link(row.link)})


def _checked(changes: ItemChanges) -> dict[str, Any]:
    """The fields as they are kept. Raises the refusals of a text."""
    new: dict[str, Any] = dict(changes)
    for field in ("title", "owner"):
        if new.get(field) is not None:
            new[field] = words.line(field, new[field])
    return new


def _lead(row: Item, state: str) -> None:
    if state not in TRANSITIONS[row.kind]:
        raise UnknownState(row.kind, state)
    if state != row.state and state not in TRANSITIONS[row.kind][row.state]:
        raise RefusedTransition(row, state)


def _require(kind: str, said: dict[str, Any], since: date) -> None:
    for field in ("owner", "due"):
        if kind == "action" and said[field] is None:
            raise Unassigned(field)
    if said["due"] is not None and said["due"] < since:
        raise EarlyDue(said["due"], since)


def _locked(connection: sa.Connection, number: int, kind: str | None) -> Item:
    """The item, which nobody else changes until the end of the transaction. Raises UnknownItem."""
    return _one(connection, sa.select(t).where(t.c.id == number).with_for_update(), number, kind)


def _one(connection: sa.Connection, query: sa.Select[Any], number: int, kind: str | None) -> Item:
    row = connection.execute(query).first()
    if row is None or (kind is not None and row.kind != kind):
        raise UnknownItem(number, kind)
    return read(row)
