"""A small life of meetings, at moments that tests can name."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from etl.review.item import Item
from etl.review.meeting import Meeting
from etl.store import items, meetings

FUND = "ITN7"
JUNE, JULY, AUGUST = date(2021, 6, 7), date(2021, 7, 5), date(2021, 8, 2)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment of a day."""
    return datetime(day.year, day.month, day.day, hour, minute)


def planned(engine: sa.Engine, day: date = JUNE, kind: str = "weekly") -> Meeting:
    """A meeting planned at 8."""
    return meetings.plan(engine, FUND, kind, day, "Léa", ("DINUM", "DITP"), "Retards", at(day, 8))


def opened(engine: sa.Engine, day: date = JUNE, kind: str = "weekly") -> Meeting:
    """A meeting opened at 9."""
    return meetings.open_(engine, planned(engine, day, kind).id, "Léa", moment=at(day, 9))


def closed(engine: sa.Engine, meeting: Meeting) -> Meeting:
    """The same, closed at 11."""
    return meetings.close(engine, meeting.id, "Léa", "Vu.", moment=at(meeting.held_on, 11))


def action(engine: sa.Engine, meeting: Meeting | None, title: str, due: date, **values: Any) -> Item:
    """An action of the DITP, taken at 10."""
    number, day = (None, JUNE) if meeting is None else (meeting.id, meeting.held_on)
    given = {"owner": "DITP", "moment": at(day, 10), **values}
    return items.add(engine, FUND, "action", title, "Léa", meeting=number, due=due, **given)


def state(engine: sa.Engine, item: Item, new: str, moment: datetime) -> Item:
    """The item in another state."""
    return items.change(engine, item.id, None, "Ali", {"state": new}, moment=moment)
