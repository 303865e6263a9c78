"""What to look at more closely: by three rules, each thing once; by hand where the meeting chose."""

import sqlalchemy as sa

from dashboard.figure_words import with_parts
from dashboard.queries.figures import by_territory, figures
from dashboard.queries.scope import Scope
from dashboard.reports.pack.content import Rows
from dashboard.reports.pack.sections import alerts, focus
from etl.review.link import Link
from tests.dashboard.reports.pack.conftest import At


def test_the_three_rules(samples: sa.Connection, at: At) -> None:
    one = at(11)
    money, most, moved = focus.chosen(one)
    found = alerts.board(one).open
    grave = [each for each in found if each.severity == "high" and each.alert.project]
    assert max(abs(each.alert.amount or 0) for each in grave) == max(
        abs(each.alert.amount or 0) for each in grave if each.alert.project == money.link.target
    )
    assert (money.why, money.link.kind) == ("money", "project")
    fresh = [each.alert.place for each in found if each.fresh and each.alert.place]
    assert (most.why, fresh.count(most.link.target)) == ("alerts", max(map(fresh.count, fresh)))
    assert one.before is not None
    old, new = (by_territory(samples, scope, "department") for scope in (one.before, one.scope))
    gaps = {code: abs(new[code]["awarded"].value - old[code]["awarded"].value) for code in new if code != "NONE"}  # type: ignore[operator]
    assert (moved.why, gaps[moved.link.target]) == ("moved", max(gaps.values()))


def test_a_thing_is_chosen_once_and_without_a_comparison_nothing_moved(at: At) -> None:
    for one in (at(1), at(5), at(11, Scope(territory="974")), at(11, Scope(territory="C33063"))):
        picked = focus.chosen(one)
        assert len({each.link for each in picked}) == len(picked)
        assert "moved" not in {each.why for each in picked} or one.scope.level in ("country", "region")
    assert [each.why for each in focus.chosen(at(1))] == ["alerts"]


def test_by_hand_three_at_most(at: At) -> None:
    links = [Link("territory", code) for code in ("33", "974", "62", "75")]
    assert [(each.link.target, each.why) for each in focus.chosen(at(11), links)] == [
        ("33", "hand"), ("974", "hand"), ("62", "hand"),
    ]  # fmt: skip


def test_a_department_s_figures_then_and_now(samples: sa.Connection, at: At) -> None:
    one = at(11)
    (page,) = focus.pages(one, [Link("territory", "33")])
    told, _alerts = page.parts
    assert isinstance(told, Rows)
    assert one.before is not None
    old, new = (figures(samples, Scope(territory="33", as_of=scope.as_of)) for scope in (one.before, one.scope))
    assert [row[1:] for row in told.table.rows] == [
        (with_parts(old[name], "fr"), with_parts(new[name], "fr")) for name in focus.TOLD
    ]
    assert page.title.endswith("Gironde")
    (first,) = focus.pages(at(1), [Link("territory", "33")])
    told = first.parts[0]
    assert isinstance(told, Rows)
    assert [head.label for head in told.table.heads] == ["Chiffre", "Maintenant"]


def test_a_project_and_one_that_nobody_knows(at: At) -> None:
    (page,) = focus.pages(at(11), [Link("project", "6585666")])
    told, _alerts = page.parts
    assert isinstance(told, Rows)
    facts = dict(told.table.rows)
    assert facts["État"] == "classé sans suite"
    (page,) = focus.pages(at(11), [Link("project", "nobody")])
    told, waiting = page.parts
    assert isinstance(told, Rows)
    assert isinstance(waiting, Rows)
    assert (list(told.table.rows), list(waiting.table.rows)) == ([], [])
    assert page.title.endswith("nobody")
