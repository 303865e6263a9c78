"""Who takes part, who comes, who co-pilots, who holds, where both sides meet, what was decided: on both databases."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from dashboard.queries import actors, decisions, holders, meeting_ground, meetings, partner_rows, seats
from dashboard.queries.decisions import Decision
from dashboard.queries.holders import Holding
from dashboard.queries.meeting_ground import Department
from dashboard.queries.meetings import Attendance
from dashboard.queries.scope import Scope
from dashboard.queries.seats import Group, Seat
from etl.store.engine import connect
from tests.dashboard.actors import COMMITTEE, MAY, NOVEMBER, X, Y, load_partners, load_projects
from tests.databases import Databases


@pytest.fixture(scope="module")
def loaded(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.Engine]:
    """A small programme, only to be read."""
    url = databases.fresh()
    engine, folder = connect(url), tmp_path_factory.mktemp("actors")
    load_partners(engine, folder)
    load_projects(engine, folder)
    yield engine
    engine.dispose()
    databases.drop(url)


@pytest.fixture
def connection(loaded: sa.Engine) -> Iterator[sa.Connection]:
    """A connection to it."""
    with loaded.connect() as made:
        yield made


def test_a_seat_has_its_strongest_role_and_a_project_is_no_body(connection: sa.Connection) -> None:
    found = seats.seats(connection, Scope())
    assert found == [
        Seat("ADF", "association", COMMITTEE, "committee", "member"),
        Seat("AMF", "association", COMMITTEE, "committee", "member"),
        Seat("DINUM", "state", COMMITTEE, "committee", "member"),
        Seat("Avicca", None, Y, "project_group", None),
        Seat("DINUM", "state", Y, "project_group", "state_copilot"),
        Seat("<b>Ville</b> de Loos", "local_authority", X, "project_group", "member"),
        Seat("ADF", "association", X, "project_group", "member"),
        Seat("AMF", "association", X, "project_group", "local_copilot"),
        Seat("DINUM", "state", X, "project_group", "state_copilot"),
    ]


def test_the_group_that_has_no_local_copilot_is_seen(connection: sa.Connection) -> None:
    assert seats.groups(seats.seats(connection, Scope())) == [
        Group(Y, ("DINUM",), (), 1),
        Group(X, ("DINUM",), ("AMF",), 2),
    ]
    met = actors.last_committee(connection, Scope())
    assert met is not None
    assert (met["associations_present"], met["associations_known"]) == (0, 2)
    assert (met["state_present"], met["state_known"], met["groups_without_local_copilot"]) == (1, 1, 1)


def test_present_absent_and_not_known_are_three_things(connection: sa.Connection) -> None:
    found = meetings.presences(connection, Scope())
    assert [(one.met_on, one.actor, one.attended) for one in found] == [
        (MAY, "ADF", False),
        (MAY, "AMF", True),
        (MAY, "DINUM", True),
        (NOVEMBER, "ADF", False),
        (NOVEMBER, "AMF", None),
        (NOVEMBER, "DINUM", True),
    ]
    assert meetings.attendance(found) == Attendance(3, 5)
    assert meetings.attendance(found).rate == Decimal("0.600000")
    assert meetings.attendance([]).rate is None


def test_as_of_a_day_before_the_second_meeting(connection: sa.Connection) -> None:
    assert meetings.presences(connection, Scope(as_of=date(2021, 11, 21))) == []
    latest = Scope(as_of=date(2021, 11, 26))
    assert len(meetings.presences(connection, latest)) == 6


def test_decisions_bear_their_own_day_else_the_meetings(connection: sa.Connection) -> None:
    found = decisions.decisions(connection, Scope())
    assert found == [
        Decision(Y, "Comité de coordination", "stopped", date(2021, 10, 15)),
        Decision(X, "Comité de coordination", "created", date(2021, 9, 30)),
    ]
    assert decisions.by_state(found) == {"created": 1, "continued": 0, "redirected": 0, "stopped": 1}


def test_each_holder_is_counted_once(connection: sa.Connection) -> None:
    assert holders.holders(connection, Scope()) == [Holding("commune", 2, 3), Holding("other", 1, 1)]
    assert holders.holders(connection, Scope(territory="33")) == [Holding("commune", 1, 2)]
    assert holders.holders(connection, Scope(territory="69")) == []


def test_both_sides_meet_on_one_project_or_they_do_not(connection: sa.Connection) -> None:
    found = meeting_ground.departments(connection, Scope())
    assert found is not None
    assert len(found) == 101
    known = {one.code: one for one in found}
    assert known["33"] == Department("33", "Gironde", 2, 2, 1, 1)
    assert known["38"] == Department("38", "Isère", 2, 1, 1, 0)
    assert (known["33"].kind, known["38"].kind, known["69"].kind) == ("together", "apart", "none")
    assert meeting_ground.by_class(found) == {"together": 1, "apart": 1, "none": 99}
    assert [one.code for one in meeting_ground.departments(connection, Scope(territory="33")) or ()] == ["33"]
    assert meeting_ground.departments(connection, Scope(territory="C33063")) == []
    assert meeting_ground.departments(connection, Scope(fund="NEW")) is None


def test_each_line_leads_back_to_its_cell(connection: sa.Connection) -> None:
    file, sheet = "instances_2021-11-26.xlsx", "Instances"
    rows = partner_rows.partner_rows(connection, Scope(), "meetings")
    assert rows.iloc[0].tolist() == [file, sheet, 2, "A2", f"DINUM · {COMMITTEE}"]
    assert [
        len(partner_rows.partner_rows(connection, Scope(), part)) for part in ("meetings", "seats", "decisions")
    ] == [
        6,
        13,
        2,
    ]
