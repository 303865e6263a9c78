"""Decisions, actions, minutes and the next meeting: what the follow-up knows at the meeting's moment."""

from datetime import date

import sqlalchemy as sa

from dashboard.queries.scope import Scope
from dashboard.reports.pack.content import Rows, Words
from dashboard.reports.pack.sections import decisions, minutes, next_meeting
from dashboard.reports.pack.setting import compared, setting
from data.samples.meetings import meetings as samples_meetings
from etl.store import follow_up, items, meetings
from tests.dashboard.reports.pack.conftest import At


def titles(part: object) -> list[str]:
    assert isinstance(part, Rows)
    return [row[0] for row in part.table.rows]


def test_open_and_closed_are_those_of_the_moment(samples: sa.Connection, at: At) -> None:
    for number in (5, 9, 11):
        met = meetings.get(samples, number)
        actions, rest = decisions.pages(at(number))
        assert met.closed_at is not None
        open_ = follow_up.open_at(samples, "ITN7", met.closed_at)
        assert titles(actions.parts[0]) == [one.item.title for one in open_]
        assert open_ == follow_up.left_open(samples, met)
        held = follow_up.open_at(samples, "ITN7", met.closed_at, "decision")
        assert titles(rest.parts[0]) == [one.item.title for one in held]
    plain = decisions.pages(at(11))[0].says[0].replace("\xa0", " ")
    assert plain.startswith("6 actions ouvertes, dont 3 en retard. 6 décisions en vigueur.")


def test_what_a_meeting_closed_is_told_by_the_next_ones_once(samples: sa.Connection, at: At) -> None:
    """Over the reviews in a row, each action that was closed is closed since one meeting, and one alone."""
    found: list[int] = []
    for number in range(2, 12):
        one = compared(at(number), meetings.get(samples, number - 1))
        found += [each.item.id for each in decisions.closed_since(one)]
    closed = [one.id for one in items.listing(samples, "ITN7", "action") if not one.is_open]
    assert sorted(found) == sorted(closed)
    assert closed


def test_an_overdue_action_says_how_late(at: At) -> None:
    (rows,) = decisions.pages(at(11))[0].parts
    assert isinstance(rows, Rows)
    late = [row for row in rows.table.rows if row[2].startswith("▲")]
    assert len(late) == 3
    assert all(row[2].endswith("j de retard") for row in late)


def test_minutes_are_those_that_were_written(samples: sa.Connection, at: At) -> None:
    met = meetings.get(samples, 11)
    said, taken = minutes.pages(at(11), met)
    agenda, words = said.parts
    assert isinstance(agenda, Words)
    assert isinstance(words, Words)
    written = samples_meetings()[10]
    assert agenda.lines == tuple(line for line in written.agenda.splitlines() if line)
    assert written.minutes is not None
    assert words.lines == tuple(line for line in written.minutes.splitlines() if line)
    assert len(titles(taken.parts[0])) == sum(
        len(follow_up.opened_in(samples, met, kind)) for kind in ("decision", "action")
    )


def test_the_next_meeting_and_what_is_due_by_then(samples: sa.Connection, at: At) -> None:
    (page,) = next_meeting.pages(at(11))
    assert page.title == "Prochaine réunion\u00a0: revue hebdomadaire du 30\u00a0janvier 2023"
    due = [
        one
        for one in follow_up.left_open(samples, meetings.get(samples, 11))
        if one.due and one.due <= date(2023, 1, 30)
    ]
    assert titles(page.parts[1]) == [one.item.title for one in due]
    assert next_meeting.pages(at(12))[0].parts == ()
    alone = setting(samples, Scope(), "fr")
    coming = next_meeting.coming(alone)
    assert coming is not None
    assert coming.id == 12
