"""Euros between two moments, by kind, to the cent: each planted change is found, and the steps add up."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa

from dashboard.queries.counts import ZERO
from dashboard.queries.figures import figures
from dashboard.queries.scope import Scope
from dashboard.queries.since import money
from dashboard.queries.since.money import CORRECTIONS, MOVEMENTS, Flow
from dashboard.queries.since.span import Span, span
from etl.store.correct import Wanted, correct
from etl.store.current import AsOf
from etl.store.rollback import roll_back
from tests.books import xlsx
from tests.dashboard.queries.since.two_states import BEFORE, JUNE, MONEY_THEN, NOW, OCTOBER, line, put

Moves = Mapping[str, tuple[str, int]]
HERE: tuple[tuple[dict[str, str], str, str, str, Moves], ...] = (
    ({}, "requested", "30000.00", "30700.00", {"late": ("700.00", 1)}),
    (
        {}, "awarded", "73600.10", "71535.26",
        {
            "new": ("9235.11", 2), "more": ("1100.00", 2), "withdrawn": ("-10000.00", 1), "late": ("6000.00", 1),
            "revised_up": ("700.05", 2), "revised_down": ("-1000.00", 1), "vanished": ("-8100.00", 2),
        },
    ),
    (
        {}, "committed", "25000.00", "36400.00",
        {"new": ("8000.00", 1), "more": ("4000.00", 1), "less": ("-1500.00", 1), "late": ("900.00", 1)},
    ),
    ({}, "paid", "3600.25", "3100.25", {"less": ("-500.00", 1)}),
    (
        {"axis": "3"}, "awarded", "51100.00", "38000.55",
        {
            "new": ("8000.55", 1), "withdrawn": ("-10000.00", 1), "late": ("6000.00", 1), "vanished": ("-8100.00", 2),
            "reclassified": ("-9000.00", 1),
        },
    ),
    (
        {"axis": "2"}, "awarded", "22500.10", "32300.15",
        {
            "more": ("1100.00", 2), "revised_up": ("700.05", 2), "revised_down": ("-1000.00", 1),
            "reclassified": ("9000.00", 1),
        },
    ),
    (
        {"territory": "33"}, "awarded", "47000.00", "41934.56",
        {"new": ("1234.56", 1), "more": ("500.00", 1), "revised_up": ("200.00", 1), "vanished": ("-7000.00", 1)},
    ),
    (
        {"territory": "R75"}, "awarded", "47000.00", "41934.56",
        {"new": ("1234.56", 1), "more": ("500.00", 1), "revised_up": ("200.00", 1), "vanished": ("-7000.00", 1)},
    ),
    (
        {"territory": "62"}, "awarded", "19500.10", "17600.15",
        {
            "more": ("600.00", 1),
            "withdrawn": ("-10000.00", 1), "late": ("6000.00", 1), "revised_up": ("500.05", 1),
            "reclassified": ("1000.00", 1),
        },
    ),
    (
        {"territory": "974"}, "awarded", "7100.00", "12000.55",
        {
            "new": ("8000.55", 1), "revised_down": ("-1000.00", 1), "vanished": ("-1100.00", 1),
            "reclassified": ("-1000.00", 1),
        },
    ),
    ({"territory": "974"}, "committed", "5000.00", "11500.00", {"new": ("8000.00", 1), "less": ("-1500.00", 1)}),
    # The city's payment turns out to be that of a project of another department, which it had served all along.
    ({"territory": "33"}, "paid", "3600.25", "2500.00", {"less": ("-500.00", 1), "reclassified": ("-600.25", 1)}),
    ({"territory": "62"}, "paid", "0.00", "600.25", {"reclassified": ("600.25", 1)}),
    ({"territory": "75"}, "awarded", "0.00", "0.00", {}),
    ({"territory": "33", "axis": "3"}, "awarded", "40000.00", "24000.00",
     {"vanished": ("-7000.00", 1), "reclassified": ("-9000.00", 1)}),
)  # fmt: skip


def flow(connection: sa.Connection, moments: Span, stage: str) -> Flow:
    """The steps of a stage, which exists, add up to the cent, and lead from one figure to the other."""
    found = money.flow(connection, moments, stage)
    assert found is not None
    assert found.start + sum((one.euros for one in found.moves), ZERO) == found.end
    assert figures(connection, moments.now)[stage].value == found.end
    then = figures(connection, moments.before)[stage].value
    assert found.start == (ZERO if then is None else then)
    return found


def said(found: Flow) -> dict[str, tuple[Decimal, int]]:
    return {one.kind: (one.euros, one.units) for one in found.moves}


def euros(moves: Moves) -> dict[str, tuple[Decimal, int]]:
    return {kind: (Decimal(amount), number) for kind, (amount, number) in moves.items()}


@pytest.mark.parametrize("moments", [(NOW, BEFORE), (OCTOBER, JUNE), (None, BEFORE)], ids=["edition", "date", "latest"])
@pytest.mark.parametrize(("view", "stage", "start", "end", "moves"), HERE)
def test_each_planted_change_is_of_its_kind(
    loaded: sa.Connection,
    view: dict[str, str],
    stage: str,
    start: str,
    end: str,
    moves: Moves,
    moments: tuple[AsOf, AsOf],
) -> None:
    now, before = moments
    found = flow(loaded, span(Scope(as_of=now, **view), before), stage)  # type: ignore[arg-type]
    assert (found.start, found.end) == (Decimal(start), Decimal(end))
    assert said(found) == euros(moves)
    assert [one.kind for one in found.moves] == [kind for kind in money.KINDS if kind in moves]


def test_each_project_by_its_own_kind_the_largest_first(loaded: sa.Connection) -> None:
    moments = span(Scope(as_of=NOW), BEFORE)
    found = money.units(loaded, moments, "awarded")
    assert [(one.kind, one.project, one.title, one.place, str(one.before), str(one.after)) for one in found] == [
        ("withdrawn", "41000002", "Projet 2", "62", "10000.00", "0.00"),
        ("new", "41000005", "Projet 5", "974", "0.00", "8000.55"),
        ("vanished", "41000004", "Projet 4", "33", "7000.00", "0.00"),
        ("late", "41000006", "Projet 6", "62", "0.00", "6000.00"),
        ("new", None, "DÉPARTEMENT DE LA GIRONDE", "33", "0.00", "1234.56"),
        ("vanished", "41000014", "Projet 14", "974", "1100.00", "0.00"),
        ("revised_down", "41000003", "Projet 3", "974", "5000.00", "4000.00"),
        ("more", "41000018", "Projet 18", "62", "4000.00", "4600.00"),
        ("revised_up", "41000009", "Projet 9", "62", "3000.10", "3500.15"),
        ("more", "41000010", "Projet 10", "33", "2000.00", "2500.00"),
        ("revised_up", "41000011", "Projet 11", "33", "5000.00", "5200.00"),
    ]
    assert all(one.euros == one.after - one.before for one in found)
    corrected = money.units(loaded, moments, "awarded", CORRECTIONS)
    assert corrected == [one for one in found if one.kind in CORRECTIONS]
    whole = flow(loaded, moments, "awarded")
    assert whole.of(CORRECTIONS) == Decimal("-2399.95")
    assert whole.of(MOVEMENTS) == Decimal("335.11")


def test_the_way_back_is_as_long(loaded: sa.Connection) -> None:
    """From the later moment to the earlier one all is unsaid: not one euro of it is movement."""
    for stage in money.STAGES:
        found = flow(loaded, span(Scope(as_of=BEFORE), NOW), stage)
        back = flow(loaded, span(Scope(as_of=NOW), BEFORE), stage)
        assert found.end - found.start == back.start - back.end
    committed = flow(loaded, span(Scope(as_of=BEFORE), NOW), "committed")
    assert said(committed) == euros(
        {"revised_up": ("1500.00", 1), "revised_down": ("-4000.00", 1), "vanished": ("-8900.00", 2)}
    )


def test_a_moment_compared_with_itself(loaded: sa.Connection) -> None:
    for stage in money.STAGES:
        assert flow(loaded, span(Scope(as_of=NOW), NOW), stage).moves == ()
        assert flow(loaded, span(Scope(as_of=NOW, territory="62"), None), stage).moves == ()


def test_before_any_data_all_is_new(loaded: sa.Connection) -> None:
    for stage, number in (("requested", 2), ("awarded", 12), ("committed", 4), ("paid", 2)):
        found = flow(loaded, span(Scope(as_of=NOW), 0), stage)
        assert (found.start, said(found)) == (ZERO, {"new": (found.end, number)})
    assert money.flow(loaded, span(Scope(as_of=1), 0), "paid") is None  # the desk says nothing of payments
    assert money.flow(loaded, span(Scope(as_of=0), 0), "awarded") is None


def test_a_period_holds_the_days_of_its_facts(loaded: sa.Connection) -> None:
    whole = Scope(as_of=NOW, since=date(2021, 7, 1), until=date(2021, 9, 30))
    assert said(flow(loaded, span(whole, BEFORE), "awarded")) == euros(
        {"new": ("8000.55", 1), "more": ("4600.00", 1), "reclassified": ("2500.00", 1)}
    )
    assert said(flow(loaded, span(whole, BEFORE), "paid")) == euros({"less": ("-500.00", 1)})
    for stage in ("committed", "requested"):
        flow(loaded, span(replace(whole, holder="other"), BEFORE), stage)


def test_a_file_taken_back_is_no_movement(own: sa.Engine) -> None:
    roll_back(own, 5, "Ana")
    with own.connect() as connection:
        moments = span(Scope(as_of=8), 7)
        assert said(flow(connection, moments, "committed")) == euros(
            {"revised_up": ("1500.00", 1), "revised_down": ("-4000.00", 1), "vanished": ("-8900.00", 2)}
        )
        assert said(flow(connection, moments, "awarded")) == euros({"revised_down": ("-200.00", 1)})
        assert said(flow(connection, moments, "paid")) == euros({"revised_up": ("500.00", 1)})
        # From before the file to after it was taken back, as if it had never come.
        assert said(flow(connection, span(Scope(as_of=8), BEFORE), "committed")) == {}


def test_a_late_file_of_older_data_is_no_movement(own: sa.Engine, tmp_path: Path) -> None:
    rows = [*MONEY_THEN, line(1, "engagé", 4000, date(2021, 8, 2), "2103000001", "2")]
    september = date(2021, 9, 1)
    assert put(own, xlsx(tmp_path / "argent_2021-09-01.xlsx", rows), "chorus", september) == 8
    with own.connect() as connection:
        late = flow(connection, span(Scope(as_of=8), 7), "committed")
        assert late.of(MOVEMENTS) == ZERO
        # Asked by date, it says what was known then: by September one engagement more than in June.
        by_date = flow(connection, span(Scope(as_of=september), JUNE), "committed")
        assert said(by_date) == euros({"more": ("4000.00", 1)})


def test_a_steward_s_correction_is_no_movement(own: sa.Engine) -> None:
    wanted = Wanted("ITN7", "projects", "41000003", "amount_awarded", "4000", "4250.50", "lu sur l’arrêté")
    correct(own, wanted, "Ana")
    with own.connect() as connection:
        found = flow(connection, span(Scope(as_of=8), 7), "awarded")
        assert said(found) == euros({"revised_up": ("250.50", 1)})
        assert [one.project for one in money.units(connection, span(Scope(as_of=8), 7), "awarded")] == ["41000003"]
