"""The figures of the samples: the published state of 8 October 2021 to the cent, and sums that hold everywhere."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.definitions import FIGURE_IDS, rate
from dashboard.queries.figures import Figure, by_axis, by_territory, figures
from dashboard.queries.scope import Scope, UnknownTerritory
from data import reference
from data.samples import manifest
from data.texts import LANGUAGES, catalogue
from tests.command import Command
from tests.conftest import Demo
from tests.etl.lines import PORTAL, ROOM, projects

REVIEW = date(2021, 10, 8)
MONEY = ("requested", "awarded", "committed", "paid")
COUNTS = (
    "projects_filed",
    "projects_pending",
    "projects_awarded",
    "projects_rejected",
    "projects_withdrawn",
    "flat_aids",
    "deliverables_planned",
    "deliverables_delivered",
    "deliverables_late",
    "deliverables_verified",
)
MOMENTS = [REVIEW, None]


def values(found: dict[str, Figure]) -> dict[str, object]:
    return {name: (one.value, one.n, one.N) for name, one in found.items()}


def by_kind(connection: sa.Connection, scope: Scope) -> dict[str, tuple[Decimal, int]]:
    m = relations.money(connection, scope)
    query = sa.select(m.c.kind, sa.func.sum(m.c.amount), sa.func.count()).where(m.c.stage == "awarded")
    return {kind: (euros, lines) for kind, euros, lines in connection.execute(query.group_by(m.c.kind))}


def test_the_published_state_of_the_fund(connection: sa.Connection) -> None:
    found = figures(connection, Scope(as_of=REVIEW))
    assert found["awarded"].value == Decimal("37461000.00")
    assert found["envelope"].value == Decimal("88000000.00")
    assert (found["award_rate"].n, found["award_rate"].N) == (Decimal("37461000.00"), Decimal("88000000.00"))
    assert found["award_rate"].value == Decimal("0.425693")
    assert {one.date for one in found.values() if one.date} == {REVIEW, date(2021, 3, 12)}


@pytest.mark.parametrize(
    ("axis", "project_euros", "number", "aid_euros", "aids", "envelope"),
    [
        ("1", "13300000.00", 44, "841000.00", 32, "30000000.00"),
        ("2", "13100000.00", 75, "520000.00", 104, "24000000.00"),
        ("3", "9700000.00", 500, None, 0, "34000000.00"),
    ],
)
def test_the_published_state_of_each_axis(
    connection: sa.Connection,
    axis: str,
    project_euros: str,
    number: int,
    aid_euros: str | None,
    aids: int,
    envelope: str,
) -> None:
    scope = Scope(axis=axis, as_of=REVIEW)
    found = figures(connection, scope)
    expected = {"project": (Decimal(project_euros), number)}
    if aid_euros:
        expected["flat_aid"] = (Decimal(aid_euros), aids)
    assert by_kind(connection, scope) == expected
    assert found["awarded"].value == sum(euros for euros, _lines in expected.values())
    assert (found["projects_awarded"].value, found["flat_aids"].value) == (number, aids)
    assert found["envelope"].value == Decimal(envelope)
    assert values(by_axis(connection, Scope(as_of=REVIEW))[axis]) == values(found)


def test_the_published_dossiers_of_axis_3(connection: sa.Connection) -> None:
    found = figures(connection, Scope(axis="3", as_of=REVIEW))
    assert {name: found[name].value for name in COUNTS if name.startswith("projects_")} == {
        "projects_filed": 2_076,
        "projects_pending": 1_200,
        "projects_awarded": 500,
        "projects_rejected": 231,
        "projects_withdrawn": 88,
    }


def test_axes_sum_to_the_fund(connection: sa.Connection) -> None:
    whole = figures(connection, Scope(as_of=REVIEW))
    axes = by_axis(connection, Scope(as_of=REVIEW))
    assert set(axes) == {"1", "2", "3"}
    for figure in ("requested", "awarded", "committed"):
        assert sum(one[figure].value or 0 for one in axes.values()) == whole[figure].value


@pytest.mark.parametrize("as_of", MOMENTS)
def test_departments_and_what_has_no_place_sum_to_france(connection: sa.Connection, as_of: date | None) -> None:
    whole = figures(connection, Scope(as_of=as_of))
    found = by_territory(connection, Scope(as_of=as_of), "department")
    for name in (*MONEY, *COUNTS):
        assert sum(one[name].value for one in found.values()) == whole[name].value, name
    for name in MONEY:
        assert sum(one[name].n for one in found.values()) == whole[name].n, name


@pytest.mark.parametrize("as_of", MOMENTS)
def test_regions_overseas_collectivities_and_what_has_no_place_sum_to_france(
    connection: sa.Connection, as_of: date | None
) -> None:
    whole = figures(connection, Scope(as_of=as_of))
    regions = by_territory(connection, Scope(as_of=as_of), "region")
    departments = by_territory(connection, Scope(as_of=as_of), "department")
    places = reference.territories()
    for name in (*MONEY, *COUNTS):
        assert sum(one[name].value for one in regions.values()) == whole[name].value, name
    for code, one in regions.items():
        own = figures(connection, Scope(territory=code, as_of=as_of))
        within = [found for key, found in departments.items() if key in places and places[key].region == code]
        for name in (*MONEY, *COUNTS):
            assert own[name].value == one[name].value >= sum(found[name].value for found in within), (name, code)


def test_every_department_and_overseas_collectivity_is_there(connection: sa.Connection) -> None:
    found = by_territory(connection, Scope(as_of=REVIEW), "department")
    expected = {one.code for one in reference.territories().values() if one.level == "department"}
    assert len(expected) == 101
    assert expected <= set(found)
    assert {"971", "972", "973", "974", "976", "2A", "2B"} <= set(found)
    regions = by_territory(connection, Scope(as_of=REVIEW), "region")
    assert {one.code for one in reference.territories().values() if one.level == "region"} <= set(regions)


def test_money_of_an_overseas_collectivity_is_never_dropped(tnt: Command, tmp_path: Path) -> None:
    rows = [(*PORTAL[:4], "988", *PORTAL[5:]), (*ROOM[:4], "975", *ROOM[5:])]
    tnt.load(projects(tmp_path / "p.xlsx", *rows))
    assert tnt.figure("awarded") == "73000.50"
    assert tnt.figure("awarded", "--territory", "988") == "48000.00"
    assert tnt.figure("awarded", "--territory", "975") == "25000.50"
    assert tnt.figure("awarded", "--territory", "NONE") == "0.00"


def test_a_territory_without_a_line_is_zero_and_a_stage_without_data_is_unknown(tnt: Command, tmp_path: Path) -> None:
    tnt.load(projects(tmp_path / "p.xlsx", PORTAL))
    there = tnt("figures", "--territory", "64", "--json").json["figures"]
    assert {name: there[name]["value"] for name in MONEY} == {
        "requested": "0.00",
        "awarded": "0.00",
        "committed": None,
        "paid": None,
    }
    assert there["projects_awarded"]["value"] == 0
    assert there["commitment_rate"]["value"] is None
    assert there["deliverables_planned"]["value"] is None
    assert there["delivery_rate"]["value"] is None
    assert there["euros_per_inhabitant"]["value"] == "0.00"


def test_zero_awarded_is_zero(tnt: Command, tmp_path: Path) -> None:
    tnt.load(projects(tmp_path / "p.xlsx", (*PORTAL[:6], 0, *PORTAL[7:])))
    found = tnt("figures", "--json").json["figures"]
    assert (found["awarded"]["value"], found["awarded"]["n"], found["award_rate"]["value"]) == ("0.00", 1, "0.000000")


@pytest.mark.parametrize("day", [date(2021, 7, 30), REVIEW, date(2022, 6, 24), date(2023, 1, 20)])
def test_as_of_a_date_is_as_of_the_last_edition_of_that_date(connection: sa.Connection, day: date) -> None:
    """The samples came in the order of their dates."""
    edition = sum(sample.date <= day for sample in manifest())
    newest = max(sample.date for sample in manifest() if sample.date <= day)
    assert newest == day
    assert figures(connection, Scope(as_of=day)) == figures(connection, Scope(as_of=edition))


def test_now_is_as_of_the_last_edition(connection: sa.Connection) -> None:
    assert figures(connection, Scope()) == figures(connection, Scope(as_of=len(manifest())))


def test_before_the_first_edition_all_is_unknown(connection: sa.Connection) -> None:
    for as_of in (0, date(2021, 3, 11)):
        found = figures(connection, Scope(as_of=as_of))
        assert {name for name, one in found.items() if one.value is not None} == {"envelope"}


def test_each_rate_is_its_numerator_over_its_denominator(connection: sa.Connection) -> None:
    found = figures(connection, Scope(as_of=REVIEW))
    rates = {name: one for name, one in found.items() if one.unit == "ratio"}
    assert len(rates) == 7
    for name, one in rates.items():
        assert one.value == rate(one.n, one.N).value, name
    assert found["commitment_rate"].n == found["committed"].value == found["payment_rate"].N
    assert found["awarded"].value == found["commitment_rate"].N
    assert found["payment_rate"].n == found["paid"].value


@pytest.mark.parametrize(
    ("n", "N", "expected"), [(1, 3, "0.333333"), (2, 3, "0.666667"), (5, 2, "2.500000"), (0, 2, "0.000000")]
)
def test_rate(n: int, N: int, expected: str) -> None:
    assert rate(n, N).value == Decimal(expected)


@pytest.mark.parametrize(("n", "N"), [(None, 3), (3, None), (3, 0)])
def test_a_rate_of_the_unknown_or_of_nothing_is_unknown(n: int | None, N: int | None) -> None:
    assert rate(n, N).value is None


def test_the_default_view_is_france_with_its_overseas_departments(connection: sa.Connection) -> None:
    found = figures(connection, Scope(as_of=REVIEW))
    people = sum(one.population or 0 for one in reference.territories().values() if one.level == "department")
    assert people == found["euros_per_inhabitant"].N
    assert found["euros_per_inhabitant"].value == (Decimal("37461000.00") / people).quantize(Decimal("0.01"))


def test_every_figure_says_its_method_in_both_languages() -> None:
    for lang in LANGUAGES:
        for name in FIGURE_IDS:
            assert catalogue(lang)[f"figures.{name}"]
            assert catalogue(lang)[f"figures.{name}_method"]


def test_an_unknown_territory_is_an_error(connection: sa.Connection) -> None:
    with pytest.raises(UnknownTerritory):
        figures(connection, Scope(territory="XX"))


def test_the_demo_again_loads_nothing(demo: Demo) -> None:
    ran = demo.tnt("demo", "--load-only")
    assert (ran.status, ran.out) == (0, "Exemples fictifs déjà chargés.\n")
    assert len(demo.tnt("history", "--json").json) == len(manifest())
