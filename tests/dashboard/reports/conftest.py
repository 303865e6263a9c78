"""A fund's awards of every fate, and what was paid to some: two small files, on each database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.books import Rows, csv_file
from tests.command import Command
from tests.databases import Databases

HEADS = (
    "N° de dossier", "Intitulé du projet", "Étape", "Montant (€)", "Guichet", "Date", "Bénéficiaire",
    "SIRET du bénéficiaire", "Nature de l’aide", "Catégorie",
)  # fmt: skip
BORDEAUX, GIRONDE, COMPANY, TRADER = "21330063500017", "22330001300016", "55210055400021", "73282932000074"
LONG = "Portail " + "très " * 60 + "complet"
AWARDS = [
    ("A-1", "Portail famille", "attribué", "1000,50", "ANCT", "2021-06-18", "Ville de Bordeaux", BORDEAUX, "", ""),
    ("A-2", "=cmd|' /C calc'!A0", "attribué", "2000", "DINUM", "2021-06-19", "Ville de Bordeaux", BORDEAUX, "", ""),
    ("A-3", LONG, "attribué", "300,25", "DINUM", "2021-06-20", "Ville de Bordeaux", BORDEAUX, "", ""),
    ("A-4", "Guichet", "attribué", "400", "PREF", "2021-06-21", "Ville de Bordeaux", BORDEAUX, "", ""),
    ("A-5", "Boutique de M. Dupont", "attribué", "50", "DINUM", "2021-06-22", "Jean Dupont EI", TRADER, "", ""),
    ("A-6", "Cybersécurité", "attribué", "60", "DINUM", "2021-06-23", "Ville de Bordeaux", BORDEAUX[:9], "", ""),
    ("A-7", "Sans paiement", "attribué", "70", "DINUM", "2021-06-24", "Ville de Bordeaux", BORDEAUX, "", ""),
    ("A-8", "Logiciel", "attribué", "80", "DINUM", "", "Éditions du Port SARL", COMPANY, "", ""),
    ("", "", "attribué", "5000", "DINUM", "2021-06-25", "Ville de Bordeaux", BORDEAUX, "aide forfaitaire", ""),
]
PAID = [
    ("A-1", "", "payé", "1000,50", "ANCT", "2021-09-01", "Ville de Bordeaux", BORDEAUX, "", ""),
    ("A-2", "", "payé", "500", "DINUM", "2021-09-02", "Ville de Bordeaux", BORDEAUX, "", ""),
    ("A-2", "", "payé", "700", "DINUM", "2022-03-02", "Ville de Bordeaux", BORDEAUX, "", ""),
    *[(f"A-{n}", "", "payé", "10", "DINUM", "2021-10-01", "Ville de Bordeaux", BORDEAUX, "", "") for n in (3, 5, 6, 8)],
    ("A-4", "", "payé", "10", "PREF", "2021-10-01", "Ville de Bordeaux", BORDEAUX, "", ""),
]
AWARDED = "8960.75"


PROJECTS = [
    (
        "N° de dossier",
        "Intitulé du projet",
        "État du dossier",
        "Porteur",
        "SIRET du porteur",
        "Région (code)",
        "Commune (code)",
    ),
    ("P-1", "@SUM(A1:A9)", "lauréat", "Ville de Bordeaux", BORDEAUX, "", "33063"),
    ("P-2", "Échoppe de Jeanne Dubreuilh", "refusé", "Jeanne Dubreuilh", TRADER, "75", ""),
    ("P-3", "Pas encore", "brouillon", "Ville de Bordeaux", BORDEAUX, "", ""),
]
ACTORS = [
    ("Acteur", "Type d’acteur", "Instance", "Rôle", "Réuni le", "Présent"),
    ("AMF", "association", "Comité d’orientation politique", "membre", "2021-05-31", "oui"),
    ("Jeanne Dubreuilh", "", "Comité d’orientation politique", "membre", "2021-05-31", "non"),
]
VALUES = [
    ("identifiant_indic", "zone_id", "date_valeur", "type_valeur", "valeur", "commentaire"),
    ("IND-1", "D33", "2021-10-08", "va", "12,345678", "Vu avec Jeanne Dubreuilh"),
    ("IND-1", "FRANCE", "2021-10-08", "vc", "-5", ""),
]


def load(tnt: Command, folder: Path, source: str, dataset: str, rows: Rows) -> None:
    """Loads rows as a file of a source."""
    ran = tnt.load(csv_file(folder / f"{source}_2022-03-04.csv", rows), "--source", source, "--dataset", dataset)
    assert (ran.status, ran.err) == (0, ""), ran.out


@pytest.fixture(scope="module")
def grants(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Command]:
    """The command line on a database that holds them."""
    url = databases.fresh()
    tnt = Command(url)
    folder = tmp_path_factory.mktemp("grants")
    for source, rows in (("attributions", AWARDS), ("versements", PAID)):
        load(tnt, folder, source, "fundings", [HEADS, *rows])
    yield tnt
    databases.drop(url)


def load_all(tnt: Command, folder: Path) -> None:
    """Every dataset of a small fund, with what is not public."""
    load(tnt, folder, "attributions", "fundings", [HEADS, *AWARDS])
    load(tnt, folder, "projets", "projects", PROJECTS)
    load(tnt, folder, "instances", "partners", ACTORS)
    load(tnt, folder, "pilote", "indicators", VALUES)
