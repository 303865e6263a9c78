"""An indicator from its start to its target, its territories, its cells: on both databases."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from dashboard.queries.indicator import Confidence, Point, Standing
from dashboard.queries.indicators import Cell, cells, series, standings
from dashboard.queries.progress import Progress, Trend
from dashboard.queries.scope import Scope
from etl.store.engine import connect
from tests.dashboard.indicators import END, JUNE, NAME, SEPTEMBER, START, load_indicators
from tests.databases import Databases

NUAGE = Confidence("cloud", "Service <b>numérique</b>", date(2021, 7, 5))


@pytest.fixture(scope="module")
def loaded(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.Engine]:
    """A few indicators, only to be read."""
    url = databases.fresh()
    engine = connect(url)
    load_indicators(engine, tmp_path_factory.mktemp("indicators"))
    yield engine
    engine.dispose()
    databases.drop(url)


@pytest.fixture
def connection(loaded: sa.Engine) -> Iterator[sa.Connection]:
    """A connection to them."""
    with loaded.connect() as made:
        yield made


def test_an_indicator_that_rises(connection: sa.Connection) -> None:
    one = series(connection, Scope())[0]
    assert (one.indicator, one.name, one.unit, one.zone, one.source) == ("A", "Part en ligne", "%", "FR", "pilote")
    assert one.initial == Point(START, Decimal(20))
    assert one.previous == Point(JUNE, Decimal(25), None, NUAGE)
    assert one.current == Point(SEPTEMBER, Decimal("27.5"), "Relevé <b>partiel</b>")
    assert one.target == Point(END, Decimal(50))
    assert one.confidence == NUAGE  # the last value has none of its own
    assert one.progress() == Progress(Decimal("0.250000"))
    assert one.trend() == Trend(Decimal("2.5"), better=True)
    assert one.planned() == Decimal("31.193416")  # 272 days of 729, of 30 points
    assert one.next_on() == date(2021, 12, 31)  # 92 days


def test_an_indicator_that_falls_and_one_without_a_target(connection: sa.Connection) -> None:
    _rises, falls, bare = series(connection, Scope())
    assert falls.progress() == Progress(Decimal("0.250000"))
    assert falls.trend() == Trend(None)
    assert bare.progress() == Progress(None)
    assert (bare.initial, bare.target, bare.planned(), bare.unit) == (None, None, None, None)


def test_a_territory_has_its_own_values_else_those_of_france(connection: sa.Connection) -> None:
    found = series(connection, Scope(territory="33"))
    assert [(one.indicator, one.zone) for one in found] == [("A", "33"), ("B", "FR"), ("C", "FR")]
    assert found[0].current == Point(JUNE, Decimal(18))  # September's line bears no value
    assert found[0].previous is None
    assert found[0].progress() == Progress(Decimal("0.200000"))
    region = series(connection, Scope(territory="R75"))[1]
    assert (region.zone, region.current, region.progress()) == ("R75", None, Progress(None))


def test_the_territories_of_a_level(connection: sa.Connection) -> None:
    found = standings(connection, Scope(), "department")
    assert found == {
        "A": [
            Standing("33", "Gironde", Decimal(10), Decimal(18), Decimal(50)),
            Standing("38", "Isère", Decimal(10), Decimal(30), Decimal(50)),
            Standing("69", "Rhône", Decimal(10), Decimal(60), Decimal(50)),
        ]
    }
    assert [one.progress() for one in found["A"]] == [Decimal("0.2"), Decimal("0.5"), Decimal("1.25")]
    assert standings(connection, Scope(), "region") == {
        "B": [Standing("R75", "Nouvelle-Aquitaine", Decimal(80), None, None)]
    }


def test_each_value_leads_back_to_its_cell(connection: sa.Connection) -> None:
    assert cells(connection, Scope(), "A", "FR") == [
        Cell("vi", START, Decimal(20), None, NAME, "Valeurs", 2, "G2"),
        Cell("va", JUNE, Decimal(25), None, NAME, "Valeurs", 3, "G3"),
        Cell("va", SEPTEMBER, Decimal("27.5"), "Relevé <b>partiel</b>", NAME, "Valeurs", 4, "G4"),
        Cell("vc", END, Decimal(50), None, NAME, "Valeurs", 5, "G5"),
    ]
    assert cells(connection, Scope(), "A", "R75") == []


def test_nothing_before_the_first_data(connection: sa.Connection) -> None:
    before = Scope(as_of=date(2021, 10, 7))
    assert series(connection, before) == []
    assert standings(connection, before, "department") == {}
    assert cells(connection, before, "A", "FR") == []
