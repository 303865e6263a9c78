"""Commitments: the EJ of an awarded amount, sometimes shared by two dossiers of one holder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from data.samples.draws import rng
from data.samples.geography import Holder, departments
from data.samples.operators import aids
from data.samples.territorial_desks import dossiers
from data.samples.workdays import LAST


@dataclass(frozen=True, slots=True)
class Commitment:
    """One line of an EJ. ``number`` is the dossier's; a flat aid has none."""

    ej: str
    line: int
    number: str
    title: str
    axis: str
    desk: str
    holder: Holder
    cents: int
    committed: int


@cache
def commitments() -> tuple[Commitment, ...]:
    """Every commitment, in the order of its day."""
    draw = rng("commitments")
    wanted: list[tuple[int, str, str, str, str, Holder, int]] = []
    for axis, found in aids().items():
        for aid in found:
            if draw.random() < (0.88 if aid.number else 0.6):
                least = min(aid.cents, aid.amount(LAST))
                day = aid.decided + draw.randint(8, 55)
                wanted.append((day, aid.number, aid.title, axis, aid.desk, aid.holder, least))
    for won in dossiers():
        if won.outcome == "Accepté" and draw.random() < 0.93:
            desk = departments()[won.department].prefecture
            day = won.decided + draw.randint(6, 70)
            wanted.append((day, won.number, won.title, "3", desk, won.holder, won.awarded))
    wanted.sort(key=lambda one: (one[0], one[3], one[1], one[5].siren))
    made: list[Commitment] = []
    shared: dict[tuple[str, str], Commitment] = {}
    serial = 2_103_400_000
    for day, number, title, axis, desk, holder, cents in wanted:
        if day > LAST:
            continue
        if draw.random() > 0.86:
            cents = int(cents * draw.choice((0.8, 0.9, 0.95)) // 100) * 100
        before = shared.pop((axis, holder.siren), None) if number else None
        serial += draw.randint(3, 2900)
        ej, line = (before.ej, 2) if before else (str(serial), 1)
        one = Commitment(ej, line, number, title, axis, desk, holder, cents, day)
        if number and not before and draw.random() < 0.5:
            shared[axis, holder.siren] = one
        made.append(one)
    return tuple(made)


def by_dossier() -> Mapping[str, Commitment]:
    """The commitment of each dossier that has one."""
    return {one.number: one for one in commitments() if one.number}


def until(when: int) -> Sequence[Commitment]:
    """The commitments known on a day."""
    return [one for one in commitments() if one.committed <= when]
