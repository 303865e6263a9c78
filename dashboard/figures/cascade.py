"""Where the steps of a waterfall stand, and where its scale starts: one rule for the page and for every file."""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal
from typing import Protocol

CLOSE = Decimal(4)
"""The scale starts at zero unless all that moves is less than one part in so many of the smaller total."""


class Stepped(Protocol):
    """A total that stands on zero (``kind`` is ``total``), or what is added to, taken from the one before it."""

    @property
    def value(self) -> Decimal: ...

    @property
    def kind(self) -> str: ...


def spans(steps: Sequence[Stepped]) -> list[tuple[Decimal, Decimal]]:
    """From where to where each step goes, the lower first: a total from zero, the others from the sum before them."""
    found, reached = [], Decimal(0)
    for one in steps:
        start = Decimal(0) if one.kind == "total" else reached
        reached = start + one.value
        found.append((min(start, reached), max(start, reached)))
    return found


def start(steps: Sequence[Stepped]) -> Decimal:
    """Where the scale starts: zero, or a round amount below all of it where the steps would not be seen otherwise."""
    moving = [span for one, span in zip(steps, spans(steps), strict=True) if one.kind != "total"]
    least = min((low for low, _high in moving), default=Decimal(0))
    span = max((high for _low, high in moving), default=Decimal(0)) - least
    if least <= 0 or span <= 0 or span * CLOSE >= least:
        return min(Decimal(0), least)
    unit = Decimal(1).scaleb(span.adjusted())
    return max((least - span / 2) // unit, Decimal(0)).to_integral_value(ROUND_FLOOR) * unit
