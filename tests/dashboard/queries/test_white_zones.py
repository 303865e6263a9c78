"""Territories without an application: who counts as applying where, who is served all the same."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from dashboard.queries.applications import known
from dashboard.queries.scope import Scope
from dashboard.queries.white_zones import Summary, Zone, levels, ordered, summary, zones
from data import reference
from data.samples.identifiers import siret
from etl.store.engine import connect
from tests.books import xlsx
from tests.command import Command
from tests.conftest import Demo
from tests.databases import Databases

REVIEW = date(2021, 10, 8)
GUERET, AHUN, TALENCE, LYON = "212309603", "212300107", "213305220", "216901231"
JOINT, ASSOCIATION = "253300008", "775685019"

PROJECTS = (
    ("N° de dossier", "Intitulé du projet", "État du dossier", "Porteur", "SIRET du porteur", "Territoire (code)"),
    ("A-1", "Portail", "en instruction", "Guéret", siret(GUERET), None),
    ("A-2", "Brouillon", "brouillon", "Ahun", siret(AHUN), None),
    ("A-3", "Agenda", "lauréat", "Département de la Haute-Corse", None, "2B"),
    ("A-4", "Syndicat", "déposé", "Syndicat mixte", siret(JOINT), "2A"),
    ("A-5", "Sans porteur", "refusé", None, None, "C97411"),
    ("A-6", "Association", "lauréat", "Association", siret(ASSOCIATION), "976"),
    ("A-7", "Région", "lauréat", "Région Bretagne", None, "R53"),
)
MONEY = (
    ("N° de dossier", "Intitulé du projet", "Étape", "Montant (€)", "SIRET du bénéficiaire", "Territoire (code)"),
    ("B-1", "Carte", "demandé", 1000, siret(LYON), None),
    ("A-1", "Portail", "demandé", 1000, None, "C23002"),
)
PARTNERS = (
    ("Acteur", "Type d’acteur", "Instance", "Type d’instance", "Rôle", "N° de dossier", "SIRET de l’acteur"),
    ("Talence", "collectivité", "Portail", "projet", "bénéficiaire", "A-1", siret(TALENCE)),
    ("Ahun", "collectivité", "Brouillon", "projet", "bénéficiaire", "A-2", siret(AHUN)),
)
DELIVERABLES = (
    ("N° de livrable", "Intitulé du livrable", "N° de dossier", "État du livrable", "Territoire (code)"),
    ("L-1", "Service", "A-1", "livré", "C23002"),
    ("L-2", "Service", "A-1", "vérifié", "200067189"),
    ("L-3", "Service", "A-1", "prévu", "75"),
)
APPLYING = {
    "department": {"23", "2A", "2B", "33", "69", "974"},
    "epci": {"200034825", "243300316", "200046977", "249740119"},
    "commune": {"C23096", "C33522", "C69123", "C97411"},
}


@pytest.fixture(scope="module")
def applied(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.Connection]:
    """A connection to a database of the four tables."""
    url = databases.fresh()
    load(Command(url), tmp_path_factory.mktemp("applied"))
    engine = connect(url)
    with engine.connect() as connection:
        yield connection
    engine.dispose()
    databases.drop(url)


def load(tnt: Command, folder: Path, *names: str) -> None:
    tables = {"projects": PROJECTS, "money": MONEY, "partners": PARTNERS, "deliverables": DELIVERABLES}
    for name in names or tables:
        ran = tnt.load(xlsx(folder / f"{name}_2021-10-08.xlsx", tables[name]), "--source", name)
        assert ran.status == 0, ran
        assert not [one for one in ran.json["findings"] if one["severity"] == "error"]


def places(level: str) -> dict[str, int]:
    """The reference's inhabitants by code, overseas collectivities left out."""
    every = reference.territories().values()
    return {one.code: one.population or 0 for one in every if one.level == level and one.kind != "com"}


def test_who_applies_where(applied: sa.Connection) -> None:
    """A draft, an association and a region make nothing apply; a joint authority makes its department apply.

    Money that names nobody is of the holder of its project, wherever the line stands.
    """
    for one in summary(applied, Scope()):
        every, applying = places(one.level), APPLYING[one.level]
        assert (one.total, one.white) == (len(every), len(every) - len(applying)), one.level
        assert one.population == sum(every.values())
        assert one.white_population == sum(every.values()) - sum(every[code] for code in applying)
        found = zones(applied, Scope(), one.level)
        assert {zone.code for zone in found} == set(every) - applying


def test_who_is_served_by_somebody_elses_deliverable(applied: sa.Connection) -> None:
    members = {one.code for one in reference.territories().values() if one.epci == "200067189"}
    found = {one.level: one for one in summary(applied, Scope())}
    assert (found["department"].served, found["department"].served_population) == (0, 0)
    assert (found["epci"].served, found["epci"].served_population) == (1, 13_409)
    assert (found["commune"].served, found["commune"].served_population) == (len(members) + 1, 13_409 + 1_019)
    served = {one.code for one in zones(applied, Scope(), "commune") if one.served}
    assert served == members | {"C23002"}


