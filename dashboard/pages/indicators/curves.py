"""A series as the curve that is drawn."""

from dashboard.figures.curve import Curve, Mark
from dashboard.pages.indicators import words
from dashboard.queries.indicator import Point, Series


def curve_of(one: Series, lang: str) -> Curve:
    """The known values, where it started, the plan and the last target."""

    def mark(point: Point | None) -> Mark | None:
        if point is None or point.value is None:
            return None
        return Mark(point.on, point.value, words.value(point.value, one.unit, lang))

    values = [found for point in one.values if (found := mark(point)) is not None]
    plan = [Mark(on, value, words.value(value, one.unit, lang)) for on, value in one.steps()]
    return Curve(values, mark(one.initial), mark(one.target), plan if len(plan) > 1 else [])
