"""Axes 1 and 2: the projects and the flat aids that the national operators award."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from random import Random

from data.samples.draws import amounts, rng
from data.samples.geography import Holder, departments
from data.samples.themes import Theme, theme
from data.samples.workdays import NEVER, REVIEW, index

COPOL = index(date(2021, 11, 22))
END = index(date(2023, 1, 18))

PUBLIC = {
    "38": ("La salle sur demande", 846_984_00, "ANCT"),
    "07": ("RSA", 63_500_00, "DINUM"),
    "13055": ("École des transformateurs", 50_000_00, "DITP"),
    "62528": ("Transformation de l’accueil", 20_000_00, "DITP"),
}
"""Projects made public in 2021, holder's code -> title, amount, desk. (The last title is ours.)"""


@dataclass(frozen=True, slots=True)
class Aid:
    """Money awarded on axis 1 or 2. A flat aid has no ``number``; ``amended`` = (day, new amount)."""

    axis: str
    desk: str
    holder: Holder
    cents: int
    decided: int
    number: str = ""
    title: str = ""
    theme: Theme | None = None
    cost: int = 0
    incubated: int = NEVER
    amended: tuple[int, int] = (NEVER, 0)

    def amount(self, when: int) -> int:
        """The amount in cents as it stands on a day."""
        return self.amended[1] if self.amended[0] <= when else self.cents


@cache
def axis_1() -> tuple[Aid, ...]:
    """Co-construction: 44 projects and 32 flat aids on 8 October 2021 (14.141 M€), then 16 and 17 M€."""
    draw = rng("axis 1")
    taken: set[str] = set()
    first = [_holder("38", taken), *_pick(draw, "department", 3, 0, taken)]
    first += [*_pick(draw, "epci", 12, 30_000, taken), *_pick(draw, "commune", 16, 2_000, taken)]
    flats = [
        Aid("1", "ANCT", holder, cents, draw.randint(45, REVIEW - 2))
        for holder, cents in zip(first, amounts(841_000_00, 32, draw, 10_000_00), strict=True)
    ]
    projects = [_public("1", first[0], draw)]
    owners = [*first[1:29], *draw.choices(first[1:29], k=15)]
    early = amounts(13_300_000_00 - projects[0].cents, 43, draw, 60_000_00)
    projects += [_invent("1", owners[i], early[i], _early_day(draw), draw) for i in range(43)]
    more = [*_pick(draw, "epci", 6, 60_000, taken), *draw.choices(first, k=8)]
    late = [*amounts(1_859_000_00, 8, draw, 90_000_00), *amounts(1_062_400_00, 6, draw, 60_000_00)]
    for rank, cents in enumerate(late):
        day = draw.randint(REVIEW + 1, COPOL) if rank < 8 else draw.randint(COPOL + 20, END - 20)
        projects.append(_invent("1", more[rank], cents, day, draw))
    lowered = max(projects[1:44], key=lambda one: one.cents)
    chosen = set(draw.sample(range(len(projects)), 42))
    projects = [
        replace(
            one,
            incubated=draw.randint(max(one.decided, 200), 480) if rank in chosen else NEVER,
            amended=(330, one.cents - 48_000_00) if one is lowered else one.amended,
        )
        for rank, one in enumerate(projects)
    ]
    return (*_numbered("ANCT-21", projects), *flats)


@cache
def axis_2() -> tuple[Aid, ...]:
    """Large projects: 75 and 104 flat aids on 8 October 2021 (13.62 M€), many more flat aids later."""
    draw = rng("axis 2")
    taken: set[str] = set()
    named = [_holder(code, taken) for code in ("07", "13055", "62528")]
    first = [*named, _holder("33", taken), *_pick(draw, "department", 28, 0, taken)]
    first += [*_pick(draw, "epci", 38, 15_000, taken), *_pick(draw, "commune", 34, 3_500, taken)]
    flats = [Aid("2", "DINUM", holder, 5_000_00, draw.randint(50, REVIEW - 1)) for holder in first]
    projects = [_public("2", holder, draw) for holder in named]
    early = amounts(13_100_000_00 - sum(one.cents for one in projects), 72, draw, 40_000_00)
    owners = [*first[3:60], *draw.choices(first[3:60], k=15)]
    projects += [_invent("2", owners[i], early[i], _early_day(draw), draw) for i in range(72)]
    for cents in amounts(1_900_000_00, 30, draw, 25_000_00):
        day = draw.randint(COPOL + 5, END - 10)
        projects.append(_invent("2", draw.choice(first[3:60]), cents, day, draw))
    more = [*_pick(draw, "department", 55, 0, taken), *_pick(draw, "epci", 420, 5_000, taken)]
    more += _pick(draw, "commune", 1_200, 800, taken)
    flats += [Aid("2", "DINUM", holder, 5_000_00, draw.randint(REVIEW + 2, END - 3)) for holder in more]
    return (*_numbered("DINUM-21", projects), *sorted(flats, key=lambda one: (one.decided, one.holder.siren)))


def _early_day(draw: Random) -> int:
    return min(round(draw.triangular(35, REVIEW + 1, REVIEW + 1)), REVIEW)


def _everyone() -> Iterable[Holder]:
    for one in departments().values():
        yield from one.communes
        yield from one.epcis
        if one.itself:
            yield one.itself


def _holder(code: str, taken: set[str]) -> Holder:
    found = next(one for one in _everyone() if one.code == code)
    taken.add(found.siren)
    return found


def _pick(draw: Random, level: str, count: int, least: int, taken: set[str]) -> Sequence[Holder]:
    """Local authorities of a level with ``least`` inhabitants or more, the populous more often; each once."""
    pool = [one for one in _everyone() if one.level == level and one.population >= least]
    ranked = sorted(
        (one for one in pool if one.siren not in taken),
        key=lambda one: draw.random() ** (1 / one.population**0.5),
        reverse=True,
    )
    taken.update(one.siren for one in ranked[:count])
    return ranked[:count]


def _public(axis: str, holder: Holder, draw: Random) -> Aid:
    title, cents, desk = PUBLIC[holder.code]
    return Aid(axis, desk, holder, cents, _early_day(draw), "", title, theme(draw), 2 * cents)


def _invent(axis: str, holder: Holder, cents: int, decided: int, draw: Random) -> Aid:
    about = theme(draw)
    desk = "ANCT" if axis == "1" else "DITP" if draw.random() < 0.12 else "DINUM"
    cost = -int(-cents / draw.choice((0.5, 0.5, 0.75, 1.0)) // 100_000) * 100_000
    title = f"{draw.choice(about.projects)} – {holder.name}"
    return Aid(axis, desk, holder, cents, decided, "", title, about, cost)


def _numbered(prefix: str, projects: Sequence[Aid]) -> list[Aid]:
    ordered = sorted(projects, key=lambda one: (one.decided, one.title))
    return [replace(one, number=f"{prefix}-{rank:03d}") for rank, one in enumerate(ordered, start=1)]


def aids() -> Mapping[str, tuple[Aid, ...]]:
    """Both axes by code."""
    return {"1": axis_1(), "2": axis_2()}
