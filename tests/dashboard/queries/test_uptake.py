"""The questions about take-up: asked of a few dossiers whose answers are counted by hand, on both databases."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from dashboard.queries import conversion, cumulative, durations, granted, takeup
from dashboard.queries.conversion import Decisions
from dashboard.queries.durations import MEDIAN, NINTH
from dashboard.queries.figures import figures
from dashboard.queries.granted import Granted
from dashboard.queries.scope import Scope
from dashboard.queries.sizes import CLASSES, SIZES, bounds
from etl.store.engine import connect
from tests.books import xlsx
from tests.command import Command
from tests.databases import Databases

ON = date(2021, 10, 8)
BORDEAUX, ABZAC, METROPOLE = "21330063500017", "21330001500012", "24330031600011"
PROJECTS = (
    "N° de dossier", "Intitulé du projet", "État du dossier", "Axe", "SIRET du porteur", "Département (code)",
    "Montant demandé (€)", "Montant attribué (€)", "Déposé le", "Décidé le",
)  # fmt: skip
DOSSIERS = (
    ("A-1", "Portail", "lauréat", "3", BORDEAUX, "33", 60_000, 60_000, "12/03/2021", "18/06/2021"),
    ("A-2", "Agenda", "lauréat", "3", ABZAC, "33", 40_000, 20_000, "01/04/2021", "01/05/2021"),
    ("A-3", "Données", "lauréat", "3", METROPOLE, "33", 50_000.25, 40_000, "01/04/2021", "11/04/2021"),
    ("A-4", "Salle", "refusé", "3", ABZAC, "33", 10_000, None, "01/04/2021", "21/04/2021"),
    ("A-5", "Carte", "classé sans suite", "3", BORDEAUX, "33", 10_000, None, "01/04/2021", None),
    ("A-6", "Archives", "en instruction", "3", BORDEAUX, "33", 10_000, None, "02/05/2021", None),
    ("A-7", "Plans", None, "3", BORDEAUX, "33", 10_000, None, "03/05/2021", None),
)
MONEY = ("N° de dossier", "Intitulé du projet", "Étape", "Montant (€)", "Axe", "Date", "Département (code)")
LINES = (
    ("B-1", "Solution", "attribué", 30_000, "1", "10/05/2021", "33"),
    ("B-1", "Solution", "engagé", 1_000, "1", None, "33"),
    ("A-1", "Portail", "engagé", 60_000, "3", "18/07/2021", "33"),
    ("A-2", "Agenda", "engagé", 20_000, "3", "11/05/2021", "33"),
    ("A-3", "Données", "engagé", 40_000, "3", "01/04/2021", "33"),
    ("A-1", "Portail", "payé", 10_000, "3", "07/08/2021", "33"),
    ("A-1", "Portail", "payé", 5_000, "3", "07/09/2021", "33"),
    ("A-1", "Portail", "reversé", -1_000, "3", "01/10/2021", "33"),
    (None, None, "payé", 500.5, "3", "30/06/2021", "33"),
    ("A-2", "Agenda", "payé", 7, "3", "09/10/2021", "33"),
)


@pytest.fixture(scope="module")
def dossiers(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.Connection]:
    """Seven dossiers and ten money lines."""
    url, folder = databases.fresh(), tmp_path_factory.mktemp("uptake")
    tnt = Command(url)
    for path in (xlsx(folder / "p.xlsx", [PROJECTS, *DOSSIERS]), xlsx(folder / "m.xlsx", [MONEY, *LINES])):
        ran = tnt.load(path)
        assert ran.status == 0, ran.out + ran.err
    engine = connect(url)
    with engine.connect() as connection:
        yield connection
    engine.dispose()
    databases.drop(url)


def test_classes_of_communes_meet_and_cover_every_population() -> None:
    limits = [bounds(name) for name in CLASSES if name.startswith("commune_")][::-1]
    assert limits == [(0, 500), (500, 2_000), (2_000, 10_000), (10_000, 50_000), (50_000, None)]
    assert SIZES == (500, 2_000, 10_000, 50_000)
    assert bounds("epci") is None


def test_take_up_by_class(dossiers: sa.Connection) -> None:
    found = takeup.take_up(dossiers, Scope(territory="33"))
    assert [(one.name, one.reached, one.eligible) for one in found] == [
        ("department", 0, 1),
        ("epci", 1, 28),
        ("commune_4", 1, 3),
        ("commune_3", 0, 27),
        ("commune_2", 1, 110),
        ("commune_1", 0, 202),
        ("commune_0", 0, 192),
    ]


@pytest.mark.parametrize("scope", [Scope(), Scope(territory="33"), Scope(axis="3"), Scope(holder="commune")], ids=str)
def test_classes_add_up_to_the_figure(dossiers: sa.Connection, scope: Scope) -> None:
    found, whole = takeup.take_up(dossiers, scope), figures(dossiers, scope)["take_up"]
    assert (sum(one.reached for one in found), sum(one.eligible for one in found)) == (whole.n, whole.N)


def test_conversion_knows_only_the_axis_whose_applications_are_known(dossiers: sa.Connection) -> None:
    found = conversion.decisions(dossiers, Scope())
    assert list(found) == ["3"]
    assert found["3"] == {
        "commune_4": Decisions(filed=4, pending=1, awarded=1, rejected=0, withdrawn=1),
        "commune_2": Decisions(filed=2, pending=0, awarded=1, rejected=1, withdrawn=0),
        "epci": Decisions(filed=1, pending=0, awarded=1, rejected=0, withdrawn=0),
    }
    whole = conversion.total(found["3"].values())
    assert whole == Decisions(filed=7, pending=1, awarded=3, rejected=1, withdrawn=1)
    assert (whole.decided, whole.conversion, whole.residual) == (5, Decimal("0.600000"), 1)


def test_no_conversion_where_no_application_is_known(dossiers: sa.Connection) -> None:
    assert conversion.decisions(dossiers, Scope(axis="1")) == {}
    assert Decisions(filed=2, pending=2).conversion is None


def test_the_curves_end_at_the_day_asked(dossiers: sa.Connection) -> None:
    found = cumulative.cumulative(dossiers, Scope(), ON)
    assert {stage: curve.total for stage, curve in found.items()} == {
        "requested": Decimal("190000.25"),
        "awarded": Decimal("150000.00"),
        "committed": Decimal("120000.00"),
        "paid": Decimal("14500.50"),
    }
    days = [date(2021, 3, 1), *[date(2021, month, last) for month, last in zip(
        range(3, 10), (31, 30, 31, 30, 31, 31, 30), strict=True)], ON]  # fmt: skip
    assert [[day for day, _euros in curve.points] for curve in found.values()] == [days] * 4
    assert [euros for _day, euros in found["awarded"].points] == [
        Decimal(f"{euros}.00") for euros in (0, 0, 40_000, 90_000, 150_000, 150_000, 150_000, 150_000, 150_000)
    ]
    assert found["requested"].axes == {"3"}
    assert found["awarded"].axes == {"1", "3"}


def test_money_without_a_day_or_later_is_told_not_drawn(dossiers: sa.Connection) -> None:
    found = cumulative.cumulative(dossiers, Scope(), ON)
    assert (found["committed"].undated, found["committed"].lines) == (Decimal("1000.00"), 1)
    assert (found["paid"].undated, found["paid"].lines) == (Decimal("7.00"), 1)
    assert (found["awarded"].undated, found["awarded"].lines) == (Decimal("0.00"), 0)


def test_curves_and_what_is_not_on_them_add_up_to_the_figure(dossiers: sa.Connection) -> None:
    whole = figures(dossiers, Scope())
    for stage, curve in cumulative.cumulative(dossiers, Scope(), ON).items():
        assert curve.total + curve.undated == whole[stage].value, stage


def test_no_curve_without_money(dossiers: sa.Connection) -> None:
    assert cumulative.cumulative(dossiers, Scope(territory="974"), ON) == {}


def test_requested_and_awarded_of_the_same_projects(dossiers: sa.Connection) -> None:
    found = granted.granted(dossiers, Scope())
    assert found == {
        "epci": Granted(1, Decimal("50000.25"), Decimal("40000.00"), (0, 0, 1, 0)),
        "commune_4": Granted(1, Decimal("60000.00"), Decimal("60000.00"), (0, 0, 0, 1)),
        "commune_2": Granted(1, Decimal("40000.00"), Decimal("20000.00"), (0, 1, 0, 0)),
    }
    assert granted.total(found) == Granted(3, Decimal("150000.25"), Decimal("120000.00"), (0, 1, 1, 1))


def test_a_period_chooses_projects_not_one_of_their_two_amounts(dossiers: sa.Connection) -> None:
    march = Scope(since=date(2021, 3, 1), until=date(2021, 3, 31))
    assert list(granted.granted(dossiers, march)) == ["commune_4"]


def test_days_between_two_states(dossiers: sa.Connection) -> None:
    found = durations.durations(dossiers, Scope(), ON)
    decision, commitment, payment = (found[name] for name in ("decision", "commitment", "payment"))
    assert decision.done.days == {98: 1, 30: 1, 10: 1, 20: 1}
    assert (decision.done.unknown, decision.done.measured, decision.done.concerned) == (2, 4, 6)
    assert (decision.done.centile(MEDIAN), decision.done.centile(NINTH)) == (20, 98)
    assert decision.waiting.days == {(ON - date(2021, 5, 2)).days: 1}
    assert commitment.done.days == {30: 1, 10: 1}
    assert (commitment.done.reversed_, commitment.done.unknown, commitment.waiting.concerned) == (1, 1, 0)
    assert payment.done.days == {20: 1, (date(2021, 10, 9) - date(2021, 5, 11)).days: 1}
    assert payment.waiting.days == {(ON - date(2021, 4, 1)).days: 1}
    assert payment.waiting.unknown == 1


def test_lines_that_name_no_project_are_told(dossiers: sa.Connection) -> None:
    assert durations.unlinked(dossiers, Scope()) == {"paid": 1}


@pytest.mark.parametrize(
    ("days", "median", "ninth"),
    [({}, None, None), ({7: 1}, 7, 7), ({1: 1, 2: 1}, 1, 2), ({0: 5, 3: 4, 9: 1}, 0, 3), ({5: 9, 50: 2}, 5, 50)],
)
def test_centiles_are_of_the_nearest_rank(days: dict[int, int], median: int | None, ninth: int | None) -> None:
    assert (durations.centile(days, MEDIAN), durations.centile(days, NINTH)) == (median, ninth)
