"""Deliverables of the samples, on each database: counts by theme, audience, proof, lateness and month."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from dashboard.queries.catalogue import catalogue
from dashboard.queries.counts import count
from dashboard.queries.deliverables import Lateness, Proofs, by, data_dates, lateness, proofs
from dashboard.queries.deliveries import deliveries
from dashboard.queries.reach import WHOLE
from dashboard.queries.scope import Scope
from data import ROOT
from etl.intake import Options, prepare, publish
from etl.store.engine import connect
from tests.books import xlsx
from tests.databases import Databases

REVIEW = date(2021, 10, 8)
FILES = (
    ("aides-axe-1_2021-10-08.xlsx", "anct"),
    ("livrables_2021-10-01.xlsx", "livrables"),
    ("livrables_2021-10-08.xlsx", "livrables"),
)
HEADS = (
    "N° de livrable", "Intitulé du livrable", "Axe", "Thème", "Public", "État du livrable", "Livraison prévue le",
    "Livré le", "Vérifié le", "Preuve (lien)", "Département (code)",
)  # fmt: skip
ODD = (
    ("L-1", "Portail", "1", "services en ligne", "citoyens", "livré", "01/03/2022", "01/03/2022", None, None, "33"),
    ("L-2", "Salle", "1", None, None, None, None, None, None, None, "33"),
    ("L-3", "Carte", "1", None, "agents", "livré", None, None, "05/05/2022", None, None),
    ("L-4", "Guide", "1", "cybersécurité", "agents", "abandonné", "01/01/2022", None, None, None, "38"),
    ("L-5", "Agenda", "1", "cybersécurité", "agents", "prévu", "02/03/2022", None, None, None, "38"),
    ("L-6", "Plan", "1", "cybersécurité", "agents", "en cours", "01/06/2022", None, None, None, "38"),
    ("L-7", "Badge", "1", "cybersécurité", "agents", "livré", "01/07/2022", "02/07/2022", None, "en mairie", "38"),
)


def loaded(url: str, files: list[tuple[Path, str, date | None]]) -> sa.Engine:
    engine = connect(url)
    for path, source, on in files:
        publish(prepare(path, engine, Options(source=source, data_date=on)), engine)
    return engine


@pytest.fixture(scope="module")
def samples(databases: Databases) -> Iterator[sa.Connection]:
    """Two states of the sample's deliverables, and projects of one axis."""
    url = databases.fresh()
    engine = loaded(url, [(ROOT / "samples" / "files" / name, source, None) for name, source in FILES])
    with engine.connect() as made:
        yield made
    engine.dispose()
    databases.drop(url)


@pytest.fixture(scope="module")
def odd(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.Connection]:
    """Deliverables that lack a theme, a state, a date or a link, as of 1 June 2022."""
    url = databases.fresh()
    path = xlsx(tmp_path_factory.mktemp("odd") / "livrables.xlsx", [HEADS, *ODD])
    engine = loaded(url, [(path, "livrables", date(2022, 6, 1))])
    with engine.connect() as made:
        yield made
    engine.dispose()
    databases.drop(url)


def test_themes_and_audiences_sum_to_france(samples: sa.Connection) -> None:
    whole = count(samples, Scope())[WHOLE].deliverables
    assert whole == {"planned": 326, "delivered": 68, "verified": 29, "late": 50, "dated": 68, "on_time": 31}
    for groups in (by(samples, Scope(), "theme"), by(samples, Scope(), "audience")):
        assert sum(one.kept for one in groups) == whole["planned"]
        assert sum(one.done for one in groups) == whole["delivered"]
        assert sum(one.verified for one in groups) == whole["verified"]
        assert sum(one.late for one in groups) == whole["late"]
        assert sum(one.on_time for one in groups) == whole["on_time"]
        assert sum(one.dropped for one in groups) == 4
        for one in groups:
            assert one.kept == one.verified + one.delivered + one.in_progress + one.planned + one.unstated


def test_each_audience(samples: sa.Connection) -> None:
    found = {one.code: (one.kept, one.verified, one.delivered, one.in_progress, one.planned, one.dropped, one.late)
             for one in by(samples, Scope(), "audience")}  # fmt: skip
    assert found == {
        "citizens": (182, 14, 24, 109, 35, 3, 33),
        "agents": (98, 9, 7, 53, 29, 1, 14),
        "both": (46, 6, 8, 24, 8, 0, 3),
    }
    assert list(found) == ["citizens", "agents", "both"]


def test_the_states_of_proof_add_up_to_the_delivered(samples: sa.Connection) -> None:
    assert proofs(samples, Scope()) == Proofs(verified=29, to_verify=29, missing=10, unlinked=4)


