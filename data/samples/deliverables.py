"""Deliverables: what the awarded projects promise and hand over, some of it late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

from data.samples import notation
from data.samples.book import Sheet, write
from data.samples.draws import rng
from data.samples.geography import Holder, departments
from data.samples.notation import Cell
from data.samples.operators import END, aids
from data.samples.territorial_desks import dossiers
from data.samples.themes import THEMES, Theme
from data.samples.workdays import NEVER, REVIEW, day, index

EARLY, LATE = 330, 670
AUDIENCES = ("citoyens", "agents", "citoyens et agents", "usagers", "agents publics")
HEADER = (
    "N° de livrable",
    "Intitulé du livrable",
    "N° de dossier",
    "Axe",
    "Thème",
    "Public",
    "État du livrable",
    "Livraison prévue le",
    "Livré le",
    "Vérifié le",
    "Preuve (lien)",
    "Département (code)",
    "EPCI (SIREN)",
    "Commune (code)",
    "Commune",
)


@dataclass(frozen=True, slots=True)
class Deliverable:
    """A deliverable with its whole life, in working days."""

    number: str
    title: str
    dossier: str
    axis: str
    theme: Theme
    place: Holder
    announced: int
    planned: int
    delivered: int
    verified: int
    dropped: int

    def state(self, when: int) -> str:
        """The state's word on a day."""
        if self.verified <= when:
            return "vérifié"
        if self.delivered <= when:
            return "livré"
        if self.dropped <= when:
            return "abandonné"
        return "en cours" if when > min(self.planned, self.delivered) - 70 else "prévu"


@cache
def _projects() -> tuple[tuple[int, str, str, Theme, Holder], ...]:
    """Every awarded project: day, dossier, axis, theme, holder."""
    found = [
        (aid.decided, aid.number, aid.axis, aid.theme or THEMES[0], aid.holder)
        for several in aids().values()
        for aid in several
        if aid.number
    ]
    found += [(d.decided, d.number, "3", d.theme, d.holder) for d in dossiers() if d.outcome == "Accepté"]
    return tuple(sorted(found, key=lambda one: (one[0], one[1])))


@cache
def deliverables() -> tuple[Deliverable, ...]:
    """Every deliverable, numbered in the order in which it was announced."""
    draw = rng("deliverables")
    early = [one for one in _projects() if one[0] <= REVIEW - 3]
    wanted = [(min(one[0] + draw.randint(0, 25), REVIEW), one) for one in _several(early, EARLY, draw)]
    for one in _several(_projects(), LATE, draw):
        start = max(one[0], REVIEW + 1)
        wanted.append((draw.randint(start, min(start + 190, END)), one))
    wanted.sort(key=lambda one: (one[0], one[1][1]))
    return tuple(
        _deliverable(rank, announced, project, draw) for rank, (announced, project) in enumerate(wanted, start=1)
    )


def _several(
    projects: Sequence[tuple[int, str, str, Theme, Holder]], count: int, draw: Random
) -> list[tuple[int, str, str, Theme, Holder]]:
    """Projects drawn with return: those of axes 1 and 2 promise more, one of them for many territories."""
    last = projects[-1][0]
    weights = [{"1": 6.0, "2": 4.0, "3": 1.0}[one[2]] * (20 + last - one[0]) for one in projects]
    widest = next(i for i, one in enumerate(projects) if one[2] == "2")
    weights[widest] *= 8
    return draw.choices(projects, weights, k=count)


def _deliverable(rank: int, announced: int, project: tuple[int, str, str, Theme, Holder], draw: Random) -> Deliverable:
    _, dossier, axis, about, holder = project
    place = departments()[holder.department]
    served = draw.choices(("same", "commune", "epci", "department"), (4, 3, 2.5, 0.5))[0]
    where = holder
    if served == "commune" or (served == "department" and place.itself is None):
        where = place.holders(rng(f"served {rank}"))[0]
    elif served == "epci" and place.epcis:
        where = draw.choice(place.epcis)
    elif served == "department" and place.itself:
        where = place.itself
    planned = announced + round(draw.triangular(5, 210, 20))
    delivered = max(planned + round(draw.triangular(-20, 90, -8)), announced + 3)
    stuck = draw.random() < 0.10
    verified = NEVER if stuck or draw.random() < 0.3 else delivered + draw.randint(5, 45)
    dropped = announced + draw.randint(20, 120) if stuck and draw.random() < 0.4 else NEVER
    title = f"{draw.choice(about.deliverables)} – {where.name}"
    return Deliverable(
        f"L-{rank:04d}",
        title,
        dossier,
        axis,
        about,
        where,
        announced,
        planned,
        NEVER if stuck else delivered,
        verified,
        dropped,
    )


def write_deliverables(path: Path, edition: date) -> None:
    """The list as it stood on a date."""
    when = index(edition)
    notes = [f"Livrables des projets du fonds ITN7 au {edition:%d/%m/%Y} (exemple)."]
    write_list(path, notes, [one for one in deliverables() if one.announced <= when], when)


def write_list(path: Path, notes: Sequence[str], found: Sequence[Deliverable], when: int) -> None:
    """Some deliverables as they stood on a day."""
    rows: list[Sequence[Cell]] = [HEADER]
    for rank, one in enumerate(found):
        if rank and rank % 120 == 0:
            rows.append([])
        rows.append(_row(one, when))
    write(path, notes, [Sheet("Livrables", rows, widths={1: 50, 10: 34})])


def _row(one: Deliverable, when: int) -> Sequence[Cell]:
    draw = rng(f"deliverable {one.number}")
    done = one.delivered <= when
    checked = one.verified <= when
    code, level = one.place.code, one.place.level
    return (
        one.number,
        one.title,
        int(one.dossier) if one.dossier.isdigit() and draw.random() < 0.7 else one.dossier,
        notation.axis(one.axis, draw),
        one.theme.label(draw),
        draw.choices(AUDIENCES, (6, 3, 2, 1, 1))[0],
        one.state(when),
        notation.day(day(one.planned), draw),
        notation.day(day(one.delivered), draw) if done else None,
        day(one.verified) if checked else None,
        f"https://exemple.fr/livrables/{one.number.lower()}" if done and draw.random() < 0.8 else None,
        notation.department(one.place.department, departments()[one.place.department].name, draw),
        code if level == "epci" else None,
        notation.commune(code, None, draw) if level == "commune" else None,
        one.place.name if level == "commune" else None,
    )
