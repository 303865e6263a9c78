"""Projects between two moments: further, ended, or said otherwise."""

import sqlalchemy as sa

from dashboard.queries.scope import Scope
from dashboard.queries.since import projects
from dashboard.queries.since.span import span
from tests.dashboard.queries.since.two_states import BEFORE, JUNE, NOW, OCTOBER

WHOLE = {
    ("advanced", "41000005", "under_review", "awarded"),
    ("advanced", "41000006", "filed", "awarded"),
    ("new", "41000012", None, "filed"),
    ("rejected", "41000015", "under_review", "rejected"),
    ("withdrawn", "41000002", "awarded", "withdrawn"),
    ("back", "41000013", "rejected", "under_review"),
    ("back", "41000014", "awarded", "under_review"),
    ("unstated", "41000016", "under_review", None),
    ("gone", "41000004", "awarded", None),
}


def moved(connection: sa.Connection, scope: Scope, before: object = BEFORE) -> set[tuple[str, str, object, object]]:
    found = projects.moved(connection, span(scope, before))  # type: ignore[arg-type]
    assert len({one.key for one in found}) == len(found)
    return {(one.kind, one.key, one.before, one.after) for one in found}


def test_each_planted_change_is_of_its_kind(loaded: sa.Connection) -> None:
    assert moved(loaded, Scope(as_of=NOW)) == WHOLE
    assert moved(loaded, Scope(as_of=OCTOBER), JUNE) == WHOLE
    assert moved(loaded, Scope(), BEFORE) == WHOLE


def test_counted_by_kind_in_their_order(loaded: sa.Connection) -> None:
    counts = projects.counts(loaded, span(Scope(as_of=NOW), BEFORE))
    assert list(counts.items()) == [
        ("new", 1), ("advanced", 2), ("rejected", 1), ("withdrawn", 1), ("back", 2), ("unstated", 1), ("gone", 1),
    ]  # fmt: skip


def test_the_most_advanced_first(loaded: sa.Connection) -> None:
    found = projects.moved(loaded, span(Scope(as_of=NOW), BEFORE), projects.MOVEMENTS)
    assert [one.key for one in found] == ["41000005", "41000006", "41000012", "41000015", "41000002"]
    first = found[0]
    assert (first.title, first.holder, first.place, str(first.day)) == ("Projet 5", "Porteur 5", "974", "2021-07-01")


def test_what_changes_of_axis_or_place_has_moved_nowhere(loaded: sa.Connection) -> None:
    reclassified = ("reclassified", "41000007", "awarded", "awarded")
    assert moved(loaded, Scope(as_of=NOW, axis="2")) == {reclassified}
    assert moved(loaded, Scope(as_of=NOW, axis="3")) == {*WHOLE, reclassified}
    other = ("reclassified", "41000008", "awarded", "awarded")
    ours = {"41000005", "41000012", "41000014"}
    assert moved(loaded, Scope(as_of=NOW, territory="974")) == {other, *(one for one in WHOLE if one[1] in ours)}
    assert other in moved(loaded, Scope(as_of=NOW, territory="62"))


def test_before_any_data_and_against_itself(loaded: sa.Connection) -> None:
    assert projects.counts(loaded, span(Scope(as_of=NOW), 0)) == {"new": 18}
    assert projects.counts(loaded, span(Scope(as_of=NOW), NOW)) == {}
    assert projects.moved(loaded, span(Scope(as_of=0), 0)) == []