def test_how_late_on_the_day_of_the_review(samples: sa.Connection) -> None:
    assert lateness(samples, Scope()) == Lateness(REVIEW, (25, 24, 1, 0), 135)


def test_the_curves_end_at_what_was_expected_and_delivered(samples: sa.Connection) -> None:
    found = deliveries(samples, Scope())
    assert found.planned[:3] == ((date(2021, 5, 31), 1), (date(2021, 6, 30), 9), (date(2021, 7, 31), 22))
    assert found.planned[-1] == (date(2022, 6, 30), 326)
    assert dict(found.planned)[REVIEW] == found.expected == 112
    assert found.delivered[-2:] == ((date(2021, 9, 30), 55), (REVIEW, 68))
    assert (found.done, found.late, found.ahead) == (68, 50, 6)
    assert found.expected - found.late == found.done - found.ahead
    assert (found.unplanned, found.undelivered, found.after) == (0, 0, 0)


def test_the_dates_of_the_data_about_deliverables(samples: sa.Connection) -> None:
    assert data_dates(samples, Scope()) == [REVIEW, date(2021, 10, 1)]
    assert data_dates(samples, Scope(as_of=date(2021, 10, 7))) == [date(2021, 10, 1)]


def test_the_catalogue_says_where_whose_and_the_latest_first(samples: sa.Connection) -> None:
    found = catalogue(samples, Scope())
    assert len(found) == 330
    first = found[0]
    assert (first.number, first.place, first.department) == ("L-0016", "Alpes-Maritimes", "Alpes-Maritimes")
    assert (first.delivered_on, first.proof) == (REVIEW, "missing")
    (one,) = [one for one in found if one.number == "L-0001"]
    assert (one.place, one.department) == ("CC Loudéac Communauté - Bretagne Centre", "Côtes-d'Armor")
    assert one.project == "Dématérialisation des autorisations d’urbanisme – Côtes-d'Armor"
    assert (one.holder, one.proof) == ("Département des Côtes-d'Armor", "to_verify")
    assert sum(one.days_late is not None for one in found) == 50
    assert max(one.days_late or 0 for one in found) == 135
    assert len(catalogue(samples, Scope(territory="06"))) == len(
        [one for one in found if one.department == first.place]
    )


def test_what_is_not_said_has_its_own_row(odd: sa.Connection) -> None:
    themes = by(odd, Scope(), "theme")
    assert [(one.code, one.kept, one.unstated, one.done, one.dropped) for one in themes] == [
        ("cybersecurity", 3, 0, 1, 1),
        ("online_services", 1, 0, 1, 0),
        (None, 2, 1, 1, 0),
    ]
    assert [(one.code, one.kept) for one in by(odd, Scope(), "audience")] == [("agents", 4), ("citizens", 1), (None, 1)]


def test_a_verification_date_is_a_verified_proof_and_any_words_are_to_verify(odd: sa.Connection) -> None:
    assert proofs(odd, Scope()) == Proofs(verified=1, to_verify=1, missing=1, unlinked=1)


def test_what_bears_no_date_is_counted_apart(odd: sa.Connection) -> None:
    found = deliveries(odd, Scope())
    assert found.on == date(2022, 6, 1)
    assert (found.expected, found.done, found.late, found.ahead) == (2, 3, 1, 1)
    assert (found.unplanned, found.undelivered, found.after) == (2, 1, 1)
    assert found.planned == (
        (date(2022, 3, 31), 2), (date(2022, 6, 1), 2), (date(2022, 6, 30), 3), (date(2022, 7, 31), 4)
    )  # fmt: skip
    assert found.delivered == ((date(2022, 3, 31), 1), (date(2022, 6, 1), 1))


def test_due_on_the_day_itself_is_not_late(odd: sa.Connection) -> None:
    assert lateness(odd, Scope()) == Lateness(date(2022, 6, 1), (0, 0, 1, 0), 91)
    assert {one.number: one.days_late for one in catalogue(odd, Scope()) if one.days_late is not None} == {"L-5": 91}


def test_nothing_in_scope_is_nothing(odd: sa.Connection) -> None:
    nowhere = Scope(territory="974")
    assert by(odd, nowhere, "theme") == []
    assert proofs(odd, nowhere) == Proofs(0, 0, 0, 0)
    assert lateness(odd, nowhere) == Lateness(date(2022, 6, 1), (0, 0, 0, 0), None)
    assert (deliveries(odd, nowhere).planned, deliveries(odd, nowhere).delivered) == ((), ())
    assert catalogue(odd, nowhere) == []
