"""Decisions and actions: taken, changed under a version, listed; what is refused, and that nothing is lost."""

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from etl.review.change import Stale
from etl.review.item import EarlyDue, Item, RefusedTransition, Unassigned, UnknownItem, UnknownState
from etl.review.link import Link
from etl.review.meeting import MeetingState
from etl.review.words import EmptyText, LongText
from etl.store import items, review_log
from etl.store.funds import UnknownFund
from tests.etl.store.review import AUGUST, FUND, JULY, JUNE, action, at, closed, opened, planned, state

HOSTILE = "=cmd|' /C calc'!A0 <img src=x onerror=alert(1)> {title} '; DROP TABLE review_items; --"


def test_an_action_and_its_trail(engine: sa.Engine) -> None:
    meeting = opened(engine)
    one = action(engine, meeting, " Relancer\nla DITP ", JULY, about=Link("territory", "33"))
    assert one == Item(
        one.id, "action", FUND, meeting.id, "Relancer la DITP", "DITP", JULY, "open", Link("territory", "33"), 1,
        "Léa", at(JUNE, 10), "Léa", at(JUNE, 10),
    )  # fmt: skip
    changed = items.change(engine, one.id, 1, "Ali", {"due": AUGUST, "owner": "DINUM"}, "action", at(JULY, 9))
    assert changed == replace(one, due=AUGUST, owner="DINUM", version=2, changed_by="Ali", changed_at=at(JULY, 9))
    assert items.change(engine, one.id, 2, "Ali", {"due": AUGUST}) == changed
    done = items.change(engine, one.id, 2, "Léa", {"state": "done", "link": None}, moment=at(JULY, 10))
    assert (done.state, done.link, done.is_open) == ("done", None, False)
    again = items.change(engine, one.id, 3, "Léa", {"state": "in_progress"}, moment=at(JULY, 11))
    assert (again.state, again.version) == ("in_progress", 4)
    with engine.connect() as connection:
        log = review_log.changes(connection, "item", one.id)
    assert [(one.version, one.field, one.old, one.new, one.by) for one in log] == [
        (1, "kind", None, "action", "Léa"),
        (1, "fund", None, "ITN7", "Léa"),
        (1, "meeting", None, str(meeting.id), "Léa"),
        (1, "title", None, "Relancer la DITP", "Léa"),
        (1, "owner", None, "DITP", "Léa"),
        (1, "due", None, "2021-07-05", "Léa"),
        (1, "state", None, "open", "Léa"),
        (1, "link", None, "territory:33", "Léa"),
        (2, "due", "2021-07-05", "2021-08-02", "Ali"),
        (2, "owner", "DITP", "DINUM", "Ali"),
        (3, "state", "open", "done", "Léa"),
        (3, "link", "territory:33", None, "Léa"),
        (4, "state", "done", "in_progress", "Léa"),
    ]
    assert log[10].message("en") == "state: open → done (by Léa, on 2021-07-05 at 10:00 UTC)"


def test_the_second_of_two_writers_is_told_and_loses_nothing(engine: sa.Engine) -> None:
    one = action(engine, opened(engine), "Relancer", JULY)
    items.change(engine, one.id, 1, "Ali", {"due": AUGUST}, moment=at(JULY, 9))
    ahead = items.change(engine, one.id, 2, "Zoé", {"state": "done"}, moment=at(JULY, 10))
    with pytest.raises(Stale) as error:
        items.change(engine, one.id, 1, "Léa", {"title": "Relancer deux fois", "due": JULY})
    assert error.value.current == ahead
    assert [(one.version, one.field, one.old, one.new, one.by, one.at) for one in error.value.since] == [
        (2, "due", "2021-07-05", "2021-08-02", "Ali", at(JULY, 9)),
        (3, "state", "open", "done", "Zoé", at(JULY, 10)),
    ]
    assert error.value.message() == (
        f"L’action {one.id} a changé depuis que vous l’avez lue\u00a0: échéance\u00a0: 05/07/2021 → 02/08/2021 "
        "(par Ali, le 05/07/2021 à 09:00 UTC)\u00a0; état\u00a0: ouverte → terminée "
        "(par Zoé, le 05/07/2021 à 10:00 UTC). Rien n’est écrit\u00a0; reprenez avec --version 3."
    )
    merged = items.change(engine, one.id, error.value.current.version, "Léa", {"title": "Relancer deux fois"})
    assert (merged.title, merged.due, merged.state, merged.version) == ("Relancer deux fois", AUGUST, "done", 4)


