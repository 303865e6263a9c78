"""The board: counts, what appeared since, who knows, in which edition; the gravest, newest and oldest first."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import sqlalchemy as sa

from dashboard.queries import alerts as queries
from dashboard.queries.alerts import sighted
from dashboard.queries.scope import Scope
from dashboard.reports.pack.content import Numbers, Rows
from dashboard.reports.pack.sections import alerts
from dashboard.reports.pack.sections.alerts import Open
from dashboard.reports.pack.setting import Setting, setting
from etl.review.alert_rule import SEVERITIES, rule
from etl.store import acknowledgements, meetings, sightings
from tests.books import xlsx
from tests.dashboard.queries.since.two_states import put
from tests.dashboard.reports.pack.conftest import At
from tests.dashboard.sheet_data import FILES

REVIEW = 11


def test_every_open_alert_is_there_with_what_appeared_since(samples: sa.Connection, at: At) -> None:
    one = at(REVIEW)
    found = alerts.board(one)
    there = {(each.rule, alert.target) for each in queries.alerts(samples, one.scope) for alert in each.alerts}
    assert one.before is not None
    then = {(each.rule, alert.target) for each in queries.alerts(samples, one.before) for alert in each.alerts}
    assert {(each.alert.rule, each.alert.target) for each in found.open} == there
    fresh = {(each.alert.rule, each.alert.target) for each in found.open if each.fresh}
    assert fresh == there - then
    assert len(fresh) == 15
    assert ("overdue", "L-0837") in fresh
    first = alerts.board(at(1))
    assert first.open
    assert not any(each.fresh for each in first.open)


def _days(one: Open) -> int:
    return -1 if one.alert.days is None else one.alert.days


def test_the_gravest_the_newest_then_the_oldest_lead(at: At) -> None:
    found = alerts.board(at(REVIEW)).open
    rank = [(SEVERITIES.index(one.severity), not one.fresh) for one in found]
    assert rank == sorted(rank)
    for one, following in pairwise(found):
        if (one.severity, one.fresh) == (following.severity, following.fresh):
            assert _days(one) >= _days(following)


def test_counts_by_rule_add_up(at: At) -> None:
    one = at(REVIEW)
    found = alerts.board(one)
    numbers, rules = alerts.pages(one)[0].parts
    assert isinstance(numbers, Numbers)
    assert isinstance(rules, Rows)
    assert sum(row[2] for row in rules.table.rows) == len(found.open)
    assert sum(row[3] for row in rules.table.rows) == 15
    assert sum(row[5] for row in rules.table.rows) == found.unknown == 69
    assert len(rules.table.rows) == len(queries.FINDERS)
    (first,) = alerts.pages(one)[1].parts
    assert isinstance(first, Rows)
    assert [row[1] for row in first.table.rows] == [each.alert.title or each.alert.target for each in found.open[:12]]
    assert {rule(each.alert.rule).severity for each in found.open[:12]} == {"high"}


@pytest.fixture
def own(engine: sa.Engine, tmp_path: Path) -> sa.Engine:
    """The small fund: a meeting before its last file (the deliverables), one after; somebody looked at each edition."""
    for rank, (name, rows, source, on) in enumerate(FILES, start=1):
        if rank == 4:
            meetings.open_(engine, meetings.plan(engine, "ITN7", "weekly", date(2021, 10, 8), "Ana").id, "Ana")
        put(engine, xlsx(tmp_path / name, rows), source, on)
    meetings.open_(engine, meetings.plan(engine, "ITN7", "weekly", date(2021, 10, 15), "Ana").id, "Ana")
    assert sighted.look(engine, "ITN7") == 4
    return engine


def of(connection: sa.Connection, number: int) -> Setting:
    return setting(connection, Scope(), "fr", meetings.get(connection, number))


def test_an_alert_s_edition_is_that_of_its_appearance_known_then(own: sa.Engine) -> None:
    with own.connect() as connection:
        then, now = (alerts.board(of(connection, number)).open for number in (1, 2))
        late = next(each for each in now if each.alert.rule == "overdue")
        assert (late.alert.target, late.edition, late.fresh) == ("L-0002", 4, True)
        assert [each for each in now if each.fresh] == [late]
        assert {each.edition for each in then} <= {1, 2, 3}
        assert {(each.alert.rule, each.alert.target) for each in now} == {
            ("overdue", "L-0002"), *((each.alert.rule, each.alert.target) for each in then),
        }  # fmt: skip
        assert ("overdue", "L-0002") not in sightings.appeared(connection, "ITN7", 3)
        assert sightings.appeared(connection, "ITN7", 0) == {}
        gone = sightings.appeared(connection, "ITN7", 1)
        assert set(gone.values()) == {1}


def test_an_acknowledged_alert_stands_last_and_is_counted(own: sa.Engine) -> None:
    acknowledgements.acknowledge(own, "ITN7", "overdue", "L-0002", "recette <en cours>", date(2099, 1, 1), "Ana")
    with own.connect() as connection:
        one = of(connection, 2)
        found = alerts.board(one)
        last = found.open[-1]
        assert (last.alert.target, last.known and last.known.reason) == ("L-0002", "recette <en cours>")
        numbers, rules = alerts.pages(one)[0].parts
        assert isinstance(numbers, Numbers)
        assert [each.value for each in numbers.numbers][-2:] == ["1", "1"]
        assert isinstance(rules, Rows)
        assert [(row[2], row[4]) for row in rules.table.rows if row[4]] == [(1, 1)]
        assert "1 apparue" in alerts.said(one, found)
