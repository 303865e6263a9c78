"""The fictitious meetings, planted once, by the operations that people use, at the moments that they tell."""

from datetime import date, datetime, time, timedelta
from typing import Any, cast

import sqlalchemy as sa

from data.samples.meetings import SampleEvent, SampleMeeting
from data.samples.meetings import meetings as samples
from etl.review.item import ItemChanges
from etl.review.link import read_link
from etl.store import comments, items, meetings
from etl.store.engine import lock_for_writing, writing
from etl.store.history import history

FUND, AUTHOR = "ITN7", "demo"
MORNING, NOON, BETWEEN = time(9), time(12), time(8)
STEP = timedelta(minutes=5)


def plant(engine: sa.Engine) -> int:
    """Writes the meetings and all that they took, or nothing where they are there; returns how many were written."""
    with writing(engine).begin() as connection:
        lock_for_writing(connection)
        if any(one.created_by == AUTHOR for one in meetings.listing(connection, FUND)):
            return 0
        editions = _editions(connection)
        numbers: dict[str, int] = {}
        planted = samples()
        for one in planted:
            _hold(connection, one, editions, numbers)
        return len(planted)


def _editions(connection: sa.Connection) -> dict[int, date]:
    """The samples' editions, with the date of their data."""
    loaded = [one for one in history(connection, FUND) if one["fictitious"] and one["kind"] == "load"]
    return {int(str(one["number"])): date.fromisoformat(str(one["data_date"])) for one in loaded}


def _hold(connection: sa.Connection, one: SampleMeeting, editions: dict[int, date], numbers: dict[str, int]) -> None:
    morning = datetime.combine(one.date, MORNING)
    before = morning - timedelta(days=7)
    made = meetings.plan(connection, FUND, one.kind, one.date, AUTHOR, one.participants, one.agenda, before)
    for event in one.events:
        if event.on is not None:
            _do(connection, event, None, datetime.combine(event.on, BETWEEN), numbers)
    if one.minutes is None:
        return
    stood = max(number for number, day in editions.items() if day <= one.date)
    meetings.open_(connection, made.id, AUTHOR, stood, morning)
    during = [event for event in one.events if event.on is None]
    for rank, event in enumerate(during, start=1):
        _do(connection, event, made.id, morning + rank * STEP, numbers)
    meetings.close(connection, made.id, AUTHOR, one.minutes, moment=datetime.combine(one.date, NOON))


def _do(
    connection: sa.Connection, event: SampleEvent, meeting: int | None, at: datetime, numbers: dict[str, int]
) -> None:
    values: dict[str, Any] = dict(event.values)
    by = values.pop("by", AUTHOR)
    if event.verb == "add":
        link = values.pop("link", None)
        about = None if link is None else read_link(link)
        taken = items.add(connection, FUND, by=by, meeting=meeting, about=about, moment=at, **values)
        numbers[event.ref] = taken.id
    elif event.verb == "change":
        items.change(connection, numbers[event.ref], None, by, cast(ItemChanges, values), moment=at)
    else:
        comments.say(connection, numbers[event.ref], values["words"], by, at=at)