def test_a_decision_holds_is_superseded_and_holds_again(engine: sa.Engine) -> None:
    one = items.add(engine, FUND, "decision", HOSTILE, "Léa", meeting=opened(engine).id)
    assert (one.title, one.owner, one.due, one.state) == (HOSTILE, None, None, "in_force")
    for new in ("superseded", "in_force", "done", "superseded"):
        assert state(engine, one, new, at(JULY, 9)).state == new
    with pytest.raises(RefusedTransition) as error:
        state(engine, one, "done", at(JULY, 9))
    assert error.value.message() == (
        f"La décision {one.id} ne passe pas de «\u00a0remplacée\u00a0» à «\u00a0terminée\u00a0»\u00a0; "
        "elle peut passer à\u00a0: en vigueur."
    )
    with engine.connect() as connection:
        assert items.get(connection, one.id).title == HOSTILE


def test_what_is_no_action_is_refused(engine: sa.Engine) -> None:
    meeting = opened(engine)
    for field, values in (("owner", {"due": JULY}), ("due", {"owner": "DITP"})):
        with pytest.raises(Unassigned, match=field):
            items.add(engine, FUND, "action", "Relancer", "Léa", meeting=meeting.id, **values)  # type: ignore[arg-type]
    with pytest.raises(EarlyDue) as early:
        action(engine, meeting, "Relancer", date(2021, 6, 6))
    assert early.value.message() == "L’échéance (06/06/2021) précède le jour où l’on décide (07/06/2021)."
    with pytest.raises(EmptyText, match="title"):
        action(engine, meeting, " ", JULY)
    with pytest.raises(LongText, match="title"):
        action(engine, meeting, "x" * 10_000, JULY)
    with pytest.raises(EmptyText, match="by"):
        items.add(engine, FUND, "decision", "Publier", "")
    with pytest.raises(UnknownFund):
        items.add(engine, "AUTRE", "decision", "Publier", "Léa")
    for other in (planned(engine, JULY), closed(engine, opened(engine, AUGUST))):
        with pytest.raises(MeetingState, match="used"):
            items.add(engine, FUND, "decision", "Publier", "Léa", meeting=other.id)
    with engine.connect() as connection:
        assert items.listing(connection) == []


def test_what_no_change_can_be_is_refused(engine: sa.Engine) -> None:
    one = action(engine, opened(engine), "Relancer", JULY)
    with pytest.raises(UnknownState) as error:
        state(engine, one, "in_force", at(JULY, 9))
    assert error.value.known == "open, in_progress, done, dropped"
    state(engine, one, "done", at(JULY, 9))
    with pytest.raises(RefusedTransition):
        state(engine, one, "dropped", at(JULY, 9))
    for field, changes in (("owner", {"owner": None}), ("due", {"due": None})):
        with pytest.raises(Unassigned, match=field):
            items.change(engine, one.id, 2, "Léa", changes)  # type: ignore[arg-type]
    with pytest.raises(EarlyDue):
        items.change(engine, one.id, 2, "Léa", {"due": date(2021, 6, 6)})
    with pytest.raises(UnknownItem) as unknown:
        items.change(engine, one.id, 2, "Léa", {"title": "Autre"}, "decision")
    assert unknown.value.message().startswith(f"La décision {one.id} n’existe pas")
    with engine.connect() as connection:
        assert items.get(connection, one.id).version == 2


def test_the_overdue_lead_and_the_closed_follow(engine: sa.Engine) -> None:
    meeting = opened(engine)
    later, soon = action(engine, meeting, "Plus tard", AUGUST), action(engine, meeting, "Bientôt", JULY)
    done = state(engine, action(engine, meeting, "Faite", JUNE), "done", at(JUNE, 12))
    free = items.add(engine, FUND, "decision", "Publier", "Léa", moment=at(JUNE, 12))
    with engine.connect() as connection:
        assert items.listing(connection, FUND) == [soon, later, free, done]
        assert items.listing(connection, FUND, "action", closed=False) == [soon, later]
        assert items.listing(connection, overdue_on=AUGUST) == [soon]
        assert items.listing(connection, meeting=meeting.id, owner="DITP") == [soon, later, done]
        assert items.listing(connection, owner="DINUM") == items.listing(connection, "FV") == []
    assert [one.overdue(AUGUST) for one in (soon, later, free, done)] == [True, False, False, False]


def test_an_item_changed_at_an_earlier_moment_is_changed_after_its_last_change(engine: sa.Engine) -> None:
    one = action(engine, None, "Relancer", JULY)
    assert state(engine, one, "done", at(JUNE, 9)).changed_at == at(JUNE, 10)
