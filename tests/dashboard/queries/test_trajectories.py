"""The plan in force: at two dates, by axis, by department, the sum of the axes, a straight line for want of one."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from dashboard.queries import indicators, trajectories
from dashboard.queries.schedule import Plan, straight
from dashboard.queries.scope import Scope
from etl.store.engine import connect
from tests.books import xlsx
from tests.command import Command
from tests.databases import Databases

OPENED, CLOSED = date(2021, 3, 1), date(2022, 12, 31)
FIRST, SECOND = date(2021, 3, 12), date(2021, 11, 26)
HEADER = ("Trajectoire de", "Axe", "Département (code)", "Échéance", "Cible", "Identifiant de l’indicateur")
END_2021, END_2022 = "31/12/2021", "31/12/2022"
BOTH = (
    ("attribué", "1", None, END_2021, "10 000 000,50 €", None),
    ("attribué", "1", None, END_2022, 30_000_000, None),
    ("attribué", "3", None, END_2021, 12_000_000.25, None),
    ("attribué", "3", None, END_2022, 34_000_000, None),
    ("engagé", None, None, END_2022, 80_000_000, None),
    ("livrables livrés", "1", None, END_2022, 190, None),
    ("attribué", "3", "033", END_2022, 500_000, None),
    ("indicateur", None, None, END_2021, 40, "IND-1"),
)
SECOND_AXIS = ("attribué", "2", None, END_2022, 24_000_000, None)
PLANS = (
    (FIRST, (*BOTH, ("attribué", "2", None, END_2021, 5_000_000, None), SECOND_AXIS)),
    (SECOND, (*BOTH, ("attribué", "2", None, END_2021, 9_000_000, None), SECOND_AXIS)),
)
VALUES = ("identifiant_indic", "zone_id", "date_valeur", "type_valeur", "valeur")
MEASURED = (("IND-1", "FRANCE", "01/01/2021", "vi", 20), ("IND-1", "FRANCE", END_2022, "vc", 60))


@pytest.fixture(scope="module")
def plans(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.Connection]:
    """Two plans of one source, one after the other, and an indicator with a target of its own."""
    url, folder = databases.fresh(), tmp_path_factory.mktemp("plans")
    tnt = Command(url)
    for on, rows in PLANS:
        ran = tnt.load(xlsx(folder / f"p_{on}.xlsx", [HEADER, *rows]), "--source", "plan", "--date", on.isoformat())
        assert ran.status == 0, ran.out + ran.err
    ran = tnt.load(xlsx(folder / "i.xlsx", [VALUES, *MEASURED]), "--date", FIRST.isoformat())
    assert ran.status == 0, ran.out + ran.err
    engine = connect(url)
    with engine.connect() as connection:
        yield connection
    engine.dispose()
    databases.drop(url)


def awarded(connection: sa.Connection, **of: object) -> Plan | None:
    return trajectories.in_force(connection, Scope(**of), "awarded")  # type: ignore[arg-type]


def test_an_axis_has_its_own_plan_from_the_opening_of_the_fund(plans: sa.Connection) -> None:
    assert awarded(plans, axis="1") == Plan(
        (
            (OPENED, Decimal("0.00")),
            (date(2021, 12, 31), Decimal("10000000.50")),
            (CLOSED, Decimal("30000000.00")),
        ),
        FIRST,
    )


@pytest.mark.parametrize(
    ("as_of", "planned", "stated"),
    [
        (FIRST, "27000000.75", FIRST),
        (date(2021, 10, 8), "27000000.75", FIRST),
        (1, "27000000.75", FIRST),
        (SECOND, "31000000.75", SECOND),
        (None, "31000000.75", SECOND),
    ],
)
def test_all_axes_together_are_the_sum_of_the_plans_in_force_at_the_moment(
    plans: sa.Connection, as_of: date | int | None, planned: str, stated: date
) -> None:
    whole = awarded(plans, as_of=as_of)
    assert whole is not None
    assert (whole.at(date(2021, 12, 31)), whole.total) == (Decimal(planned), Decimal("88000000.00"))
    assert whole.stated_on == stated
    parts = [awarded(plans, as_of=as_of, axis=axis) for axis in "123"]
    for day in (OPENED, date(2021, 12, 31), CLOSED):
        assert sum(one.at(day) for one in parts if one) == whole.at(day)


def test_a_plan_that_names_no_axis_is_that_of_all_and_of_none(plans: sa.Connection) -> None:
    committed = trajectories.in_force(plans, Scope(), "committed")
    assert committed is not None
    assert committed.points == ((OPENED, Decimal("0.00")), (CLOSED, Decimal("80000000.00")))
    assert trajectories.in_force(plans, Scope(axis="1"), "committed") is None


def test_numbers_are_whole_and_one_axis_is_not_all(plans: sa.Connection) -> None:
    delivered = trajectories.in_force(plans, Scope(axis="1"), "delivered")
    assert delivered is not None
    assert str(delivered.at(date(2022, 6, 30))) == "138"
    assert trajectories.in_force(plans, Scope(), "delivered") is None


def test_a_department_has_the_plan_of_its_axis_alone(plans: sa.Connection) -> None:
    own = awarded(plans, territory="33", axis="3")
    assert own is not None
    assert own.total == Decimal("500000.00")
    assert awarded(plans, territory="33") is None
    assert trajectories.planned_axes(plans, Scope(territory="33"), "awarded") == ("3",)
    assert awarded(plans, territory="38", axis="3") is None
    assert awarded(plans, territory="R75", axis="3") is None
    assert awarded(plans, territory="C33063", axis="3") is None
    assert awarded(plans, territory="NONE") is None


def test_a_part_of_an_axis_has_no_plan(plans: sa.Connection) -> None:
    assert awarded(plans, holder="commune") is None
    assert trajectories.planned_axes(plans, Scope(holder="commune"), "awarded") == ()


def test_before_any_plan_awards_follow_a_straight_line(plans: sa.Connection) -> None:
    before = date(2021, 3, 11)
    assert awarded(plans, as_of=before) == straight(OPENED, CLOSED, Decimal("88000000.00"))
    line = awarded(plans, as_of=before, axis="2")
    assert line == straight(OPENED, CLOSED, Decimal("24000000.00"))
    assert line.stated_on is None
    assert trajectories.in_force(plans, Scope(as_of=before), "committed") is None
    assert awarded(plans, as_of=before, territory="33") is None
    assert awarded(plans, as_of=before, axis="9") is None


def test_a_trajectory_of_an_indicator_completes_its_targets(plans: sa.Connection) -> None:
    (found,) = indicators.series(plans, Scope())
    assert [(one.on, one.value) for one in found.targets] == [
        (date(2021, 12, 31), Decimal(40)),
        (CLOSED, Decimal(60)),
    ]
    cells = indicators.cells(plans, Scope(), "IND-1", "FR")
    assert [(one.value_type, one.file, one.cell) for one in cells] == [
        ("vi", "i.xlsx", "E2"),
        ("vc", "p_2021-03-12.xlsx", "E9"),
        ("vc", "i.xlsx", "E3"),
    ]


def test_the_plans_of_the_samples(connection: sa.Connection) -> None:
    review = awarded(connection, as_of=date(2021, 10, 8))
    today = awarded(connection)
    assert review is not None
    assert today is not None
    assert (review.stated_on, today.stated_on) == (FIRST, SECOND)
    assert review.total == today.total == Decimal("88000000.00")
    assert review.at(date(2022, 3, 31)) == Decimal("73475000.00")
    assert today.at(date(2022, 3, 31)) == Decimal("69104000.00")
    assert today.at(date(2021, 9, 30)) == review.at(date(2021, 9, 30)) == Decimal("36128000.00")
    puy_de_dome = awarded(connection, territory="63", axis="3")
    assert puy_de_dome is not None
    assert puy_de_dome.total == Decimal("297000.00")
