"""Indicators in PILOTE's long format: initial, actual and target values for France and its parts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from data.samples import notation
from data.samples.book import Sheet, write
from data.samples.draws import rng
from data.samples.geography import departments, regions
from data.samples.notation import Cell

HEADER = (
    *("identifiant_indic", "nom_indic", "unite_mesure", "zone_id", "date_valeur", "type_valeur", "valeur"),
    *("meteo", "auteur_meteo", "date_meteo", "commentaire"),
)
INITIAL, TARGET = date(2021, 1, 1), date(2022, 12, 31)
MEASURES = (
    date(2021, 6, 30),
    date(2021, 9, 30),
    date(2021, 12, 31),
    date(2022, 3, 31),
    date(2022, 6, 30),
    date(2022, 9, 30),
    date(2022, 12, 31),
)


@dataclass(frozen=True, slots=True)
class Indicator:
    """``low`` and ``high`` bound the initial value of a department; ``gain`` leads from it to the target.

    A ``total`` adds up from department to France; the others are means weighted by population.
    """

    code: str
    name: str
    unit: str
    low: float
    high: float
    gain: Callable[[float], float]
    digits: int = 1
    total: bool = False


INDICATORS = (
    Indicator("TNT-01", "Part des démarches locales proposées en ligne", "%", 18, 45, lambda v: v + 30),
    Indicator(
        "TNT-02",
        "Collectivités raccordées à FranceConnect",
        "nombre",
        1,
        14,
        lambda v: round(4 * v + 8),
        0,
        True,
    ),
    Indicator("TNT-03", "Délai médian d’instruction d’un permis de construire", "jours", 62, 96, lambda v: 0.7 * v),
    Indicator(
        "TNT-04",
        "Satisfaction des usagers des services en ligne locaux",
        "note sur 10",
        5.2,
        7,
        lambda v: 8.0,
    ),
)
"""The third one falls when things go well."""

WEATHER = ("orage", "nuage", "couvert", "soleil")
COMMENTS = (
    "Cible hors d’atteinte sans moyens nouveaux",
    "Un appui de l’ingénierie locale est demandé",
    "Relevé partiel, à confirmer au trimestre suivant",
    "Toutes les collectivités accompagnées ont répondu",
)
DECLARED_AFTER = 6
"""Days from a measure to the declaration that comes with it."""


@cache
def _series(indicator: Indicator) -> Mapping[str, Sequence[float | None]]:
    """For each zone: initial value, target, then the value at each date; None where nobody answered."""
    local: dict[str, list[float]] = {}
    for code in departments():
        draw = rng(f"{indicator.code} {code}")
        start = round(draw.uniform(indicator.low, indicator.high), indicator.digits)
        target = round(indicator.gain(start), indicator.digits)
        reach, values = draw.uniform(0.45, 1.1), [start, target]
        for step in range(1, len(MEASURES) + 1):
            share = reach * step / len(MEASURES) + draw.uniform(-0.03, 0.03)
            values.append(start + (target - start) * share)
        local[code] = [round(value, indicator.digits) for value in values]
    zones: dict[str, Sequence[float | None]] = {"FRANCE": _merge(indicator, local, list(local))}
    for region in regions():
        inside = [code for code, one in departments().items() if one.region == region]
        zones[region] = _merge(indicator, local, inside)
    for code, known in local.items():
        draw = rng(f"{indicator.code} {code} silence")
        zones[f"D{code}"] = [None if rank > 1 and draw.random() < 0.03 else value for rank, value in enumerate(known)]
    return zones


def _merge(indicator: Indicator, local: Mapping[str, Sequence[float]], codes: Sequence[str]) -> list[float]:
    weights = [1 if indicator.total else departments()[code].population for code in codes]
    whole = 1 if indicator.total else sum(weights)
    columns = zip(*(local[code] for code in codes), strict=True)
    return [
        round(sum(w * v for w, v in zip(weights, column, strict=True)) / whole, indicator.digits) for column in columns
    ]


def write_indicators(path: Path, edition: date) -> None:
    """The values known on a date: a measure is published three weeks after its day."""
    rows: list[Sequence[Cell]] = [HEADER]
    for indicator in INDICATORS:
        for zone, values in _series(indicator).items():
            draw = rng(f"{indicator.code} {zone} notation")
            dated = [(INITIAL, "vi", values[0]), (TARGET, "vc", values[1])]
            dated += [(when, "va", value) for when, value in zip(MEASURES, values[2:], strict=True)]
            for when, kind, value in dated:
                written = _number(value, draw.random(), indicator.digits)
                moment = notation.day(when, draw, 0.05)
                if kind != "va" or (edition - when).days >= 8:
                    told = _declared(indicator, zone, when, values) if kind == "va" else (None,) * 4
                    rows.append((indicator.code, indicator.name, indicator.unit, zone, moment, kind, written, *told))
    notes = [f"Valeurs d’indicateurs au {edition:%d/%m/%Y}, format long de PILOTE (exemple)."]
    write(path, notes, [Sheet("Indicateurs", rows, widths={1: 50})])


def _declared(indicator: Indicator, zone: str, when: date, values: Sequence[float | None]) -> Sequence[Cell]:
    """What the person in charge says of a measure: confidence, office, day, comment; sometimes nothing."""
    draw = rng(f"{indicator.code} {zone} {when} confidence")
    value, (start, target) = values[2 + MEASURES.index(when)], values[:2]
    if draw.random() < 0.12 or start is None or target is None:
        return (None,) * 4
    elapsed = (when - INITIAL) / (TARGET - INITIAL)
    share = 0.0 if value is None or target == start else (value - start) / (target - start)
    level = min(3, max(0, round(3.2 * share / elapsed + draw.uniform(-0.7, 0.7))))
    office = "DINUM" if zone == "FRANCE" else "Préfecture de région" if zone[0] == "R" else "Préfecture"
    comment = COMMENTS[level] if draw.random() < 0.3 else None
    return WEATHER[level], office, when + timedelta(days=DECLARED_AFTER), comment


def _number(value: float | None, chance: float, digits: int) -> Cell:
    if value is None:
        return None
    if chance < 0.06:
        return f"{value:.{digits}f}".replace(".", ",")
    return value if digits else int(value)
