"""A small programme: committees, project groups, decisions, projects; what every test of actors loads."""

from datetime import date
from pathlib import Path

import sqlalchemy as sa

from etl.intake import Options, prepare, publish
from tests.books import xlsx

HEADER = (
    "Acteur", "Type d’acteur", "Instance", "Type d’instance", "Rôle", "Réuni le", "Présent", "Décision", "Décidé le",
)  # fmt: skip
MAY, NOVEMBER = date(2021, 5, 31), date(2021, 11, 22)
COMMITTEE = "Comité d’orientation politique"
X, Y = "Groupe projet Démat.ADS", "Groupe projet Catalogue cybersécurité"
STATE, ASSOCIATION = "État", "association d’élus"


def met(actor: str, kind: str | None, day: date, said: str | None) -> tuple[object, ...]:
    return (actor, kind, COMMITTEE, "comité", "membre", day, said, None, None)


def sits(actor: str, kind: str | None, body: str, role: str | None) -> tuple[object, ...]:
    return (actor, kind, body, "groupe projet", role, None, None, None, None)


ROWS: list[tuple[object, ...]] = [
    met("DINUM", STATE, MAY, "oui"),
    met("AMF", ASSOCIATION, MAY, "oui"),
    met("ADF", ASSOCIATION, MAY, "non"),
    met("DINUM", STATE, NOVEMBER, "oui"),
    met("AMF", ASSOCIATION, NOVEMBER, None),
    met("ADF", ASSOCIATION, NOVEMBER, "non"),
    sits("DINUM", STATE, X, "copilote État"),
    sits("DINUM", STATE, X, "membre"),
    sits("AMF", ASSOCIATION, X, "copilote local"),
    sits("ADF", ASSOCIATION, X, "membre"),
    sits("<b>Ville</b> de Loos", "collectivité", X, "membre"),
    sits("DINUM", STATE, Y, "copilote État"),
    sits("Avicca", None, Y, None),
    ("Commune de Loos", "collectivité", "Projet Loos", "projet", "bénéficiaire", None, None, None, None),
    ("Comité de coordination", None, X, "groupe projet", None, date(2021, 9, 30), None, "créé", None),
    ("Comité de coordination", None, Y, "groupe projet", None, date(2021, 9, 30), None, "Arrêt", date(2021, 10, 15)),
]
PROJECTS_HEADER = (
    "N° de dossier",
    "Intitulé du projet",
    "État du dossier",
    "Guichet",
    "SIRET du porteur",
    "Département (code)",
)
BORDEAUX, GRENOBLE, DINUM = "21330063500017", "21380185500015", "13002526500013"
PROJECTS: list[tuple[object, ...]] = [
    ("1", "Portail", "Accepté", "PREF", BORDEAUX, "33"),
    ("2", "Signature", "Accepté", "ANCT", BORDEAUX, "33"),
    ("3", "Données", "Accepté", "ANCT", GRENOBLE, "38"),
    ("4", "Plateforme", "Accepté", "PREF", DINUM, "38"),
    ("5", "Refusé", "Refusé", "PREF", BORDEAUX, "69"),
]


def load_partners(engine: sa.Engine, folder: Path) -> None:
    """The bodies, known on 26 November 2021."""
    path = xlsx(folder / "instances_2021-11-26.xlsx", {"Instances": [HEADER, *ROWS]})
    publish(prepare(path, engine, Options(source="instances", dataset="partners")), engine)


def load_projects(engine: sa.Engine, folder: Path) -> None:
    """Five projects, known on 26 November 2021."""
    path = xlsx(folder / "dossiers_2021-11-26.xlsx", {"Dossiers": [PROJECTS_HEADER, *PROJECTS]})
    publish(prepare(path, engine, Options(source="dossiers", dataset="projects")), engine)
