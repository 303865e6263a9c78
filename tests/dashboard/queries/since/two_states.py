"""A small fund at two moments: each line of the second differs from the first by one thing, told beside it.

Two sources had spoken up to 4 June 2021: the desk (projects) and Chorus (money). In October both speak again, and a
third is heard for the first time.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import sqlalchemy as sa

from etl.intake import Options, prepare, publish
from tests.books import Rows, xlsx
from tests.dashboard.sheet_data import BORDEAUX, CITY, GIRONDE

JUNE, OCTOBER = date(2021, 6, 4), date(2021, 10, 8)
BEFORE, NOW = 3, 7
"""The last edition of each moment."""
HEADS = (
    "N° de dossier", "Intitulé du projet", "État du dossier", "Axe", "Porteur", "Département (code)", "Déposé le",
    "Décidé le", "Montant demandé (€)", "Montant attribué (€)",
)  # fmt: skip
LINES = (
    "N° de dossier", "Étape", "Montant (€)", "Date", "N° EJ", "N° de poste EJ", "N° DP", "N° de poste DP", "Exercice",
    "Bénéficiaire", "SIRET du bénéficiaire",
)  # fmt: skip
STEPS = ("N° de livrable", "Intitulé du livrable", "N° de dossier", "État du livrable", "Livraison prévue le",
         "Livré le")  # fmt: skip
FILED = date(2021, 3, 1)


def may(day: int) -> date:
    """A day of May 2021, which every source had spoken of."""
    return date(2021, 5, day)


def project(
    number: int,
    state: str | None,
    axis: str,
    place: str,
    decided: date | None = None,
    awarded: float | None = None,
    asked: float = 0,
) -> Sequence[object]:
    """A row of the desk's file."""
    title, holder = f"Projet {number}", f"Porteur {number}"
    return (f"410000{number:02}", title, state, axis, holder, place, FILED, decided, asked, awarded)


PROJECTS_THEN: Rows = [
    HEADS,
    project(1, "lauréat", "3", "33", may(10), 24000, 30000),
    project(2, "lauréat", "3", "62", may(11), 10000),
    project(3, "lauréat", "2", "974", may(12), 5000),
    project(4, "lauréat", "3", "33", may(13), 7000),
    project(5, "en instruction", "3", "974"),
    project(6, "déposé", "3", "62"),
    project(7, "lauréat", "3", "33", may(14), 9000),
    project(8, "lauréat", "2", "974", may(15), 1000),
    project(9, "lauréat", "2", "62", may(16), 3000.10),
    project(10, "lauréat", "2", "33", None, 2000),
    project(11, "lauréat", "2", "33", may(17), 5000),
    project(13, "refusé", "3", "62"),
    project(14, "lauréat", "3", "974", may(18), 1100),
    project(15, "en instruction", "3", "33"),
    project(16, "en instruction", "3", "33"),
    project(17, "lauréat", "3", "974"),
    project(18, "lauréat", "2", "62", may(19), 4000),
    project(19, "lauréat", "2", "62", may(19), 2500),
]
PROJECTS_NOW: Rows = [
    HEADS,
    project(1, "lauréat", "3", "33", may(10), 24000, 30000),
    project(2, "classé sans suite", "3", "62", may(11), 10000),  # given up
    project(3, "lauréat", "2", "974", may(12), 4000),  # said otherwise, less
    # The fourth is in no file any more.
    project(5, "lauréat", "3", "974", date(2021, 7, 1), 8000.55),  # decided since
    project(6, "lauréat", "3", "62", may(20), 6000),  # decided before, told only now
    project(7, "lauréat", "2", "33", may(14), 9000),  # of another axis
    project(8, "lauréat", "2", "62", may(15), 1000),  # of another department
    project(9, "lauréat", "2", "62", may(16), 3500.15),  # said otherwise, more
    project(10, "lauréat", "2", "33", None, 2500),  # undated: nobody knows that it is not a movement
    project(11, "lauréat", "2", "33", may(17), 5000),  # its amount gives way to a line of 5,200 €
    project(12, "déposé", "3", "974", asked=700),  # filed since
    project(13, "en instruction", "3", "62"),  # rejected, then not
    project(14, "en instruction", "3", "974", may(18), 1100),  # awarded, then not
    project(15, "refusé", "3", "33"),
    project(16, None, "3", "33"),
    project(17, "lauréat", "3", "974"),  # the only one of which nothing new is said
    project(18, "lauréat", "2", "62", date(2021, 9, 1), 4600),  # decided anew since, for more
    project(19, "lauréat", "2", "62", date(2021, 9, 1), 2500),  # decided anew since, for as much
]


