"""What a meeting finds, takes, settles and leaves: three meetings, exact lists, whatever happens later."""

from datetime import date

import sqlalchemy as sa

from etl.review.meeting import Meeting
from etl.store import follow_up, items, meetings
from etl.store.follow_up import Followed
from tests.etl.store.review import AUGUST, FUND, JULY, JUNE, action, at, closed, opened, planned, state

SEPTEMBER = date(2021, 9, 6)


def told(found: list[Followed]) -> list[tuple[str, str, date | None]]:
    """Titles, with the state and the due day of then."""
    return [(one.item.title, one.state, one.due) for one in found]


def asked(engine: sa.Engine, meeting: Meeting) -> dict[str, list[tuple[str, str, date | None]]]:
    with engine.connect() as connection:
        return {
            name: told(getattr(follow_up, name)(connection, meeting))
            for name in ("carried_into", "opened_in", "closed_in", "left_open", "overdue_at")
        }


def test_three_meetings(engine: sa.Engine) -> None:
    june = opened(engine)
    slow, quick = action(engine, june, "Lente", JULY), action(engine, june, "Vive", AUGUST)
    dropped = state(engine, action(engine, june, "Vaine", JULY), "dropped", at(JUNE, 10, 30))
    rule = items.add(engine, FUND, "decision", "Publier", "Léa", meeting=june.id, moment=at(JUNE, 10, 40))
    june = closed(engine, june)
    between = action(engine, None, "Entre deux", SEPTEMBER, moment=at(JUNE, 15))
    items.change(engine, slow.id, None, "Ali", {"due": AUGUST}, moment=at(JULY, 8))
    july = opened(engine, JULY)
    state(engine, quick, "done", at(JULY, 10))
    july = closed(engine, july)
    august = opened(engine, AUGUST)
    items.change(engine, slow.id, None, "Ali", {"due": JULY}, moment=at(AUGUST, 9, 30))
    state(engine, dropped, "open", at(AUGUST, 10))
    august = closed(engine, august)
    state(engine, slow, "done", at(AUGUST, 12))
    state(engine, rule, "superseded", at(AUGUST, 12))
    coming = planned(engine, SEPTEMBER)

    assert asked(engine, june) == {
        "carried_into": [],
        "opened_in": [("Lente", "open", JULY), ("Vive", "open", AUGUST), ("Vaine", "dropped", JULY)],
        "closed_in": [("Vaine", "dropped", JULY)],
        "left_open": [("Lente", "open", JULY), ("Vive", "open", AUGUST)],
        "overdue_at": [],
    }
    assert asked(engine, july) == {
        "carried_into": [("Lente", "open", AUGUST), ("Vive", "open", AUGUST), ("Entre deux", "open", SEPTEMBER)],
        "opened_in": [],
        "closed_in": [("Vive", "done", AUGUST)],
        "left_open": [("Lente", "open", AUGUST), ("Entre deux", "open", SEPTEMBER)],
        "overdue_at": [],
    }
    assert asked(engine, august) == {
        "carried_into": [("Lente", "open", AUGUST), ("Entre deux", "open", SEPTEMBER)],
        "opened_in": [],
        "closed_in": [],
        "left_open": [("Lente", "open", JULY), ("Vaine", "open", JULY), ("Entre deux", "open", SEPTEMBER)],
        "overdue_at": [("Lente", "open", JULY), ("Vaine", "open", JULY)],
    }
    assert asked(engine, coming) == {
        "carried_into": [("Vaine", "open", JULY), ("Entre deux", "open", SEPTEMBER)],
        "opened_in": [],
        "closed_in": [],
        "left_open": [("Vaine", "open", JULY), ("Entre deux", "open", SEPTEMBER)],
        "overdue_at": [("Vaine", "open", JULY)],
    }
    with engine.connect() as connection:
        (found, *_others) = follow_up.left_open(connection, june)
        assert (found.item.state, found.state) == ("done", "open")
        assert told(follow_up.opened_in(connection, june, "decision")) == [("Publier", "in_force", None)]
        assert told(follow_up.left_open(connection, coming, "decision")) == []
        since = follow_up.closed_between(connection, FUND, at(JUNE, 11), at(AUGUST, 12))
        assert told(since) == [("Lente", "done", JULY), ("Vive", "done", AUGUST)]
        assert follow_up.times_carried(connection, FUND) == {slow.id: 2, quick.id: 1, rule.id: 2, between.id: 2}
        assert follow_up.times_carried(connection, FUND, at(JUNE, 12)) == {}
        assert follow_up.times_carried(connection, FUND, at(JULY, 12)) == dict.fromkeys(
            (slow.id, quick.id, rule.id, between.id), 1
        )
        assert follow_up.open_at(connection, "FV", at(AUGUST, 12)) == []


def test_reopening_a_meeting_does_not_rewrite_what_it_left_open(engine: sa.Engine) -> None:
    june = opened(engine)
    one = action(engine, june, "Lente", JULY)
    june = closed(engine, june)
    before = asked(engine, june)
    state(engine, one, "done", at(JULY, 9))
    meetings.reopen(engine, june.id, "Léa", at(AUGUST, 9))
    forgotten = action(engine, june, "Oubliée", AUGUST, moment=at(AUGUST, 9, 30))
    june = meetings.close(engine, june.id, "Léa", moment=at(AUGUST, 10))
    assert asked(engine, june) == before | {"opened_in": [("Lente", "open", JULY), ("Oubliée", "open", AUGUST)]}
    assert forgotten.meeting == june.id
