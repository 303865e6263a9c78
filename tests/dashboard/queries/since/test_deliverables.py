"""Deliverables between two moments, one kind each."""

from datetime import date

import sqlalchemy as sa

from dashboard.queries.scope import Scope
from dashboard.queries.since import deliverables
from dashboard.queries.since.span import span
from tests.dashboard.queries.since.two_states import BEFORE, JUNE, LATER, NOW, OCTOBER

WHOLE = [
    ("delivered", "L-0001", date(2021, 9, 20)),
    ("late", "L-0002", date(2021, 9, 15)),
    ("new", "L-0007", LATER),
    ("dropped", "L-0004", LATER),
    ("back", "L-0003", LATER),
    ("gone", "L-0005", LATER),
]
"""What was delivered already, was late already or only changed of axis has not moved."""


def moved(connection: sa.Connection, scope: Scope, before: object = BEFORE) -> list[tuple[str, str, object]]:
    found = deliverables.moved(connection, span(scope, before))  # type: ignore[arg-type]
    return [(one.kind, one.target, one.day) for one in found]


def test_each_planted_change_is_of_its_kind(loaded: sa.Connection) -> None:
    assert moved(loaded, Scope(as_of=NOW)) == WHOLE
    assert moved(loaded, Scope(as_of=OCTOBER), JUNE) == WHOLE
    counts = deliverables.counts(loaded, span(Scope(as_of=NOW), BEFORE))
    assert list(counts.items()) == [(kind, 1) for kind in deliverables.KINDS]
    only = deliverables.moved(loaded, span(Scope(as_of=NOW), BEFORE), ("late", "gone"))
    assert [one.target for one in only] == ["L-0002", "L-0005"]


def test_of_a_place_and_of_an_axis(loaded: sa.Connection) -> None:
    assert moved(loaded, Scope(as_of=NOW, territory="33")) == WHOLE
    assert moved(loaded, Scope(as_of=NOW, territory="974")) == []
    assert moved(loaded, Scope(as_of=NOW, axis="3")) == WHOLE
    assert moved(loaded, Scope(as_of=NOW, axis="2")) == []


def test_before_any_data_and_against_itself(loaded: sa.Connection) -> None:
    assert deliverables.counts(loaded, span(Scope(as_of=NOW), 0)) == {"delivered": 2, "late": 2, "new": 4}
    assert deliverables.counts(loaded, span(Scope(as_of=NOW), NOW)) == {}
