"""Values sorted into classes before they are drawn: fixed and round for rates, fifths for amounts a head."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from dashboard import format as fmt
from data.texts import text

UNKNOWN = -2
NOT_APPLICABLE = -1

RATE_BREAKS = tuple(Decimal(step) / 5 for step in range(1, 5))


@dataclass(frozen=True)
class Classes:
    """Ordered classes: inner breaks, a label for each class, and whether the last is "above 100 %"."""

    breaks: tuple[Decimal, ...]
    labels: tuple[str, ...]
    above: bool = False

    def rank(self, value: Decimal | int | None) -> int:
        """The class of a value: from 0, or UNKNOWN."""
        if value is None:
            return UNKNOWN
        if self.above and value > 1:
            return len(self.labels) - 1
        return sum(1 for limit in self.breaks if value >= limit)


def rates(values: Sequence[Decimal | int | None], lang: str) -> Classes:
    """0-20-40-60-80-100 %, the same at every date; "above 100 %" only when some value is."""
    above = any(value is not None and value > 1 for value in values)
    limits = [number * 20 for number in range(6)]
    labels = [f"{fmt.count(low, lang)}–{fmt.percent(Decimal(high) / 100, lang, 0)}" for low, high in pairwise(limits)]
    if above:
        labels.append(text("ui.class_above", lang, limit=fmt.percent(1, lang, 0)))
    return Classes(RATE_BREAKS, tuple(labels), above)


def fifths(values: Sequence[Decimal | int | None], show: Callable[[Decimal], str]) -> Classes:
    """Five classes of equal numbers, fewer where values are few or equal; the breaks are in the labels.

    Zero says something of its own: where there is any, it is the first class and the others share the rest.
    """
    known = sorted(Decimal(value) for value in values if value is not None)
    some = [value for value in known if value > 0]
    nothing = len(some) < len(known)
    if not some:
        return Classes((), (show(Decimal(0)),) if nothing else ())
    size = 4 if nothing else 5
    picked = {some[len(some) * step // size] for step in range(1, size)}
    breaks = tuple(sorted(limit for limit in picked if limit > some[0]))
    edges = (some[0], *breaks, some[-1])
    labels = tuple(f"{show(low)} – {show(high)}" for low, high in pairwise(edges))
    return Classes((some[0], *breaks), (show(Decimal(0)), *labels)) if nothing else Classes(breaks, labels)


def yes_or_no(lang: str) -> Classes:
    """Two classes, for what is all or nothing: a commune is reached or it is not."""
    return Classes((Decimal(1),), (text("ui.class_no_project", lang), text("ui.class_project", lang)))
