"""How high a part is in a width, from at ease to tight: what decides which parts share a slide."""

from dashboard.reports.pack.content import Bars, Curves, Dumbbell, Map, Numbers, Part, Rows, Waterfall, Words
from dashboard.reports.pack.slides import bars, cards, columns, dumbbell, key, metrics, prose
from dashboard.reports.pack.slides.heading import small_print, taken

DEGREES = range(3)
"""At ease, closer, tight."""
STEPS, LINES, PLACES = (220.0, 190.0, 165.0), (260.0, 220.0, 190.0), (330.0, 300.0, 270.0)
"""Heights of a waterfall, of curves, of a map, by degree."""
BAR, PAIR = (16.0, 13.0, bars.SHORTEST), (26.0, 20.0, dumbbell.ROW)
"""Heights of a bar, of a row of a dumbbell, by degree."""
NOTE = small_print("", 1.0)
NARROWEST = 240.0
"""The least width of a drawing."""


def high(part: Part, wide: float, degree: int, lang: str) -> float | None:
    """The height that a part takes; None where it can't be read in this width."""
    if isinstance(part, Numbers):
        return cards.height(part, wide)
    head = taken(part.title, wide)
    if isinstance(part, Words):
        return head + prose.tall(part.lines, prose.SIZES[degree], wide)
    if isinstance(part, Rows):
        body = _table(part, wide, degree, lang)
        return None if body is None else head + body
    return None if wide < NARROWEST else head + _drawing(part, degree)


def drawn(part: Part) -> bool:
    """Whether a part takes all the height that it is given."""
    return isinstance(part, Bars | Curves | Dumbbell | Map | Waterfall)


def _table(part: Rows, wide: float, degree: int, lang: str) -> float | None:
    if not part.table.rows or not part.table.heads:
        return metrics.height(len(metrics.wrapped(part.empty, prose.SIZES[0], wide)), prose.SIZES[0]) * 1.5
    grid = columns.grid(part, wide, lang, columns.LEGIBLE[degree])
    return grid.tall + 1 if grid.size == columns.LEGIBLE[degree] else None


def _drawing(part: Bars | Curves | Dumbbell | Map | Waterfall, degree: int) -> float:
    if isinstance(part, Waterfall):
        return max(STEPS[degree], len(part.steps) * 18.0)
    if isinstance(part, Bars):
        bars_ = 1 if part.stacked else max(len(part.series), 1)
        return key.ROW + 4 + NOTE + len(part.names) * (BAR[degree] * bars_ + 4)
    if isinstance(part, Dumbbell):
        return key.ROW + 4 + NOTE + len(part.names) * PAIR[degree]
    return (LINES if isinstance(part, Curves) else PLACES)[degree]
