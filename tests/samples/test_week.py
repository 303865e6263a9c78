"""The planned week, through its workbooks and the database: from the CoPol of 18 January 2023 to the review after it.

The euros below are worked out by hand from ``data/samples/week.py``; the question that is asked is another road.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from dashboard.queries.figures import figures
from dashboard.queries.scope import Scope
from dashboard.queries.since import deliverables, money, projects
from dashboard.queries.since.span import Span, span
from etl.store import meetings
from etl.store.history import history
from tests.conftest import Demo

Moves = dict[tuple[str, str | None], str]

TOTALS = {
    "requested": ("121075300.00", "121127900.00"),
    "awarded": ("73629860.00", "73622240.00"),
    "committed": ("60786266.55", "60827042.69"),
    "paid": ("46448515.18", "46647184.68"),
}
"""Each stage before and after the week."""

KINDS = {
    "requested": {"new": ("52600.00", 3)},
    "awarded": {
        "new": ("40400.00", 3),
        "withdrawn": ("-24080.00", 2),
        "revised_down": ("-3000.00", 1),
        "vanished": ("-20940.00", 1),
    },
    "committed": {
        "new": ("82200.00", 4),
        "more": ("763.14", 1),
        "withdrawn": ("-16640.00", 1),
        "late": ("12640.00", 1),
        "revised_up": ("3113.00", 1),
        "revised_down": ("-2000.00", 1),
        "vanished": ("-39300.00", 1),
    },
    "paid": {
        "new": ("42631.00", 6),
        "more": ("152390.50", 8),
        "less": ("-1245.00", 1),
        "late": ("4893.00", 1),
    },
}
CONDE, CAGIRE = "COMMUNE DE CONDÉ-EN-NORMANDIE", "CC CAGIRE GARONNE SALAT"
UNITS: dict[str, Moves] = {
    "requested": {
        ("new", "6706214"): "18400.00",
        ("new", "6706871"): "24600.00",
        ("new", "6707403"): "9600.00",
    },
    "awarded": {
        ("new", "6682982"): "12400.00",
        ("new", "6675276"): "14800.00",
        ("new", "6666074"): "13200.00",
        ("withdrawn", "6585666"): "-16640.00",
        ("withdrawn", "6673108"): "-7440.00",
        ("revised_down", "6663167"): "-3000.00",
        ("vanished", "6699886"): "-20940.00",
    },
    "committed": {
        ("new", "6674196"): "11200.00",
        ("new", "6691655"): "11360.00",
        ("new", "6677804"): "14640.00",
        ("new", "DINUM-21-103"): "45000.00",
        ("more", "6372450"): "763.14",
        ("withdrawn", "6585666"): "-16640.00",
        ("late", "6639132"): "12640.00",
        ("revised_up", "6403959"): "3113.00",
        ("revised_down", "6307071"): "-2000.00",
        ("vanished", "6457236"): "-39300.00",
    },
    "paid": {
        ("new", "6109676"): "14649.00",
        ("new", "6253872"): "3807.00",
        ("new", "6529029"): "7161.00",
        ("new", "6445699"): "7014.00",
        ("new", CONDE): "5000.00",
        ("new", CAGIRE): "5000.00",
        ("more", "4655742"): "2127.00",
        ("more", "4824719"): "3393.00",
        ("more", "4938679"): "5265.00",
        ("more", "ANCT-21-046"): "78475.00",
        ("more", "4717024"): "6279.50",
        ("more", "DINUM-21-094"): "20564.00",
        ("more", "6242231"): "18955.00",
        ("more", "6424337"): "17332.00",
        ("less", "5243680"): "-1245.00",
        ("late", "6396239"): "4893.00",
    },
}
"""By project, or by the name of a party where the line names no project."""


@pytest.fixture(scope="module")
def connection(demo: Demo) -> Iterator[sa.Connection]:
    """A connection to the samples."""
    with demo.engine.connect() as made:
        yield made


@pytest.fixture(scope="module")
def moments(connection: sa.Connection) -> Span:
    """From the edition that the CoPol froze to the one that the review froze."""
    held = {one.held_on: one.frozen for one in meetings.listing(connection, "ITN7")}
    review, copol = held[date(2023, 1, 23)], held[date(2023, 1, 18)]
    assert review is not None
    assert copol is not None
    return span(Scope(as_of=review), copol)


@pytest.mark.parametrize("stage", money.STAGES)
def test_money_moves_as_planned_to_the_cent(connection: sa.Connection, moments: Span, stage: str) -> None:
    found = money.flow(connection, moments, stage)
    assert found is not None
    start, end = map(Decimal, TOTALS[stage])
    assert (found.start, found.end) == (start, end)
    assert {one.kind: (one.euros, one.units) for one in found.moves} == {
        kind: (Decimal(euros), number) for kind, (euros, number) in KINDS[stage].items()
    }
    assert start + sum(Decimal(euros) for euros, _number in KINDS[stage].values()) == end
    assert [figures(connection, one)[stage].value for one in (moments.before, moments.now)] == [start, end]


@pytest.mark.parametrize("stage", money.STAGES)
def test_each_project_moves_by_its_own_kind(connection: sa.Connection, moments: Span, stage: str) -> None:
    found = money.units(connection, moments, stage)
    assert {(one.kind, one.project or one.title): one.euros for one in found} == {
        unit: Decimal(euros) for unit, euros in UNITS[stage].items()
    }
    assert len(found) == len(UNITS[stage])


def test_projects_move_as_planned(connection: sa.Connection, moments: Span) -> None:
    found = {(one.kind, one.key, one.before, one.after) for one in projects.moved(connection, moments)}
    assert found == {
        ("new", "6706214", None, "filed"),
        ("new", "6706871", None, "filed"),
        ("new", "6707403", None, "filed"),
        ("advanced", "6692307", "filed", "under_review"),
        ("advanced", "6682982", "under_review", "awarded"),
        ("advanced", "6675276", "under_review", "awarded"),
        ("advanced", "6666074", "under_review", "awarded"),
        ("rejected", "6670747", "under_review", "rejected"),
        ("withdrawn", "6585666", "awarded", "withdrawn"),
        ("withdrawn", "6673108", "awarded", "withdrawn"),
        ("back", "6699886", "awarded", "under_review"),
    }
    assert projects.counts(connection, moments) == {"new": 3, "advanced": 4, "rejected": 1, "withdrawn": 2, "back": 1}


def test_deliverables_move_as_planned(connection: sa.Connection, moments: Span) -> None:
    found = {(one.kind, one.target) for one in deliverables.moved(connection, moments)}
    assert found == {
        ("delivered", "L-0943"),
        ("delivered", "L-0936"),
        ("late", "L-0837"),
        ("late", "L-0906"),
        ("late", "L-0985"),
        ("new", "L-1001"),
        ("dropped", "L-0802"),
    }
    before, now = (figures(connection, one) for one in (moments.before, moments.now))
    counts = ("planned", "delivered", "verified", "late")
    then, since = ([one[f"deliverables_{name}"].value for name in counts] for one in (before, now))
    # One announced and one dropped; two delivered; one verified; three late.
    assert [int(b or 0) - int(a or 0) for a, b in zip(then, since, strict=True)] == [0, 2, 1, 3]


def test_nothing_moves_before_the_week(connection: sa.Connection, moments: Span) -> None:
    """The edition of the CoPol, and the last one before the week's files: they differ by the bodies' list alone."""
    last = next(int(str(one["number"])) for one in history(connection) if str(one["file_name"]).startswith("instances"))
    quiet = replace(moments, now=Scope(as_of=last))
    for stage in money.STAGES:
        found = money.flow(connection, quiet, stage)
        assert found is not None
        assert (found.start, found.end, found.moves) == (Decimal(TOTALS[stage][0]), Decimal(TOTALS[stage][0]), ())
    assert projects.moved(connection, quiet) == []
    assert {one.kind for one in deliverables.moved(connection, quiet)} == {"late"}