def test_without_any_deliverable_nobody_is_said_to_be_unserved(tnt: Command, engine: sa.Engine, tmp_path: Path) -> None:
    load(tnt, tmp_path, "projects")
    with engine.connect() as connection:
        assert {(one.served, one.served_population) for one in summary(connection, Scope())} == {(None, None)}
        assert {one.served for one in zones(connection, Scope(), "department")} == {None}


def test_the_scope_is_a_territory_or_an_axis(applied: sa.Connection) -> None:
    corsica = summary(applied, Scope(territory="R94"))
    assert [(one.level, one.white, one.total) for one in corsica] == [
        ("department", 0, 2),
        ("epci", 19, 19),
        ("commune", 360, 360),
    ]
    assert [one.level for one in summary(applied, Scope(territory="23"))] == ["epci", "commune"]
    assert summary(applied, Scope(territory="C23096")) == [Summary("commune", 0, 1, 0, 12_955, 0, 0)]
    assert [zone.name for zone in zones(applied, Scope(territory="C23001"), "commune")] == ["Ahun"]
    assert summary(applied, Scope(territory="NONE")) == []


def test_an_epci_is_served_beyond_the_department_that_is_looked_at(applied: sa.Connection) -> None:
    """Its inhabitants served are those of all its communes, as its inhabitants are."""
    across = {one.epci for one in reference.territories().values() if one.department == "23" and one.level == "commune"}
    found = zones(applied, Scope(territory="23"), "epci")
    assert {one.code for one in found} <= across
    assert [one for one in found if one.served] == [
        Zone("200067189", "CC Creuse Sud Ouest", "Creuse", "Nouvelle-Aquitaine", 13_409, 13_409)
    ]


def test_whether_anything_is_known(tnt: Command, engine: sa.Engine, tmp_path: Path) -> None:
    with engine.connect() as connection:
        assert not known(connection, Scope())
    load(tnt, tmp_path, "projects")
    with engine.connect() as connection:
        assert known(connection, Scope())
        assert known(connection, Scope(theme="cybersecurity", territory="23"))
        assert not known(connection, Scope(axis="2"))


@pytest.mark.parametrize(
    ("territory", "expected"),
    [
        ("FR", ("department", "epci", "commune")),
        ("R94", ("department", "epci", "commune")),
        ("23", ("epci", "commune")),
        ("987", ("epci", "commune")),
        ("200067189", ("commune",)),
        ("C23001", ("commune",)),
        ("NONE", ()),
    ],
)
def test_levels(territory: str, expected: tuple[str, ...]) -> None:
    assert levels(Scope(territory=territory)) == expected


def test_orders() -> None:
    found = [
        Zone("C1", "A", "Oise", "Hauts-de-France", 10, 5),
        Zone("C2", "B", "Aisne", "Hauts-de-France", 20, 20),
        Zone("C3", "C", None, None, None, None),
    ]
    assert [one.code for one in ordered(found, "population")] == ["C2", "C1", "C3"]
    assert [one.code for one in ordered(found, "served")] == ["C3", "C1", "C2"]
    assert [one.code for one in ordered(found, "place")] == ["C3", "C2", "C1"]


def test_the_samples_of_the_review(connection: sa.Connection) -> None:
    found = {one.level: one for one in summary(connection, Scope(as_of=REVIEW))}
    assert found == {
        "department": Summary("department", 2, 101, 424_849, 68_350_798, 0, 0),
        "epci": Summary("epci", 351, 1_255, 7_363_409, 68_344_363, 21, 448_448),
        "commune": Summary("commune", 33_302, 34_875, 49_120_650, 68_350_798, 2_752, 5_000_944),
    }
    assert [one.name for one in zones(connection, Scope(as_of=REVIEW), "department")] == ["Haute-Marne", "Mayotte"]


def test_nothing_of_the_list_is_left_out(connection: sa.Connection) -> None:
    found = zones(connection, Scope(as_of=REVIEW), "commune")
    assert len(found) == len({one.code for one in found}) == 33_302
    assert sum(one.population or 0 for one in found) == 49_120_650
    assert sum(1 for one in found if one.served) == 2_752
    assert sum(one.served or 0 for one in found) == 5_000_944


def test_both_databases_answer_the_same(sqlite_demo: Demo, postgres_demo: Demo) -> None:
    with sqlite_demo.engine.connect() as one, postgres_demo.engine.connect() as other:
        for scope in (Scope(), Scope(axis="2", as_of=REVIEW), Scope(territory="R75")):
            assert summary(one, scope) == summary(other, scope)
            assert zones(one, scope, "epci") == zones(other, scope, "epci")