def line(
    number: int | None, stage: str, euros: float, on: date, engagement: str, item: str, payment: str | None = None
) -> Sequence[object]:
    """A row of Chorus's file; the city is paid."""
    named = None if number is None else f"410000{number:02}"
    paid = None if payment is None else "1"
    return (named, stage, euros, on, engagement, item, payment, paid, 2021, CITY, BORDEAUX)


MONEY_THEN: Rows = [
    LINES,
    line(1, "engagé", 20000, may(20), "2103000001", "1"),
    line(3, "engagé", 5000, may(21), "2103000003", "1"),
    line(1, "payé", 3000, may(25), "2103000001", "1", "000190001"),
    line(None, "payé", 600.25, may(30), "2103000099", "1", "000190099"),
]
MONEY_NOW: Rows = [
    *MONEY_THEN,
    line(1, "engagé", 4000, date(2021, 8, 2), "2103000001", "2"),
    line(3, "engagé", -1500, date(2021, 8, 3), "2103000003", "2"),
    line(5, "engagé", 8000, date(2021, 8, 10), "2103000005", "1"),
    line(6, "engagé", 900, may(30), "2103000099", "1"),  # tells whose the payment of 600.25 € was
    line(1, "reversé", -500, date(2021, 9, 1), "2103000001", "1", "000190002"),
    line(11, "attribué", 5200, may(17), "2103000011", "1"),
]
AIDS: Rows = [
    ("Étape", "Montant (€)", "Date", "Bénéficiaire", "SIRET du bénéficiaire"),
    ("attribué", 1234.56, may(3), "DÉPARTEMENT DE LA GIRONDE", GIRONDE),
]


def step(number: int, state: str, planned: date, done: date | None = None, of: int = 1) -> Sequence[object]:
    """A row of the list of deliverables."""
    return (f"L-{number:04}", f"Livrable {number}", f"410000{of:02}", state, planned, done)


LATER = date(2022, 3, 1)
STEPS_THEN: Rows = [
    STEPS,
    step(1, "en cours", date(2021, 9, 1)),
    step(2, "en cours", date(2021, 9, 15)),
    step(3, "livré", may(1), may(2)),
    step(4, "prévu", LATER),
    step(5, "prévu", LATER, of=4),
    step(6, "livré", may(1), may(2)),
    step(8, "en cours", may(1)),
    step(9, "prévu", LATER, of=7),
]
STEPS_NOW: Rows = [
    STEPS,
    step(1, "vérifié", date(2021, 9, 1), date(2021, 9, 20)),
    step(2, "en cours", date(2021, 9, 15)),
    step(3, "en cours", LATER),
    step(4, "abandonné", LATER),
    step(6, "vérifié", may(1), may(2)),
    step(7, "prévu", LATER),
    step(8, "en cours", may(1)),
    step(9, "prévu", LATER, of=7),
]
FILES = (
    ("projets_2021-06-04.xlsx", PROJECTS_THEN, "guichet", JUNE),
    ("argent_2021-06-04.xlsx", MONEY_THEN, "chorus", JUNE),
    ("livrables_2021-06-04.xlsx", STEPS_THEN, "livrables", JUNE),
    ("projets_2021-10-08.xlsx", PROJECTS_NOW, "guichet", OCTOBER),
    ("argent_2021-10-08.xlsx", MONEY_NOW, "chorus", OCTOBER),
    ("aides_2021-10-08.xlsx", AIDS, "anct", OCTOBER),
    ("livrables_2021-10-08.xlsx", STEPS_NOW, "livrables", OCTOBER),
)


def load(engine: sa.Engine, folder: Path) -> None:
    """Publishes the files: editions 1 to 7."""
    for name, rows, source, on in FILES:
        put(engine, xlsx(folder / name, rows), source, on)


def put(engine: sa.Engine, path: Path, source: str, on: date) -> int:
    """Publishes one more file, of whatever day: its edition."""
    asked = Options(source=source, data_date=on, accept_rejected=True, allow_older=True)
    number = publish(prepare(path, engine, asked), engine)
    assert number is not None
    return number
