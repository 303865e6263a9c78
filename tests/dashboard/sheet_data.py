"""A small fund: two states of a file of projects, its engagements and payments, its deliverables."""

from datetime import date
from pathlib import Path

import sqlalchemy as sa

from etl.intake import Options, prepare, publish
from tests.books import Rows, xlsx

BORDEAUX, GIRONDE = "21330063500017", "22330001300016"
CITY = "COMMUNE DE BORDEAUX"
PROJECTS = (
    "N° de dossier", "Intitulé du projet", "État du dossier", "Axe", "Guichet", "Porteur", "SIRET du porteur",
    "Département (code)", "Commune (code)", "Déposé le", "Décidé le", "Montant demandé (€)", "Montant attribué (€)",
)  # fmt: skip
JUNE: Rows = [
    PROJECTS,
    ("4100001", "Paiement en ligne de la cantine", "en instruction", "3", "PREF", CITY, BORDEAUX, "33",
     "33063", date(2021, 3, 1), None, 30000, None),
    ("4100002", "Transformation de l’accueil", "déposé", "3", "PREF", "Commune de Loos-en-Gohelle", None, "62",
     "62528", date(2021, 5, 20), None, 20000, None),
]  # fmt: skip
OCTOBER: Rows = [
    PROJECTS,
    ("4100001", "Paiement en ligne de la cantine", "lauréat", "3", "PREF", CITY, BORDEAUX, "33",
     "33063", date(2021, 3, 1), date(2021, 7, 1), 30000, 24000),
    ("4100002", "Transformation de l’accueil", "déposé", "3", "PREF", "Commune de Loos-en-Gohelle", None, "62",
     "62528", date(2021, 5, 20), None, 20000, None),
    ("4100003", "Signature électronique", "lauréat", "2", "DINUM", "DÉPARTEMENT DE LA GIRONDE", GIRONDE, "33",
     None, date(2021, 4, 1), date(2021, 6, 1), 90000, 81000.5),
]  # fmt: skip
MONEY: Rows = [
    ("N° de dossier", "Étape", "Montant (€)", "Date", "N° EJ", "N° de poste EJ", "N° DP", "N° de poste DP", "Exercice",
     "Bénéficiaire", "SIRET du bénéficiaire"),
    ("4100001", "engagé", 20000, date(2021, 8, 2), "2103000001", "1", None, None, 2021, CITY, BORDEAUX),
    (None, "payé", 6000.25, date(2021, 9, 6), "2103000001", "1", "000190001", "1", 2021, CITY, BORDEAUX),
    (None, "payé", 4000, date(2021, 9, 30), "2103000001", "1", "000190002", "1", 2021, CITY, BORDEAUX),
]  # fmt: skip
DELIVERABLES: Rows = [
    ("N° de livrable", "Intitulé du livrable", "N° de dossier", "État du livrable", "Livraison prévue le", "Livré le",
     "Preuve (lien)", "Commune (code)"),
    ("L-0001", "Module de paiement", "4100001", "livré", date(2021, 9, 1), date(2021, 9, 20),
     "https://exemple.fr/livrables/l-0001", "33063"),
    ("L-0002", "Formation des agents", "4100001", "en cours", date(2021, 9, 15), None, None, "33063"),
]  # fmt: skip
FILES = (
    ("projets_2021-06-04.xlsx", JUNE, "guichet", date(2021, 6, 4)),
    ("projets_2021-10-08.xlsx", OCTOBER, "guichet", date(2021, 10, 8)),
    ("argent_2021-10-08.xlsx", MONEY, "chorus", date(2021, 10, 8)),
    ("livrables_2021-10-08.xlsx", DELIVERABLES, "livrables", date(2021, 10, 8)),
)


def load(engine: sa.Engine, folder: Path) -> None:
    """Publishes the four files: editions 1 to 4."""
    for name, rows, source, on in FILES:
        path = xlsx(folder / name, rows)
        publish(prepare(path, engine, Options(source=source, data_date=on, accept_rejected=True)), engine)
