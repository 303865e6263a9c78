"""Three indicators of France, one region and three departments; what every test of indicators loads."""

from datetime import date
from pathlib import Path

import sqlalchemy as sa

from etl.intake import Options, prepare, publish
from tests.books import xlsx

HEADER = (
    "identifiant_indic", "nom_indic", "unite_mesure", "zone_id", "date_valeur", "type_valeur", "valeur", "commentaire",
    "meteo", "auteur_meteo", "date_meteo",
)  # fmt: skip
START, JUNE, SEPTEMBER, END = date(2021, 1, 1), date(2021, 6, 30), date(2021, 9, 30), date(2022, 12, 31)
RISES = ("A", "Part en ligne", "%")
FALLS = ("B", "Délai <i>médian</i>", "jours")
BARE = ("C", "Sans cible", None)
ROWS: list[tuple[object, ...]] = [
    (*RISES, "FRANCE", START, "vi", 20, None),
    (*RISES, "FRANCE", JUNE, "va", 25, None, "Nuage", "Service <b>numérique</b>", date(2021, 7, 5)),
    (*RISES, "FRANCE", SEPTEMBER, "va", "27,5", "Relevé <b>partiel</b>"),
    (*RISES, "FRANCE", END, "vc", 50, None),
    (*RISES, "D33", START, "vi", 10, None),
    (*RISES, "D33", JUNE, "va", 18, None),
    (*RISES, "D33", SEPTEMBER, "va", None, None, "ORAGE", None, None),
    (*RISES, "D33", END, "vc", 50, None),
    (*RISES, "D38", START, "vi", 10, None),
    (*RISES, "D38", SEPTEMBER, "va", 30, None),
    (*RISES, "D38", END, "vc", 50, None),
    (*RISES, "D69", START, "vi", 10, None),
    (*RISES, "D69", SEPTEMBER, "va", 60, None),
    (*RISES, "D69", END, "vc", 50, None),
    (*FALLS, "FRANCE", START, "vi", 80, None),
    (*FALLS, "FRANCE", SEPTEMBER, "va", 74, None),
    (*FALLS, "FRANCE", END, "vc", 56, None),
    (*FALLS, "R75", START, "vi", 80, None),
    (*BARE, "FRANCE", SEPTEMBER, "va", 3, None),
]
NAME = "indicateurs_2021-10-08.xlsx"


def load_indicators(engine: sa.Engine, folder: Path) -> None:
    """The values known on 8 October 2021, from PILOTE."""
    path = xlsx(folder / NAME, {"Valeurs": [HEADER, *ROWS]})
    publish(prepare(path, engine, Options(source="pilote", dataset="indicators")), engine)
