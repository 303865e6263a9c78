"""Lorenz curve and Gini on hand-computed data and on the samples; communes never reached by size."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
import sqlalchemy as sa

from dashboard.queries.concentration import (
    Department,
    concentration,
    gini,
    in_words,
    lorenz,
    share_at,
)
from dashboard.queries.scope import Scope
from dashboard.queries.size_classes import SizeClass, size_classes
from data import reference
from tests.conftest import Demo
from tests.dashboard.queries.awards import few_awards
from tests.databases import Databases

REVIEW = date(2021, 10, 8)
EQUAL = [Department("A", "A", 100, Decimal(50)), Department("B", "B", 300, Decimal(150))]
ALL_AT_ONE = [Department("A", "A", 900, Decimal(0)), Department("B", "B", 100, Decimal(80))]
THREE = [
    Department("A", "A", 20, Decimal(60)),
    Department("B", "B", 50, Decimal(10)),
    Department("C", "C", 30, Decimal(30)),
]


def test_the_curve_goes_from_the_least_to_the_best_served() -> None:
    """Euros a head: B 0.2, C 1, A 3. Cumulative population 0.5, 0.8, 1; euros 0.1, 0.4, 1."""
    assert lorenz(THREE) == [
        (Decimal(0), Decimal(0), None),
        (Decimal("0.5"), Decimal("0.1"), "B"),
        (Decimal("0.8"), Decimal("0.4"), "C"),
        (Decimal(1), Decimal(1), "A"),
    ]


def test_gini() -> None:
    """1 - (0.5 * 0.1 + 0.3 * 0.5 + 0.2 * 1.4) = 0.52."""
    assert gini(lorenz(THREE)) == Decimal("0.520000")
    assert gini(lorenz(EQUAL)) == Decimal("0.000000")
    assert gini(lorenz(ALL_AT_ONE)) == Decimal("0.900000")
    assert gini(lorenz([])) is None
    assert gini(lorenz([Department("A", "A", 5, Decimal(0))])) is None


def test_what_a_part_of_the_population_gets() -> None:
    curve = lorenz(THREE)
    assert share_at(curve, Decimal("0.9")) == Decimal("0.700000")
    assert share_at(curve, Decimal("0.8")) == Decimal("0.400000")
    assert share_at(curve, Decimal(1)) == Decimal("1.000000")
    assert share_at(lorenz(EQUAL), Decimal("0.9")) == Decimal("0.900000")
    assert share_at([], Decimal("0.9")) is None


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ("0", "low"),
        ("0.1999", "low"),
        ("0.20", "moderate"),
        ("0.40", "high"),
        ("0.60", "very_high"),
        ("1", "very_high"),
    ],
)
def test_in_words(value: str, word: str) -> None:
    assert in_words(Decimal(value)) == word


CORSICA_SOUTH, CORSICA_NORTH = 168_306, 187_180


@pytest.fixture(scope="module")
def awarded(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.Connection]:
    """A connection to a database of a few awards."""
    with few_awards(databases, tmp_path_factory.mktemp("awarded")) as connection:
        yield connection


def test_two_departments_to_the_last_digit(awarded: sa.Connection) -> None:
    """Corsica: the south holds p = 0.473453 of the people and 0.25 of the euros; Gini = p - 0.25."""
    found = concentration(awarded, Scope(territory="R94"))
    assert [(one.code, one.population, one.awarded) for one in found.departments] == [
        ("2A", CORSICA_SOUTH, Decimal("10000.00")),
        ("2B", CORSICA_NORTH, Decimal("30000.00")),
    ]
    south = Decimal(CORSICA_SOUTH) / (CORSICA_SOUTH + CORSICA_NORTH)
    assert found.curve[1][:2] == (south, Decimal("0.25"))
    assert found.gini == Decimal("0.223453") == (south - Decimal("0.25")).quantize(Decimal("0.000001"))
    assert found.best_share == Decimal("0.142437")
    assert (found.awarded, found.elsewhere) == (Decimal("40000.00"), Decimal("0.00"))


def test_every_department_is_there_and_a_collectivity_is_counted_apart(awarded: sa.Connection) -> None:
    found = concentration(awarded, Scope())
    assert len(found.departments) == 101
    assert {"971", "972", "973", "974", "976"} <= {one.code for one in found.departments}
    assert sum(one.awarded for one in found.departments) == found.awarded == Decimal("45500.00")
    assert found.elsewhere == Decimal("700.00")
    assert found.population == 68_350_798


def test_nothing_to_compare_or_nothing_awarded(awarded: sa.Connection) -> None:
    assert len(concentration(awarded, Scope(territory="23")).departments) == 1
    assert concentration(awarded, Scope(territory="200067189")).departments == ()
    nothing = concentration(awarded, Scope(territory="R53"))
    assert (len(nothing.departments), nothing.gini, nothing.best_share, nothing.curve) == (4, None, None, ())


def test_communes_by_size(awarded: sa.Connection) -> None:
    """Ajaccio has over 50,000 inhabitants, Bastia under; what is only filed does not reach Calvi."""
    corsica = [one for one in reference.territories().values() if one.level == "commune" and one.region == "R94"]
    found = size_classes(awarded, Scope(territory="R94"))
    assert [(one.low, one.high) for one in found] == [
        (0, 499),
        (500, 1_999),
        (2_000, 9_999),
        (10_000, 49_999),
        (50_000, None),
    ]
    assert sum(one.communes for one in found) == len(corsica) == 360
    assert [one.reached for one in found] == [0, 0, 0, 1, 1]
    assert found[0].never == sum(1 for one in corsica if (one.population or 0) < 500)
    assert found[-1] == SizeClass(50_000, None, 1, 1)
    assert (found[-1].share, found[0].share) == (Decimal(0), Decimal(1))


def test_nobody_is_said_forgotten_where_nothing_tells_of_those_reached(engine: sa.Engine) -> None:
    with engine.connect() as connection:
        assert size_classes(connection, Scope()) == []


def test_the_samples_of_the_review(connection: sa.Connection) -> None:
    found = concentration(connection, Scope(as_of=REVIEW))
    assert (found.gini, found.best_share) == (Decimal("0.433118"), Decimal("0.294008"))
    assert (found.awarded, found.elsewhere) == (Decimal("37461000.00"), Decimal("0.00"))
    assert [one.name for one in found.departments[-2:]] == ["Allier", "Lozère"]
    assert all(left.population < right.population for left, right in pairwise(found.curve))
    assert all(left.awarded <= right.awarded <= right.population for left, right in pairwise(found.curve))
    assert size_classes(connection, Scope(as_of=REVIEW)) == [
        SizeClass(0, 499, 18_256, 55),
        SizeClass(500, 1_999, 11_110, 104),
        SizeClass(2_000, 9_999, 4_461, 111),
        SizeClass(10_000, 49_999, 914, 87),
        SizeClass(50_000, None, 134, 31),
    ]


def test_both_databases_answer_the_same(sqlite_demo: Demo, postgres_demo: Demo) -> None:
    with sqlite_demo.engine.connect() as one, postgres_demo.engine.connect() as other:
        for scope in (Scope(), Scope(axis="2", as_of=REVIEW), Scope(territory="R84")):
            assert concentration(one, scope) == concentration(other, scope)
            assert size_classes(one, scope) == size_classes(other, scope)
