"""Planned trajectories: S-shapes that end at the envelope when the fund closes; a first plan, and a revised one."""

from collections.abc import Iterator
from datetime import date
from math import exp
from pathlib import Path

from data.samples import notation
from data.samples.book import Sheet, write
from data.samples.draws import rng
from data.samples.envelopes import envelopes
from data.samples.geography import departments
from data.samples.notation import Cell

OPENED, CLOSED = date(2021, 3, 1), date(2022, 12, 31)
DUE = (
    *(date(2021, 3, 31), date(2021, 6, 30), date(2021, 9, 30), date(2021, 12, 31)),
    *(date(2022, 3, 31), date(2022, 6, 30), date(2022, 9, 30), CLOSED),
)
REVISED, SINCE = date(2021, 11, 26), date(2021, 9, 30)
"""The day of the second plan, and the last date that it leaves as the first had it."""

ENVELOPES = {"1": 30_000_000, "2": 24_000_000, "3": 34_000_000}
MIDDLE = {"1": 0.28, "2": 0.32, "3": 0.42}
"""The part of the fund's time after which half is awarded."""

STAGES = {"awarded": ("Attribué", 0.0, 1.0), "committed": ("Engagé", 0.08, 1.0), "paid": ("Payé", 0.3, 0.6)}
"""Each stage: its word, how much later it comes, the part of the envelope that it reaches at the closing."""

DELIVERED, FILED = {"1": 190, "2": 235, "3": 535}, 4_200
SOME = ("13", "33", "35", "38", "56", "59", "63", "69", "75", "2A", "974")
INDICATOR = ("TNT-01", "%", (("2021-12-31", 41.0), ("2022-06-30", 51.5)))
DELAY, STEEP, STEP = 0.09, 7.0, 1_000
HEADER = (
    *("Trajectoire de", "Axe", "Département (code)", "Département", "Échéance", "Cible", "Unité"),
    *("Identifiant de l’indicateur", "Commentaire"),
)


def shape(when: date, middle: float) -> float:
    """The part of the way that is planned by a day: a logistic curve from 0 at the opening to 1 at the closing."""

    def at(share: float) -> float:
        return 1 / (1 + exp(-STEEP * (share - middle)))

    elapsed = (when - OPENED) / (CLOSED - OPENED)
    return (at(elapsed) - at(0)) / (at(1) - at(0))


def planned(end: int, middle: float, revised: bool, step: int = STEP) -> Iterator[tuple[date, int]]:
    """What is planned by each date, in whole steps, ``end`` at the last; the second plan is slower, and so it begins
    where the first one stood."""
    kept = round(end * shape(SINCE, middle) / step) * step
    for when in DUE:
        share = shape(when, middle)
        if revised and when > SINCE:
            later = middle + DELAY
            share = (shape(when, later) - shape(SINCE, later)) / (1 - shape(SINCE, later))
            yield when, end if when == CLOSED else kept + round((end - kept) * share / step) * step
        else:
            yield when, end if when == CLOSED else round(end * share / step) * step


def write_trajectories(path: Path, edition: date) -> None:
    """The workbook of the plan in force on a date."""
    revised = edition >= REVISED
    title = "Trajectoires révisées après le comité de novembre" if revised else "Trajectoires à l’ouverture du fonds"
    rows: list[list[Cell]] = [[f"Fonds ITN7 : {title.lower()}"], ["Cumuls prévus à chaque échéance"], [], [*HEADER]]
    for axis, envelope in ENVELOPES.items():
        for word, later, part in STAGES.values():
            rows += _lines(word, axis, None, round(envelope * part), MIDDLE[axis] + later, revised)
        rows += _lines("Livrables livrés", axis, None, DELIVERED[axis], MIDDLE[axis] + 0.25, revised, 1)
    rows += _lines("Dossiers déposés", "3", None, FILED, 0.3, revised, 10)
    for code in SOME:
        rows += _lines("Attribué", "3", code, envelopes()[code] // 100, MIDDLE["3"], revised)
    code, unit, targets = INDICATOR
    rows += [
        ["Indicateur", None, None, None, date.fromisoformat(on), value, unit, code, "Cible intermédiaire"]
        for on, value in targets
    ]
    write(path, [f"{title} (exemple)."], [Sheet("Trajectoires", rows, header=3)])


def _lines(
    word: str, axis: str, code: str | None, end: int, middle: float, revised: bool, step: int = STEP
) -> Iterator[list[Cell]]:
    draw = rng(f"trajectory {word} {axis} {code}")
    written = notation.axis(axis, draw)
    name = departments()[code].name if code else None
    place = notation.department(code, name, draw) if code and name else None
    money = step == STEP
    for when, value in planned(end, middle, revised, step):
        cell = notation.euros(value * 100, draw) if money else value
        comment = "Enveloppe notifiée" if when == CLOSED and word == "Attribué" else None
        yield [word, written, place, name, notation.day(when, draw), cell, "€" if money else "nombre", None, comment]
