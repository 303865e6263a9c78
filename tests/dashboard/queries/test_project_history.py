"""One project: its figures and days, the cells that say so, every version of its rows; on both databases."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa

from dashboard.queries import events, listing, medians, origins
from dashboard.queries.cells import Cell
from dashboard.queries.project import actors, project, said_of
from dashboard.queries.project_history import Changed, Moment, versions
from dashboard.queries.scope import Scope
from etl.store.engine import connect
from etl.store.rollback import roll_back
from tests.dashboard.sheet_data import load
from tests.databases import Databases

JUNE, OCTOBER = date(2021, 6, 4), date(2021, 10, 8)
KEY = "4100001"


@pytest.fixture(scope="module")
def loaded(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.Engine]:
    """The small fund, only to be read."""
    url = databases.fresh()
    engine = connect(url)
    load(engine, tmp_path_factory.mktemp("project"))
    yield engine
    engine.dispose()
    databases.drop(url)


@pytest.fixture
def connection(loaded: sa.Engine) -> Iterator[sa.Connection]:
    """A connection to it."""
    with loaded.connect() as made:
        yield made


def test_the_project(connection: sa.Connection) -> None:
    found = project(connection, Scope(territory="62", axis="2"), KEY)
    assert found is not None
    assert (found.number, found.state, found.axis, found.desk) == (KEY, "awarded", "3", "PREF")
    assert (found.party, found.holder_kind, found.place) == ("213300635", "commune", "C33063")
    assert found.euros == {
        "requested": Decimal("30000.00"),
        "awarded": Decimal("24000.00"),
        "committed": Decimal("20000.00"),
        "paid": Decimal("10000.25"),
    }
    assert found.days == {
        "filed_on": date(2021, 3, 1),
        "review_started_on": None,
        "decided_on": date(2021, 7, 1),
        "awarded_on": date(2021, 7, 1),
        "committed_on": date(2021, 8, 2),
        "paid_on": date(2021, 9, 6),
        "last_paid_on": date(2021, 9, 30),
        "delivered_on": date(2021, 9, 20),
    }


def test_the_project_as_of_a_day(connection: sa.Connection) -> None:
    found = project(connection, Scope(as_of=JUNE), KEY)
    assert found is not None
    assert (found.state, found.euros) == ("under_review", {"requested": Decimal("30000.00")})
    assert project(connection, Scope(as_of=JUNE), "4100003") is None
    assert project(connection, Scope(), "nowhere") is None


def test_every_value_has_its_cell(connection: sa.Connection) -> None:
    found = {one.field: (one.value, one.cell) for one in said_of(connection, Scope(), KEY)}
    assert found["amount_awarded"] == ("24000.00", Cell("projets_2021-10-08.xlsx", "Feuille", 2, "M2"))
    assert found["decided_on"] == ("2021-07-01", Cell("projets_2021-10-08.xlsx", "Feuille", 2, "K2"))
    assert len(found) == 11


def test_the_versions_of_a_row(connection: sa.Connection) -> None:
    old, new = (one for one in versions(connection, Scope(), KEY) if one.dataset == "projects")
    assert (old.first, old.opened, old.closed) == (True, Moment(1, "load", JUNE), Moment(2, "load", OCTOBER))
    assert (old.file, old.sheet, old.row, old.source) == ("projets_2021-06-04.xlsx", "Feuille", 2, "guichet")
    assert Changed("amount_requested", None, "30000.00", "L2") in old.changes
    assert (new.first, new.opened, new.closed, new.file) == (
        False,
        Moment(2, "load", OCTOBER),
        None,
        "projets_2021-10-08.xlsx",
    )
    assert new.changes == (
        Changed("state", "under_review", "awarded", "C2"),
        Changed("decided_on", None, "2021-07-01", "K2"),
        Changed("amount_awarded", None, "24000.00", "M2"),
    )


def test_all_that_speaks_of_the_project(connection: sa.Connection) -> None:
    """Payments that name its engagement alone are there too."""
    found = versions(connection, Scope(), KEY)
    assert sorted((one.dataset, one.label) for one in found) == [
        ("deliverables", "Formation des agents"),
        ("deliverables", "Module de paiement"),
        ("fundings", "000190001"),
        ("fundings", "000190002"),
        ("fundings", "2103000001"),
        ("projects", "Paiement en ligne de la cantine"),
        ("projects", "Paiement en ligne de la cantine"),
    ]
    assert versions(connection, Scope(), "nowhere") == []


@pytest.mark.parametrize("as_of", [JUNE, 1], ids=str)
def test_the_versions_as_of_a_moment(connection: sa.Connection, as_of: date | int) -> None:
    (only,) = versions(connection, Scope(as_of=as_of), KEY)
    assert (only.opened.edition, only.closed, only.first) == (1, None, True)


def test_a_rollback_is_told(databases: Databases, tmp_path: Path) -> None:
    url = databases.fresh()
    engine = connect(url)
    load(engine, tmp_path)
    roll_back(engine, 2, "test")
    with engine.connect() as connection:
        rows = [one for one in versions(connection, Scope(), KEY) if one.dataset == "projects"]
        on_a_day = [one for one in versions(connection, Scope(as_of=OCTOBER), KEY) if one.dataset == "projects"]
    engine.dispose()
    databases.drop(url)
    assert [(one.opened.edition, one.opened.kind, one.closed and one.closed.edition) for one in rows] == [
        (1, "load", 2),
        (2, "load", 5),
        (5, "rollback", None),
    ]
    assert rows[1].closed is not None
    assert rows[1].closed.kind == "rollback"
    assert rows[2].changes[0] == Changed("state", "awarded", "under_review", "C2")
    assert [one.opened.edition for one in on_a_day] == [5]


def test_the_lists(connection: sa.Connection) -> None:
    gironde = Scope(territory="33")
    counted = {name: listing.count(connection, gironde, name) for name in ("projects", "payments", "deliverables")}
    assert counted == {"projects": 2, "payments": 2, "deliverables": 2}
    rows = listing.projects(connection, gironde)
    assert [(one.key, one.awarded, one.paid) for one in rows] == [
        ("4100003", Decimal("81000.50"), None),
        (KEY, Decimal("24000.00"), Decimal("10000.25")),
    ]
    assert [one.key for one in listing.projects(connection, gironde, None, 1, 1)] == [KEY]
    assert [one.key for one in listing.projects(connection, Scope(), "213300635")] == [KEY]
    paid = listing.money(connection, gironde, listing.PAID)
    assert [(one.payment, one.commitment, one.amount, one.cell.cell) for one in paid] == [
        ("000190002", "2103000001", Decimal("4000.00"), "C4"),
        ("000190001", "2103000001", Decimal("6000.25"), "C3"),
    ]
    assert [(one.number, one.late) for one in listing.deliverables(connection, gironde)] == [
        ("L-0002", True),
        ("L-0001", False),
    ]
    with pytest.raises(KeyError):
        listing.count(connection, gironde, "nothing")


def test_the_months(connection: sa.Connection) -> None:
    assert events.by_month(connection, Scope(territory="33")) == {
        "filed": {date(2021, 3, 1): 1, date(2021, 4, 1): 1},
        "decided": {date(2021, 6, 1): 1, date(2021, 7, 1): 1},
        "first_paid": {date(2021, 9, 1): 1},
        "delivered": {date(2021, 9, 1): 1},
    }


def test_the_files_of_a_place(connection: sa.Connection) -> None:
    found = origins.origins(connection, Scope(territory="33"))
    assert [(one.file, one.dataset, one.data_date, one.lines) for one in found] == [
        ("livrables_2021-10-08.xlsx", "deliverables", OCTOBER, 2),
        ("argent_2021-10-08.xlsx", "fundings", OCTOBER, 3),
        ("projets_2021-10-08.xlsx", "projects", OCTOBER, 2),
    ]


def test_the_medians_of_peers(connection: sa.Connection) -> None:
    found = medians.medians(connection, Scope(territory="33"), ("awarded", "projects_filed"))
    assert found == medians.Medians("FR", "department", 101, {"awarded": Decimal("0.00"), "projects_filed": Decimal(0)})
    commune = medians.medians(connection, Scope(territory="C33063"), ("awarded",))
    assert commune is not None
    assert (commune.within, commune.level) == ("33", "commune")
    assert medians.medians(connection, Scope(), ("awarded",)) is None


def test_who_takes_part(connection: sa.Connection) -> None:
    assert [(one.name, one.party, one.role) for one in actors(connection, Scope(), KEY)] == [
        ("COMMUNE DE BORDEAUX", "213300635", "beneficiary")
    ]
