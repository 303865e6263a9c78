"""The samples' meetings as the demonstration plants them: frozen on the edition of their day, all or none, once."""

from datetime import datetime

import pytest
import sqlalchemy as sa

from dashboard import demo_meetings
from data.samples import manifest
from data.samples.meetings import meetings as samples
from etl.review.link import UnknownLink
from etl.store import comments, follow_up, items, meetings
from tests.conftest import Demo


def test_each_is_frozen_on_the_last_edition_of_its_day(demo: Demo) -> None:
    with demo.engine.connect() as connection:
        found = meetings.listing(connection, "ITN7")[::-1]
    assert [(one.kind, one.held_on, one.participants) for one in found] == [
        (one.kind, one.date, one.participants) for one in samples()
    ]
    *held, coming = found
    assert {one.state for one in held} == {"closed"}
    assert (coming.state, coming.frozen) == ("planned", None)
    for one in held:
        assert one.frozen == sum(sample.date <= one.held_on for sample in manifest())
        assert one.opened_at == datetime(one.held_on.year, one.held_on.month, one.held_on.day, 9)


def test_they_show_what_is_carried_late_and_closed(demo: Demo) -> None:
    with demo.engine.connect() as connection:
        found = meetings.listing(connection, "ITN7")[::-1]
        counts = [
            tuple(
                len(question(connection, one))
                for question in (
                    follow_up.carried_into,
                    follow_up.opened_in,
                    follow_up.closed_in,
                    follow_up.left_open,
                    follow_up.overdue_at,
                )
            )
            for one in found[:-1]
        ]
        carried = follow_up.times_carried(connection, "ITN7")
        actions = items.listing(connection, "ITN7", "action")
        said = comments.of(connection, [one.id for one in actions])
    assert counts == [
        (0, 2, 0, 2, 0),
        (2, 1, 0, 3, 0),
        (3, 1, 0, 4, 0),
        (2, 1, 1, 2, 1),
        (2, 2, 0, 4, 1),
        (3, 1, 0, 4, 3),
        (4, 1, 1, 4, 2),
        (3, 0, 0, 3, 3),
        (4, 1, 2, 3, 2),
        (3, 2, 0, 5, 2),
        (5, 1, 0, 6, 3),
    ]
    assert max(carried.get(one.id, 0) for one in actions) == 7
    assert sum(one.is_open for one in actions) == 6
    assert sum(map(len, said.values())) == 8


def test_planted_again_nothing_is_added(demo: Demo) -> None:
    assert demo_meetings.plant(demo.engine) == 0
    with demo.engine.connect() as connection:
        assert len(meetings.listing(connection)) == len(samples())


def test_they_are_planted_whole_or_not_at_all(engine: sa.Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the samples' projects, a link of the fourth meeting leads nowhere."""
    monkeypatch.setattr(demo_meetings, "_editions", lambda _connection: {1: samples()[0].date})
    monkeypatch.setattr("etl.store.editions.last", lambda _connection: 1)
    with pytest.raises(UnknownLink):
        demo_meetings.plant(engine)
    with engine.connect() as connection:
        assert meetings.listing(connection) == []
        assert items.listing(connection) == []
