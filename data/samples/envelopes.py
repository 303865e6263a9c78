"""The sub-envelopes of axis 3: one a department, 34 M€ in all, of which 297,000 € for Puy-de-Dôme."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from data.samples import notation
from data.samples.book import Sheet, write
from data.samples.draws import rng, share
from data.samples.geography import departments
from data.samples.notation import Cell

TOTAL = 34_000_000_00
PUBLISHED = {"63": 297_000_00}
STEP = 1_000_00
HEADER = ("Axe", "Département (code)", "Département", "Enveloppe (€)", "Du", "Au")


@cache
def envelopes() -> Mapping[str, int]:
    """Cents by department: a part for each, a part by inhabitant, more overseas, less in Paris."""
    free = [one for one in departments().values() if one.code not in PUBLISHED]
    weights = [
        (75_000 + 0.36 * min(one.population, 1_600_000)) * (1.25 if one.overseas else 1)
        if one.code != "75"
        else 150_000.0
        for one in free
    ]
    parts = share((TOTAL - sum(PUBLISHED.values())) // STEP, weights)
    found = {one.code: part * STEP for one, part in zip(free, parts, strict=True)} | PUBLISHED
    return {code: found[code] for code in departments()}


def write_envelopes(path: Path) -> None:
    """The workbook of the sub-envelopes."""
    rows: list[list[Cell]] = [
        ["Fonds ITN7, axe 3 : sous-enveloppes départementales"],
        ["Notification aux préfets"],
        [],
        [*HEADER],
    ]
    for code, cents in envelopes().items():
        draw = rng(f"envelope {code}")
        name = departments()[code].name
        rows.append(
            [
                notation.axis("3", draw),
                notation.department(code, name, draw),
                name,
                notation.euros(cents, draw),
                notation.day(date(2021, 3, 1), draw),
                notation.day(date(2022, 12, 31), draw),
            ]
        )
    rows.append(["TOTAL", None, None, TOTAL / 100])
    write(path, ["Sous-enveloppes départementales de l’axe 3 (exemple)."], [Sheet("Enveloppes", rows, header=3)])
