"""Labels of stacked bars: inside a segment where they fit, else named at the end of the bar; none is left out."""

from decimal import Decimal
from typing import Any

from dashboard.reports.pack.content import Bars, Series, Value
from dashboard.reports.pack.slides import charts, metrics
from dashboard.reports.pack.slides.scale import Scale
from dashboard.theme import LIGHT

ROUND = 6.0
"""Points around a label."""
MOST = 0.6
"""The most of the width that labels at the ends take."""


class Labels:
    """The axis of stacked bars (``low`` to ``high``, in their unit) and what is written where."""

    def __init__(self, part: Bars, how: Scale, size: float, wide: float) -> None:
        """``part`` is whole: its pieces share the axis. ``wide`` is the width of the plot in points."""
        self.how, self.size, self.wide = how, size, wide
        rows = list(zip(*(one.values for one in part.series), strict=True)) if part.stacked else []
        sums = [_sides(row) for row in rows]
        self.low = min((float(below) for below, _ in sums), default=0.0)
        self.high = max((float(above) for _, above in sums), default=0.0) * 1.01 or 1.0
        for _ in range(2):  # longer labels need a longer axis, on which fewer fit inside
            needs = zip(sums, self.rests(part) if part.stacked else [], strict=False)
            self.high = max([self.high, *(self._needed(float(above), rest) for (_, above), rest in needs if rest)])

    def rests(self, part: Bars) -> list[str]:
        """What is written at the end of each bar: the values that don't fit inside, by name."""
        found: list[list[str]] = [[] for _ in part.names]
        for one in part.series:
            for place, value in enumerate(one.values):
                if value is not None and not self._fits(value):
                    found[place].append(f"{one.name} {self.how.written(value)}")
        return [" · ".join(rest) for rest in found]

    def room(self, rest: str) -> Decimal | None:
        """The length of an unseen bar that holds a label."""
        if not rest:
            return None
        share = min(metrics.width(rest, self.size) + ROUND, self.wide * MOST) / self.wide
        return Decimal(f"{share * (self.high - self.low):.6g}")

    def inside(self, series: Any, one: Series) -> None:
        """Labels the segments of a series that are long enough."""
        charts.value_labels(series, self.how.code, self.size, charts.CENTRE, on(getattr(LIGHT, one.colour)))
        for place, value in enumerate(one.values):
            if value is not None and not self._fits(value):
                charts.no_label(series, place)

    def outside(self, series: Any, rests: list[str]) -> None:
        """Writes what is left at the ends of the bars."""
        series.format.fill.background()
        series.format.line.fill.background()
        for place, rest in enumerate(rests):
            if rest:
                charts.label(series, place, rest, self.size, charts.INSIDE_BASE, LIGHT.soft)

    def _fits(self, value: Decimal | int) -> bool:
        long = abs(float(value)) / (self.high - self.low) * self.wide
        return long >= metrics.width(self.how.written(value), self.size) + ROUND

    def _needed(self, end: float, rest: str) -> float:
        share = min(metrics.width(rest, self.size) + ROUND, self.wide * MOST) / self.wide
        return (end - self.low * share) / (1 - share)


def on(colour: str) -> str:
    """The colour of letters on a fill: white on what is dark."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return LIGHT.on_primary if 0.299 * red + 0.587 * green + 0.114 * blue < 140 else LIGHT.text


def _sides(row: tuple[Value, ...]) -> tuple[Decimal, Decimal]:
    known = [Decimal(value) for value in row if value is not None]
    return sum((one for one in known if one < 0), Decimal(0)), sum((one for one in known if one > 0), Decimal(0))
