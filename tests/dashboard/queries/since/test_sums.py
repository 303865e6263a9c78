"""Over the samples, from each meeting to the next: the steps of every stage lead from one figure to the other."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
import sqlalchemy as sa

from dashboard.queries.counts import ZERO
from dashboard.queries.figures import figures
from dashboard.queries.scope import Scope
from dashboard.queries.since import money, projects
from dashboard.queries.since.span import span
from etl.review.meeting import Meeting
from etl.store import meetings
from tests.conftest import Demo

VIEWS: tuple[tuple[dict[str, str], int], ...] = (
    ({}, 1),
    ({"axis": "3"}, 2),
    ({"territory": "974"}, 2),
    ({"territory": "R75"}, 4),
    ({"desk": "DINUM"}, 4),
)
"""Each with how many meetings lie between those compared."""


@pytest.fixture(scope="module")
def connection(sqlite_demo: Demo) -> Iterator[sa.Connection]:
    """A connection to the samples."""
    with sqlite_demo.engine.connect() as made:
        yield made


@pytest.fixture(scope="module")
def held(connection: sa.Connection) -> list[Meeting]:
    """The meetings that were held, in their order."""
    return [one for one in reversed(meetings.listing(connection, "ITN7")) if one.frozen is not None]


@pytest.mark.parametrize(("view", "every"), VIEWS, ids=str)
def test_from_a_meeting_to_another(
    connection: sa.Connection, held: list[Meeting], view: dict[str, str], every: int
) -> None:
    moved = 0
    for before, now in pairwise(held[::-1][::every][::-1]):
        moments = span(Scope(as_of=now.frozen, **view), before.frozen)  # type: ignore[arg-type]
        old, new = (figures(connection, one) for one in (moments.before, moments.now))
        for stage in money.STAGES:
            found = money.flow(connection, moments, stage)
            if found is None:
                assert new[stage].value is None
                continue
            assert (found.start, found.end) == (old[stage].value or ZERO, new[stage].value), (now.id, stage)
            assert found.start + sum((one.euros for one in found.moves), ZERO) == found.end, (now.id, stage)
            moved += len(found.moves)
    assert moved


def test_the_projects_behind_each_step_add_up_to_it(connection: sa.Connection, held: list[Meeting]) -> None:
    moments = span(Scope(as_of=held[-1].frozen), held[0].frozen)
    for stage in money.STAGES:
        found, behind = money.flow(connection, moments, stage), money.units(connection, moments, stage)
        assert found is not None
        for one in found.moves:
            own = [unit.euros for unit in behind if unit.kind == one.kind]
            assert (sum(own, ZERO), len(own)) == (one.euros, one.units), (stage, one.kind)
        assert len(behind) == sum(one.units for one in found.moves)


def test_regions_share_what_moved_between_them(connection: sa.Connection, held: list[Meeting]) -> None:
    """Each region's difference, and what has no place, add up to the country's: nothing is counted twice or lost."""
    first, last = held[0].frozen, held[-1].frozen
    places = [
        code for (code,) in connection.execute(sa.text("select code from territories where level = 'region'")).all()
    ]
    whole = money.flow(connection, span(Scope(as_of=last), first), "awarded")
    parts = [
        money.flow(connection, span(Scope(as_of=last, territory=code), first), "awarded") for code in (*places, "NONE")
    ]
    assert len(places) > 12
    assert whole is not None
    assert sum((one.end - one.start for one in parts if one), ZERO) == whole.end - whole.start


def test_projects_that_come_and_go_are_those_counted(connection: sa.Connection, held: list[Meeting]) -> None:
    for before, now in pairwise(held):
        moments = span(Scope(as_of=now.frozen), before.frozen)
        counts = projects.counts(connection, moments)
        found = projects.moved(connection, moments)
        assert {kind: sum(one.kind == kind for one in found) for kind in counts} == counts
        assert len(found) == sum(counts.values())
