"""Who takes part in the programme: real bodies; their attendance and their seats are invented."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from data.samples import notation
from data.samples.book import Sheet, write
from data.samples.draws import rng
from data.samples.notation import Cell

HEADER = ("Acteur", "Type d’acteur", "Instance", "Type d’instance", "Rôle", "Réuni le", "Présent")
STATE = ("MTFP", "MCTRCT", "DINUM", "DITP", "SGAR")
OPERATORS = ("ANCT",)
FOUNDERS = (
    "AMF",
    "ADF",
    "Intercommunalités de France (AdCF)",
    "France urbaine",
    "Villes de France",
    "AMRF",
    "APVF",
    "Déclic",
    "FNCCR",
    "Les Interconnectés",
    "Avicca",
)
LATER = {"OpenDataFrance": date(2022, 1, 1), "Villes Internet": date(2022, 1, 1)}
POLITICAL = "Comité d’orientation politique"
COORDINATION = "Comité de coordination"
MEETINGS = {
    POLITICAL: (date(2021, 5, 31), date(2021, 11, 22), date(2023, 1, 18)),
    COORDINATION: (
        date(2021, 6, 24),
        date(2021, 9, 30),
        date(2021, 12, 16),
        date(2022, 3, 31),
        date(2022, 6, 30),
        date(2022, 9, 29),
        date(2022, 12, 15),
    ),
}
GROUPS = {
    "Agenda de transformation numérique": ("DINUM", "Intercommunalités de France (AdCF)"),
    "Sensibilisation des élus": ("DITP", "AMF"),
    "Démat.ADS": ("MCTRCT", "Déclic"),
    "FranceConnect et API": ("DINUM", "Les Interconnectés"),
    "Catalogue cybersécurité": ("ANCT", None),
    "Data pour les petites et moyennes collectivités": ("ANCT", "FNCCR"),
}
"""State and local co-pilot of each project group; one still looks for its local co-pilot."""


def write_partners(path: Path, edition: date) -> None:
    """Attendance and seats as known on a date."""
    rows: list[Sequence[Cell]] = [HEADER]
    for body, meetings in MEETINGS.items():
        for met in meetings:
            if met <= edition:
                rows += [_presence(actor, body, met) for actor in _actors(met)]
                rows.append([])
    for group, (state, local) in GROUPS.items():
        kind = f"Groupe projet {group}", "groupe projet"
        rows.append((state, _kind(state), *kind, "copilote État", None, None))
        if local:
            rows.append((local, _kind(local), *kind, "copilote local", None, None))
        others = [one for one in (*STATE, *OPERATORS, *FOUNDERS) if one not in (state, local)]
        for actor in rng(f"members {group}").sample(others, 4):
            rows.append((actor, _kind(actor), *kind, "membre", None, None))
    notes = [
        f"Instances du programme TNT au {edition:%d/%m/%Y} (exemple).",
        "Les organismes et les dates des CoPol sont réels ; présences, copilotes et membres sont inventés.",
    ]
    write(path, notes, [Sheet("Instances", rows, widths={0: 34, 2: 50})])


def _actors(when: date) -> list[str]:
    return [*STATE, *OPERATORS, *FOUNDERS, *(actor for actor, since in LATER.items() if since <= when)]


def _kind(actor: str) -> str:
    return "État" if actor in STATE else "opérateur" if actor in OPERATORS else "association d’élus"


def _presence(actor: str, body: str, met: date) -> Sequence[Cell]:
    draw = rng(f"{actor} {body} {met}")
    there = draw.random() < (0.95 if actor in (*STATE, *OPERATORS) else 0.72)
    said: Cell = draw.choice(("Oui", "Oui", "O") if there else ("Non", "Non", "N"))
    return actor, _kind(actor), body, "comité", "membre", notation.day(met, draw), said
