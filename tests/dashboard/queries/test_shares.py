"""What goes overseas and to small communes: by hand, on the samples, the same on both databases."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from dashboard.queries.scope import Scope
from dashboard.queries.shares import Group, Share, overseas, small_communes
from tests.conftest import Demo
from tests.dashboard.queries.awards import few_awards
from tests.databases import Databases

REVIEW = date(2021, 10, 8)


@pytest.fixture(scope="module")
def awarded(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.Connection]:
    """A connection to a database of a few awards."""
    with few_awards(databases, tmp_path_factory.mktemp("awarded")) as connection:
        yield connection


def test_overseas(awarded: sa.Connection) -> None:
    """5,000 € of 45,500 € whose region is known; Saint-Denis and its EPCI of five authorities reached."""
    found = overseas(awarded, Scope())
    assert found.group == Group(2_184_983, Decimal("5000.00"), 2, 162)
    assert found.whole == Group(68_350_798, Decimal("45500.00"), 5, 36_249)
    assert found.outside == Decimal("700.00")
    assert (found.of("awarded"), found.of("reached"), found.of("population")) == (
        Decimal("0.109890"),
        Decimal("0.400000"),
        Decimal("0.031967"),
    )
    assert found.rest == Group(66_165_815, Decimal("40500.00"), 3, 36_087)
    assert found.group.per_head == Decimal("0.00")


def test_small_communes(awarded: sa.Connection) -> None:
    """500 € for Ajain of 44,500 € for communes; 1,000 € for an EPCI and 700 € for nobody known are left out."""
    found = small_communes(awarded, Scope(), 2_000)
    assert (found.group.awarded, found.whole.awarded) == (Decimal("500.00"), Decimal("44500.00"))
    assert found.outside == Decimal("1700.00")
    assert (found.group.reached, found.whole.reached) == (1, 4)
    assert (found.group.eligible, found.whole.eligible) == (29_366, 34_875)
    assert small_communes(awarded, Scope(), 1_019).group.awarded == Decimal("0.00")
    assert small_communes(awarded, Scope(), 1_020).group.awarded == Decimal("500.00")


def test_small_communes_of_a_region(awarded: sa.Connection) -> None:
    found = small_communes(awarded, Scope(territory="R94"), 50_000)
    assert (found.group.awarded, found.whole.awarded, found.outside) == (
        Decimal("30000.00"),
        Decimal("40000.00"),
        Decimal("0.00"),
    )
    assert (found.group.reached, found.whole.reached, found.whole.eligible) == (1, 2, 360)


def test_a_share_of_what_is_not_known_is_not_known(engine: sa.Engine) -> None:
    with engine.connect() as connection:
        found = overseas(connection, Scope())
    assert (found.group.awarded, found.whole.awarded, found.outside, found.of("awarded")) == (None, None, None, None)
    assert (found.group.per_head, found.of("reached"), found.rest.awarded) == (None, None, None)
    assert Share(Group(0, None, 0, 0), Group(0, None, 0, 0), None).of("population") is None


def test_the_samples_of_the_review(connection: sa.Connection) -> None:
    ultramarine = overseas(connection, Scope(as_of=REVIEW))
    assert ultramarine.group == Group(2_184_983, Decimal("358860.00"), 19, 162)
    assert ultramarine.whole == Group(68_350_798, Decimal("37461000.00"), 606, 36_249)
    small = small_communes(connection, Scope(as_of=REVIEW), 3_500)
    assert small.group == Group(20_927_167, Decimal("4742583.05"), 189, 31_621)
    assert (small.whole.awarded or 0) + (small.outside or 0) == Decimal("37461000.00")


def test_both_databases_answer_the_same(sqlite_demo: Demo, postgres_demo: Demo) -> None:
    with sqlite_demo.engine.connect() as one, postgres_demo.engine.connect() as other:
        for scope in (Scope(), Scope(axis="2", as_of=REVIEW), Scope(territory="R84")):
            assert overseas(one, scope) == overseas(other, scope)
            assert small_communes(one, scope, 2_000) == small_communes(other, scope, 2_000)
