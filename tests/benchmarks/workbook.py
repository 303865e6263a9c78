"""A workbook of projects of any length: 20 columns as an operator's export has them, each line plausible."""

import random
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

from data import reference
from etl.parse.siret import luhn
from etl.schemas import schema

FIELDS = (
    "project_id", "title", "axis", "desk", "theme", "state", "holder_name", "holder_siret", "filed_on",
    "review_started_on", "decided_on", "planned_end_on", "total_cost", "amount_requested", "amount_awarded",
    "commitment_id", "region", "department", "commune",
)  # fmt: skip
OTHER = "Description"
STATES = ("Accepté", "Refusé", "En instruction", "En construction", "Classé sans suite")
DECIDED = ("Accepté", "Refusé", "Classé sans suite")
THEMES = ("services en ligne", "cybersécurité", "outils internes", "infrastructures")
HOLDERS = 8_000


def _keyed(body: str) -> str:
    return next(body + str(key) for key in range(10) if luhn(body + str(key)))


def write(path: Path, lines: int, destroyed: int = 0) -> Path:
    """Writes the workbook; the first ``destroyed`` lines bear a SIRET that the spreadsheet destroyed."""
    draw = random.Random(1)
    communes = [one for one in reference.territories().values() if one.level == "commune"]
    holders = []
    for place in draw.sample(communes, min(HOLDERS, lines)):
        siren = place.siren or _keyed(f"21{draw.randrange(10**6):06d}")
        holders.append((place, _keyed(f"{siren}000{draw.randrange(1, 9)}")))
    one = schema("projects")
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Dossiers")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, [*(one[name].title for name in FIELDS), OTHER])
        for line in range(1, lines + 1):
            place, siret = draw.choice(holders)
            filed = date(2021, 3, 1) + timedelta(draw.randrange(200))
            decided = filed + timedelta(draw.randrange(20, 90))
            state = draw.choice(STATES)
            cost = round(draw.uniform(2_000, 200_000), 2)
            asked = round(cost * 0.7, 2)
            awarded = round(asked * 0.8, 2) if state == "Accepté" else None
            values = (
                str(8_000_000 + line),
                f"Portail numérique n° {line} de {place.name}",
                "3",
                "Préfectures",
                draw.choice(THEMES),
                state,
                f"Commune de {place.name}",
                "2,13300E+13" if line <= destroyed else siret,
                filed,
                filed + timedelta(10),
                decided if state in DECIDED else None,
                decided + timedelta(300),
                cost,
                asked,
                awarded,
                str(2_103_000_000 + line) if awarded else None,
                (place.region or "R")[1:],
                place.department,
                place.code[1:],
                f"Dossier numéro {line}, déposé au guichet",
            )
            for column, value in enumerate(values):
                if isinstance(value, date):
                    sheet.write_datetime(line, column, value, day)
                elif isinstance(value, float):
                    sheet.write_number(line, column, value)
                elif value:
                    sheet.write_string(line, column, value)
    return path
