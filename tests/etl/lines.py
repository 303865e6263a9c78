"""The small tables that the intake's tests load (projects with their amounts, bare money lines), and at what dates."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tests.books import xlsx

MARCH, APRIL, MAY = date(2022, 3, 1), date(2022, 4, 1), date(2022, 5, 1)

PROJECTS = (
    "N° de dossier", "Intitulé du projet", "État du dossier", "Axe", "Département (code)",
    "Montant demandé (€)", "Montant attribué (€)", "Déposé le", "Décidé le",
)  # fmt: skip
PORTAL = ("A-1", "Portail", "lauréat", "1", "33", "60 000,00", "48 000,00", "12/03/2021", "18/06/2021")
ROOM = ("A-2", "Salle", "lauréat", "1", "38", 50_000, 25_000.5, "12/03/2021", "18/06/2021")
DIARY = ("A-3", "Agenda", "en instruction", "3", "974", "10 000,00", None, "13/03/2021", None)

MONEY = ("N° de dossier", "Intitulé du projet", "Étape", "Montant (€)", "Axe", "Département (code)", "Coût total (€)")
FIRST = ("B-1", "Carte", "engagé", "1 000,10", "2", "33", "5 000")
SECOND = ("B-1", "Carte", "engagé", "0,90", "2", "33", "5 000")
THIRD = ("B-2", "Plan", "engagé", 99.99, "2", "2A", "500")


def projects(path: Path, *rows: Sequence[object]) -> Path:
    """A workbook of projects."""
    return xlsx(path, [PROJECTS, *rows])


def money(path: Path, *rows: Sequence[object]) -> Path:
    """A workbook of money lines."""
    return xlsx(path, [MONEY, *rows])


def counts(**given: int) -> dict[str, int]:
    """The counts of a preview: those given, and 0 for the others."""
    return dict.fromkeys(("new", "changed", "unchanged", "missing", "rejected"), 0) | given
