"""The calendar read back by a calendar's reader, and octet by octet as RFC 5545 wants it."""

import re
from datetime import date, datetime, timedelta

import pytest
import sqlalchemy as sa
from icalendar import Calendar

from dashboard.reports.calendar import calendar
from etl.review.link import Link
from etl.store import funds, items, meetings
from tests.conftest import Demo
from tests.etl.store.review import AUGUST, FUND, JULY, JUNE, action, at, closed, opened, planned, state

BAD = "é;,\\n « BEGIN:VEVENT » \\; " + "œ€" * 60


def events(content: bytes) -> list[dict[str, object]]:
    """What a reader finds, in order."""
    (read,) = Calendar.from_ical(content, multiple=True)
    names = ("uid", "summary", "description", "status", "sequence", "transp")
    return [
        {name: str(one[name]) for name in names}
        | {name: one[name].dt for name in ("dtstart", "dtend", "dtstamp", "created", "last-modified")}
        for one in read.walk("VEVENT")
    ]


def made(engine: sa.Engine, kind: str | None = None, lang: str = "en") -> bytes:
    with engine.connect() as connection:
        return calendar(connection, FUND, lang, kind)


def test_meetings_and_what_is_due(engine: sa.Engine) -> None:
    held = opened(engine)
    late = action(engine, held, BAD, JULY, about=Link("territory", "33"))
    state(engine, action(engine, held, "Faite", JULY), "done", at(JUNE, 10, 30))
    items.add(engine, FUND, "decision", "Sans échéance", "Léa", meeting=held.id, moment=at(JUNE, 10))
    closed(engine, held)
    planned(engine, AUGUST, "copol")
    first, second, third = events(made(engine))
    assert (first["summary"], first["status"], first["sequence"]) == ("Weekly review (ITN7)", "CONFIRMED", "2")
    assert (first["dtstart"], first["dtend"]) == (JUNE, JUNE + timedelta(days=1))
    assert first["description"] == "State: closed\nParticipants: DINUM, DITP\nAgenda: Retards"
    assert (first["dtstamp"], first["last-modified"]) == (stamp(JUNE, 11), stamp(JUNE, 11))
    assert (second["status"], second["sequence"], second["transp"]) == ("TENTATIVE", "0", "TRANSPARENT")
    assert third["summary"] == f"Due (action): {BAD.strip()} – DITP"
    assert third["description"] == (
        f"Action {late.id}\nOwner: DITP\nState: open\nLink: territory: Gironde (33)\nMeeting: Review {held.id}"
    )
    assert [one["dtstart"] for one in (second, third)] == [AUGUST, JULY]
    assert [one["dtstart"] for one in events(made(engine, "copol"))] == [AUGUST]
    assert [one["dtstart"] for one in events(made(engine, "weekly"))] == [JUNE, JULY]


def stamp(day: date, hour: int) -> datetime:
    return datetime.fromisoformat(f"{day}T{hour:02}:00:00+00:00")


def test_a_change_keeps_the_identifier_and_takes_the_next_number(engine: sa.Engine) -> None:
    meeting = planned(engine)
    (before,) = events(made(engine))
    assert made(engine) == made(engine)
    meetings.amend(engine, meeting.id, None, "Ali", {"held_on": JULY}, at(JUNE, 9))
    (after,) = events(made(engine))
    assert (before["uid"], before["sequence"], after["sequence"]) == (after["uid"], "0", "1")
    assert (before["dtstart"], after["dtstart"]) == (JUNE, JULY)


def test_every_line_is_short_whole_and_ends_as_it_must(engine: sa.Engine) -> None:
    meetings.plan(engine, FUND, "weekly", JUNE, "Léa", ["É" * 500] * 3, "a\nb\r\nEND:VCALENDAR\n" + "😀é" * 400)
    action(engine, None, BAD, JULY)
    content = made(engine, lang="fr")
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert not {*b"\r\n"} & {*content.replace(b"\r\n", b"")}
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")
    assert content.count(b"\r\nEND:VCALENDAR\r\n") == 1
    assert b"ATTENDEE" not in content
    found = events(content)
    assert len(found) == 2
    (said,) = re.findall(rb"SUMMARY:(.*)", content.replace(b"\r\n ", b"").replace(b"\r", b"").split(b"UID:")[-2])
    assert re.sub(r"\\(.)", r"\1", said.decode()).endswith(f"{BAD} – DITP")
    assert str(found[0]["description"]).endswith("a\nb\nEND:VCALENDAR\n" + "😀é" * 400)


def test_fictitious_data_say_so(demo: Demo) -> None:
    with demo.engine.connect() as connection:
        content = calendar(connection, FUND, "fr")
    found = events(content)
    assert len(found) == 19
    assert {str(one["summary"]).startswith("[Données fictives] ") for one in found} == {True}
    assert len({one["uid"] for one in found}) == 19


def test_an_unknown_fund(engine: sa.Engine) -> None:
    with engine.connect() as connection, pytest.raises(funds.UnknownFund):
        calendar(connection, "?", "fr")
