"""A small fund whose files lack, contradict and lose what files do: every count of the quality page can be told."""

from pathlib import Path

from tests.books import xlsx
from tests.command import Command

BORDEAUX, GRENOBLE, LYON = "21330063500017", "21380185500015", "21690123100011"
PROJECTS = (
    "N° de dossier", "Intitulé du projet", "État du dossier", "Axe", "Guichet", "Porteur", "SIRET du porteur",
    "Département (code)", "Commune (code)", "Déposé le", "Décidé le", "Montant demandé (€)", "Montant attribué (€)",
)  # fmt: skip
DOSSIERS = (
    ("P-1", "Portail", "lauréat", "1", "ANCT", "Bordeaux", BORDEAUX, "33", "33063", "12/03/2021", "18/06/2021", 60_000,
     48_000),
    ("P-2", "Salle", "lauréat", "1", "ANCT", "Grenoble", GRENOBLE, "38", None, "12/03/2021", "18/06/2021", 50_000,
     25_000.5),
    ("P-3", "Agenda", "en instruction", "3", None, "<b>Commune</b>", None, "974", None, "13/03/2021", None, 10_000,
     None),
    ("P-4", "Carte", "refusé", "3", "PREF", None, None, None, None, "14/03/2021", None, 7_000, None),
)  # fmt: skip
MONEY = (
    "N° de dossier", "Bénéficiaire", "SIRET du bénéficiaire", "Étape", "Montant (€)", "N° EJ", "Axe",
    "Département (code)", "Date",
)  # fmt: skip
COMMITTED = (
    ("P-1", "Bordeaux", BORDEAUX, "engagé", 48_000, "2101", "2", "33", "01/09/2021"),
    ("P-2", "Lyon", LYON, "engagé", 25_000.5, "2102", "1", "69", "01/09/2021"),
    ("P-8", "Lyon", LYON, "engagé", "beaucoup", "2103", "1", "69", "01/09/2021"),
)
PAID = (
    (None, "Bordeaux", BORDEAUX, "payé", 20_000, "2101", None, None, "02/10/2021"),
    (None, "Commune Z", None, "payé", 300.25, "2199", None, None, "03/10/2021"),
)
DELIVERABLES = (
    "N° de livrable", "Intitulé du livrable", "N° de dossier", "État du livrable", "Livraison prévue le", "Livré le",
    "Preuve (lien)", "Département (code)",
)  # fmt: skip
DELIVERED = (
    ("L-1", "Portail en ligne", "P-1", "livré", "01/09/2021", "01/09/2021", None, "33"),
    ("L-2", "Salle ouverte", "P-9", "prévu", "01/09/2021", None, None, "38"),
    ("L-3", "Guide", None, "vérifié", "01/08/2021", "01/08/2021", "https://example.org/guide", None),
)
FILES = (
    ("dossiers", "projects", "2021-10-08", (PROJECTS, *DOSSIERS)),
    ("engagements", "fundings", "2021-09-01", (MONEY, *COMMITTED)),
    ("chorus", "fundings", "2021-10-08", (MONEY, *PAID)),
    ("livrables", "deliverables", "2021-10-08", (DELIVERABLES, *DELIVERED)),
)


def load(tnt: Command, folder: Path) -> None:
    """Loads the files, one edition each, the rejected line accepted as lost."""
    for source, dataset, day, rows in FILES:
        path = xlsx(folder / f"{source}.xlsx", rows)
        ran = tnt.load(path, "--source", source, "--date", day, "--dataset", dataset, "--accept-rejected")
        assert (ran.status, ran.err) == (0, "")
