"""A meeting from its planning to its closing, and after; what it is frozen on."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from etl.review.change import Stale
from etl.review.meeting import Meeting, MeetingState, UnknownKind, UnknownMeeting
from etl.review.words import ControlCharacter, EmptyText, LongText
from etl.store import meetings, review_log
from etl.store.engine import writing
from etl.store.funds import UnknownFund
from etl.store.review_tables import meetings as table
from etl.store.rollback import UnknownEdition
from tests.command import Command
from tests.etl.lines import FIRST, money
from tests.etl.store.review import AUGUST, FUND, JULY, JUNE, at, closed, opened, planned


def test_the_whole_life_of_a_meeting(engine: sa.Engine) -> None:
    first = planned(engine)
    assert first == Meeting(
        first.id, FUND, "weekly", JUNE, "planned", None, None, ("DINUM", "DITP"), "Retards", "", 1,
        "Léa", at(JUNE, 8), "Léa", at(JUNE, 8), None, None,
    )  # fmt: skip
    assert first.frozen is None
    changes = {"participants": ["DINUM", " AMF "], "agenda": "Retards\r\nZones"}
    amended = meetings.amend(engine, first.id, 1, "Ali", changes, at(JUNE, 8, 30))  # type: ignore[arg-type]
    assert (amended.participants, amended.agenda, amended.version) == (("DINUM", "AMF"), "Retards\nZones", 2)
    running = meetings.open_(engine, first.id, "Ali", moment=at(JUNE, 9))
    assert running == replace(
        amended, state="open", edition=0, version=3, changed_at=at(JUNE, 9), opened_at=at(JUNE, 9)
    )
    done = meetings.close(engine, first.id, "Léa", "Vu.", 3, at(JUNE, 11))
    assert (done.state, done.minutes, done.closed_at, done.version) == ("closed", "Vu.", at(JUNE, 11), 4)
    again = meetings.reopen(engine, first.id, "Léa", at(JULY, 9))
    meetings.amend(engine, first.id, again.version, "Léa", {"minutes": "Vu et revu."}, at(JULY, 9))
    last = meetings.close(engine, first.id, "Léa", moment=at(JULY, 10))
    assert (last.minutes, last.opened_at, last.closed_at, last.version) == ("Vu et revu.", at(JUNE, 9), at(JUNE, 11), 7)
    with engine.connect() as connection:
        assert meetings.get(connection, first.id) == last
        log = review_log.changes(connection, "meeting", first.id)
    assert [(one.version, one.field, one.old, one.new, one.by, one.at) for one in log] == [
        (1, "fund", None, "ITN7", "Léa", at(JUNE, 8)),
        (1, "state", None, "planned", "Léa", at(JUNE, 8)),
        (1, "kind", None, "weekly", "Léa", at(JUNE, 8)),
        (1, "held_on", None, "2021-06-07", "Léa", at(JUNE, 8)),
        (1, "participants", None, "DINUM\nDITP", "Léa", at(JUNE, 8)),
        (1, "agenda", None, "Retards", "Léa", at(JUNE, 8)),
        (2, "participants", "DINUM\nDITP", "DINUM\nAMF", "Ali", at(JUNE, 8, 30)),
        (2, "agenda", "Retards", "Retards\nZones", "Ali", at(JUNE, 8, 30)),
        (3, "state", "planned", "open", "Ali", at(JUNE, 9)),
        (3, "edition", None, "0", "Ali", at(JUNE, 9)),
        (4, "state", "open", "closed", "Léa", at(JUNE, 11)),
        (4, "minutes", None, "Vu.", "Léa", at(JUNE, 11)),
        (5, "state", "closed", "open", "Léa", at(JULY, 9)),
        (6, "minutes", "Vu.", "Vu et revu.", "Léa", at(JULY, 9)),
        (7, "state", "open", "closed", "Léa", at(JULY, 10)),
    ]


def test_a_state_forbids_what_it_forbids(engine: sa.Engine) -> None:
    one = planned(engine).id
    done = closed(engine, opened(engine, JULY)).id
    for number, wanted, refused in (
        (one, "closed", lambda: meetings.close(engine, one, "Léa")),
        (one, "reopened", lambda: meetings.reopen(engine, one, "Léa")),
        (done, "opened", lambda: meetings.open_(engine, done, "Léa")),
        (done, "closed", lambda: meetings.close(engine, done, "Léa")),
        (done, "changed", lambda: meetings.amend(engine, done, 3, "Léa", {"minutes": "Autre"})),
    ):
        with pytest.raises(MeetingState) as error:
            refused()
        assert (error.value.number, error.value.wanted) == (number, wanted)
    assert error.value.message() == f"La réunion {done} est close\u00a0: rouvrez-la pour la modifier."
    assert error.value.message("en") == f"Meeting {done} is closed: reopen it to change it."


def test_what_is_no_meeting_is_refused(engine: sa.Engine) -> None:
    with pytest.raises(UnknownKind):
        meetings.plan(engine, FUND, "lunch", JUNE, "Léa")
    with pytest.raises(UnknownFund):
        meetings.plan(engine, "AUTRE", "weekly", JUNE, "Léa")
    with pytest.raises(EmptyText, match="by"):
        meetings.plan(engine, FUND, "weekly", JUNE, "  ")
    with pytest.raises(EmptyText, match="participants"):
        meetings.plan(engine, FUND, "weekly", JUNE, "Léa", ("DINUM", " "))
    with pytest.raises(LongText, match="agenda"):
        meetings.plan(engine, FUND, "weekly", JUNE, "Léa", agenda="x" * 20_001)
    number = opened(engine).id
    with pytest.raises(ControlCharacter, match="minutes"):
        meetings.close(engine, number, "Léa", "Vu\x00.")
    with pytest.raises(UnknownMeeting):
        meetings.open_(engine, number + 1, "Léa")
    with engine.connect() as connection:
        assert [one.state for one in meetings.listing(connection)] == ["open"]


def test_a_stale_writer_is_told_what_changed(engine: sa.Engine) -> None:
    one = planned(engine)
    meetings.amend(engine, one.id, 1, "Ali", {"agenda": "Zones"}, at(JUNE, 8, 5))
    for stale in (
        lambda: meetings.amend(engine, one.id, 1, "Léa", {"minutes": "Vu."}),
        lambda: meetings.close(engine, one.id, "Léa", "Vu.", 1),
    ):
        with pytest.raises(Stale) as error:
            stale()
        assert error.value.message() == (
            f"La revue {one.id} a changé depuis que vous l’avez lue\u00a0: ordre du jour\u00a0: Retards → Zones "
            "(par Ali, le 07/06/2021 à 08:05 UTC). Rien n’est écrit\u00a0; reprenez avec --version 2."
        )
    assert meetings.amend(engine, one.id, 2, "Léa", {"agenda": "Zones"}).version == 2


def test_a_meeting_is_frozen_when_it_is_opened(engine: sa.Engine, tnt: Command, tmp_path: Path) -> None:
    for rank in (1, 2):
        assert tnt.load(money(tmp_path / f"{rank}.xlsx", FIRST), "--source", f"s{rank}").status == 0
    one, other, dated = (planned(engine, day).id for day in (JUNE, JULY, AUGUST))
    assert meetings.open_(engine, one, "Léa").frozen == 2
    assert meetings.open_(engine, other, "Léa", 1).frozen == 1
    asked = meetings.open_(engine, dated, "Léa", date(2021, 6, 30))
    assert (asked.frozen, asked.as_of, asked.edition) == (date(2021, 6, 30), date(2021, 6, 30), 2)
    assert tnt.load(money(tmp_path / "3.xlsx", FIRST), "--source", "s3").status == 0
    with engine.connect() as connection:
        assert meetings.get(connection, one).frozen == 2
    late = planned(engine).id
    for unknown in (0, 4):
        with pytest.raises(UnknownEdition):
            meetings.open_(engine, late, "Léa", unknown)


def test_the_last_meeting_of_a_kind_before_a_day(engine: sa.Engine) -> None:
    copol, weekly = closed(engine, opened(engine, JUNE, "copol")), opened(engine, JULY)
    coming = planned(engine, AUGUST, "copol")
    with engine.connect() as connection:
        assert [one.id for one in meetings.listing(connection, FUND)] == [coming.id, weekly.id, copol.id]
        assert [one.id for one in meetings.listing(connection, kind="copol")] == [coming.id, copol.id]
        assert meetings.listing(connection, "FV") == []
        assert meetings.last(connection, FUND) == weekly
        assert meetings.last(connection, FUND, "copol") == copol
        assert meetings.last(connection, FUND, before=JULY) == copol
        assert meetings.last(connection, FUND, "weekly", JULY) is None
        assert meetings.last(connection, "FV") is None


def test_operations_of_one_transaction_are_written_together_or_not_at_all(engine: sa.Engine) -> None:
    def opens_twice() -> None:
        with writing(engine).begin() as connection:
            made = meetings.plan(connection, FUND, "weekly", JUNE, "Léa")
            for _ in range(2):
                meetings.open_(connection, made.id, "Léa")

    with pytest.raises(MeetingState):
        opens_twice()
    with engine.connect() as connection:
        assert connection.execute(sa.select(table)).all() == []
