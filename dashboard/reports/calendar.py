"""A fund's meetings and the due days of what is open, as an iCalendar file (RFC 5545).

A due day is an all-day event, not a ``VTODO``: Google Calendar and Outlook leave a ``VTODO`` out, Thunderbird shows it
in another list than the calendar; all three show the event. No event takes its day (``TRANSP:TRANSPARENT``): of a
meeting the hour is not known. The file has no ``METHOD``: ``DTSTAMP`` is then the moment of the last change (3.8.7.2),
and the same rows make the same bytes.
Participants have names, no addresses: they are words of the description, never an ``ATTENDEE``.
"""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from icalendar import Calendar, Event

from dashboard.queries import freshness
from dashboard.queries.scope import Scope
from dashboard.reports.link_words import link_words
from data.texts import text
from etl.review.item import Item
from etl.review.meeting import Meeting
from etl.review.refusal import named, state
from etl.store import funds, items, meetings

PRODID = "-//tnt-resultats//{lang}"
NAMES = uuid.UUID("6f5ab4a5-4b0c-5a1e-9f0e-2d2f0c7f7a10")
"""What the identifiers of events derive from, with the row's number and the moment when it was made."""
STATUS = {"planned": "TENTATIVE", "open": "CONFIRMED", "closed": "CONFIRMED"}


def calendar(connection: sa.Connection, fund: str, lang: str, kind: str | None = None) -> bytes:
    """The file: a fund's meetings (of a kind), the due days of what they took and is open; without a kind, all of them.

    Raises UnknownFund.
    """
    funds.require(connection, fund)
    held = meetings.listing(connection, fund, kind)
    mark = text("sending.calendar_fictitious", lang) if freshness.fictitious(connection, Scope(fund)) else ""
    made = Calendar()
    made.add("prodid", PRODID.format(lang=lang.upper()))
    made.add("version", "2.0")
    # Outlook, Google and Apple read the name that RFC 7986 gave a property of its own.
    name = mark + text("sending.calendar_name", lang, fund=fund)
    made.add("name", name)
    made.add("x-wr-calname", name)
    for meeting in reversed(held):
        made.add_component(_meeting(meeting, mark, lang))
    by_number = {one.id: one for one in held}
    for item in items.listing(connection, fund, closed=False):
        if item.due is not None and (kind is None or item.meeting in by_number):
            made.add_component(_due(item, by_number.get(item.meeting or 0), mark, lang))
    written: bytes = made.to_ical()
    return written


def _meeting(one: Meeting, mark: str, lang: str) -> Event:
    made = _event("meeting", one)
    made.add("dtstart", one.held_on)
    made.add("dtend", one.held_on + timedelta(days=1))
    made.add("status", STATUS[one.state])
    kind = text(f"review.kind_{one.kind}", lang)
    made.add("summary", mark + text("sending.calendar_meeting", lang, kind=_upper(kind), fund=one.fund))
    made.add("categories", [kind])
    made.add("description", "\n".join(_of_meeting(one, lang)))
    return made


def _of_meeting(one: Meeting, lang: str) -> Iterator[str]:
    yield _said("state", state(one.state, lang), lang)
    if one.participants:
        yield _said("participants", ", ".join(one.participants), lang)
    if one.agenda:
        yield _said("agenda", one.agenda, lang)


def _due(one: Item, taken: Meeting | None, mark: str, lang: str) -> Event:
    made = _event("item", one)
    day = one.due
    if day is not None:
        made.add("dtstart", day)
        made.add("dtend", day + timedelta(days=1))
    made.add("status", "CONFIRMED")
    kind = text(f"review.kind_{one.kind}", lang)
    said = {"kind": kind, "title": one.title, "owner": one.owner or "∅"}
    made.add("summary", mark + text("sending.calendar_due", lang, **said))
    made.add("categories", [kind])
    made.add("description", "\n".join(_of_item(one, taken, lang)))
    return made


def _of_item(one: Item, taken: Meeting | None, lang: str) -> Iterator[str]:
    yield text(f"review.the_{one.kind}", lang, number=one.id)
    yield _said("owner", one.owner or "∅", lang)
    yield _said("state", state(one.state, lang), lang)
    if about := link_words(one.link, lang):
        yield _said("link", about, lang)
    if taken is not None:
        yield _said("meeting", text(f"review.the_{taken.kind}", lang, number=taken.id), lang)


def _event(what: str, one: Meeting | Item) -> Event:
    """An event with what tells a row and its version from any other, of this database or of another."""
    made = Event()
    made.add("uid", str(uuid.uuid5(NAMES, f"{what}:{one.fund}:{one.id}:{one.created_at.isoformat()}")))
    for name, moment in (
        ("dtstamp", one.changed_at), ("created", one.created_at), ("last-modified", one.changed_at),
    ):  # fmt: skip
        made.add(name, _utc(moment))
    made.add("sequence", one.version - 1)
    made.add("transp", "TRANSPARENT")
    return made


def _utc(moment: datetime) -> datetime:
    return moment.replace(microsecond=0, tzinfo=UTC)


def _said(field: str, words: str, lang: str) -> str:
    return text("sending.calendar_said", lang, field=_upper(named(field, lang)), words=words)


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
