"""Two people write the same row at the same moment: one is written, the other is told; nothing is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import sqlalchemy as sa

from etl.review.change import Stale
from etl.review.meeting import MeetingState
from etl.store import items, meetings, review_log
from etl.store.engine import writing
from tests.etl.store.review import AUGUST, FUND, JULY, action, opened

WAIT = 0.5


def waits_for(engine: sa.Engine, first: Callable[[sa.Connection], object], second: Callable[[], object]) -> object:
    """What the second writer gets, who comes while the first has written and not yet finished."""
    with ThreadPoolExecutor(1) as pool:
        with writing(engine).begin() as connection:
            first(connection)
            coming = pool.submit(second)
            with pytest.raises(TimeoutError):
                coming.result(WAIT)
        return coming.result(60)


def test_the_second_waits_for_the_first_and_is_told_its_changes(engine: sa.Engine) -> None:
    one = action(engine, opened(engine), "Relancer", JULY)
    with pytest.raises(Stale) as error:
        waits_for(
            engine,
            lambda connection: items.change(connection, one.id, 1, "Ali", {"due": AUGUST}),
            lambda: items.change(engine, one.id, 1, "Léa", {"state": "done"}),
        )
    assert [(said.version, said.field, said.by) for said in error.value.since] == [(2, "due", "Ali")]
    with engine.connect() as connection:
        stands = items.get(connection, one.id)
    assert (stands.due, stands.state, stands.version) == (AUGUST, "open", 2)
    assert error.value.current == stands


def test_nothing_is_taken_in_a_meeting_that_closes_at_the_same_moment(engine: sa.Engine) -> None:
    meeting = opened(engine)
    with pytest.raises(MeetingState):
        waits_for(
            engine,
            lambda connection: meetings.close(connection, meeting.id, "Léa"),
            lambda: items.add(engine, FUND, "decision", "Publier", "Ali", meeting=meeting.id),
        )
    with engine.connect() as connection:
        assert items.listing(connection) == []


def test_many_writers_at_once_make_one_version_each(engine: sa.Engine) -> None:
    one = action(engine, opened(engine), "Relancer", JULY)
    writers = 4
    ready = Barrier(writers)

    def insists(name: str) -> int:
        """Writes the row; starts again from what it is told until it is written. How many times it was told."""
        version, told = 1, 0
        ready.wait()
        while True:
            try:
                items.change(engine, one.id, version, name, {"owner": name})
            except Stale as stale:
                told += 1
                version += len(stale.since)
            else:
                return told

    with ThreadPoolExecutor(writers) as pool:
        told = list(pool.map(insists, [f"P{rank}" for rank in range(writers)]))
    with engine.connect() as connection:
        log = [said for said in review_log.changes(connection, "item", one.id) if said.field == "owner"]
        assert items.get(connection, one.id).version == writers + 1
    assert min(told) == 0
    assert [said.version for said in log] == [1, *range(2, writers + 2)]
    assert {said.new for said in log[1:]} == {f"P{rank}" for rank in range(writers)}
    assert [said.old for said in log[1:]] == [said.new for said in log[:-1]]
