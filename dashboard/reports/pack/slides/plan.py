"""Which of the next parts share a slide: side by side or one above the other, as many and as much at ease as can be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from dashboard.reports.pack.content import Map, Part, Rows, Waterfall, Words
from dashboard.reports.pack.slides.box import Box
from dashboard.reports.pack.slides.room import DEGREES, drawn, high

GUTTER, BETWEEN = 32.0, 18.0
"""Between two parts, side by side and one above the other."""
MOST = 3
OTHERS = sorted((step / 40 for step in range(12, 29)), key=lambda share: abs(share - 0.5))
"""Shares of the width for the first of two parts, where their usual ones are not enough."""
LONGER = 1.35
"""How much higher a table may be beside another part than alone."""

Tall = Callable[[Part, float, int], float | None]


@dataclass(frozen=True)
class Plan:
    """The boxes of the parts that share a body, and how tight they are: tables of a slide have letters of one size."""

    boxes: Sequence[Box] = ()
    degree: int = 0


def planned(rest: Sequence[Part], body: Box, lang: str) -> Plan:
    """How the first of the rest share a body; no box where two of them can't."""
    known: dict[tuple[int, float, int], float | None] = {}

    def tall(part: Part, wide: float, degree: int) -> float | None:
        asked = (id(part), wide, degree)
        if asked not in known:
            known[asked] = high(part, wide, degree, lang)
        return known[asked]

    for many in range(min(len(rest), MOST), 1, -1):
        some = rest[:many]
        tried = [(partial(_stacked, some, body, degree, tall), degree) for degree in DEGREES]
        if many == 2:
            tried.insert(0, (partial(_at_ease, some, body, 0, tall), 0))
            tried += [(partial(_shared, some, body, degree, tall), degree) for degree in DEGREES]
        for attempt, degree in tried:
            boxes = attempt()
            if boxes:
                return Plan(boxes, degree)
    return Plan()


def _at_ease(parts: Sequence[Part], body: Box, degree: int, tall: Tall) -> list[Box]:
    """Two parts side by side at their usual widths, no table much higher for it."""
    boxes = body.columns((_share(parts[0]), _share(parts[1])), GUTTER)
    for part, box in zip(parts, boxes, strict=True):
        taken = tall(part, box.w, degree)
        if taken is None or taken > body.h:
            return []
        if isinstance(part, Rows) and taken > (tall(part, body.w, degree) or 0) * LONGER:
            return []
    return boxes


def _stacked(parts: Sequence[Part], body: Box, degree: int, tall: Tall) -> list[Box]:
    """Parts one above the other; drawings share what is left of the height. A map needs all of it."""
    if any(isinstance(part, Map) for part in parts):
        return []
    taken = [tall(part, body.w, degree) for part in parts]
    known = [one for one in taken if one is not None]
    left = body.h - sum(known) - BETWEEN * (len(parts) - 1)
    if len(known) < len(taken) or left < 0:
        return []
    growing = sum(map(drawn, parts))
    found, y = [], body.y
    for part, one in zip(parts, known, strict=True):
        box = Box(body.x, y, body.w, one + (left / growing if drawn(part) else 0))
        found.append(box)
        y += box.h + BETWEEN
    return found


def _shared(parts: Sequence[Part], body: Box, degree: int, tall: Tall) -> list[Box]:
    """Two parts side by side at the first widths that do."""
    for share in OTHERS:
        boxes = body.columns((share, 1 - share), GUTTER)
        taken = [tall(part, box.w, degree) for part, box in zip(parts, boxes, strict=True)]
        if all(one is not None and one <= body.h for one in taken):
            return boxes
    return []


def _share(part: Part) -> float:
    if isinstance(part, Words):
        return 3.4
    return 5.6 if isinstance(part, Map | Waterfall) else 5.0
