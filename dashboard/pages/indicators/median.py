"""The median of the territories of the level of a series, and the distance to it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from statistics import median

from dashboard.cached import ask
from dashboard.components import maps
from dashboard.queries import indicators
from dashboard.queries.indicator import Series, Standing
from dashboard.view import FRANCE, View

LEVELS = ("region", "department")
Standings = Mapping[str, Sequence[Standing]]


def level_of(zone: str) -> str | None:
    """The level at which a zone has equals: region or department; None for the country and for smaller ones."""
    if zone == FRANCE:
        return None
    level = maps.here(zone).level
    level = "department" if level == "collectivity" else level
    return level if level in LEVELS else None


def of_level(now: View, level: str) -> Standings:
    """The territories of a level by indicator."""
    return ask(indicators.standings, now.scope, level)


def middle(values: Sequence[Decimal | None]) -> Decimal | None:
    """The median of what is known."""
    known = [value for value in values if value is not None]
    return median(known) if known else None


def gap(now: View, one: Series) -> Decimal | None:
    """Current value − median of the current values of its level; None where either is not known."""
    level = level_of(one.zone)
    if level is None or one.current is None or one.current.value is None:
        return None
    centre = middle([place.actual for place in of_level(now, level).get(one.indicator, ())])
    return None if centre is None else one.current.value - centre
