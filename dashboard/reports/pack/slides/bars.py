"""Horizontal bars as a native chart: the first name on top, the values written at their ends."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE

from dashboard.reports.pack.content import Bars, Series, Value
from dashboard.reports.pack.slides import charts, key, metrics
from dashboard.reports.pack.slides.box import Box
from dashboard.reports.pack.slides.heading import empty, headed, noted
from dashboard.reports.pack.slides.scale import Scale, scale
from dashboard.reports.pack.slides.workbook import Categories
from dashboard.theme import LIGHT
from data.texts import text

SIZES = (11.0, 10.0, 9.0, 8.0)
SHORTEST = 10.5
"""The least height of a bar with its gap, in points."""
KEY = key.ROW + 4
NAMED = 4
"""How many unknown values are named one by one."""


def per_slide(part: Bars, height: float) -> int:
    """How many names a height holds, one at least."""
    bars = 1 if part.stacked else max(len(part.series), 1)
    above = KEY if len(part.series) > 1 else 0
    return max(int((height - above) // (SHORTEST * bars + 3)), 1)


def cut(part: Bars, many: int) -> list[Bars]:
    """The part in pieces of at most as many names, in order."""
    many = even(len(part.names), many)
    if not many:
        return [part]
    starts = range(0, len(part.names), many)
    return [
        replace(
            part,
            names=part.names[start : start + many],
            series=tuple(replace(one, values=one.values[start : start + many]) for one in part.series),
        )
        for start in starts
    ]


def even(total: int, most: int) -> int:
    """The size of pieces of at most ``most`` that are as even as can be; 0 for nothing."""
    pieces = -(-total // most)
    return -(-total // pieces) if pieces else 0


def draw(slide: Any, box: Box, part: Bars, lang: str, whole: Bars | None = None) -> None:
    """Draws the bars; ``whole`` is what the part is a piece of, whose scale and axis it keeps."""
    box = headed(slide, box, part.title)
    missing = unknown([(one, part.names) for one in part.series], lang)
    every = [value for one in (whole or part).series for value in one.values]
    if all(value is None for one in part.series for value in one.values):
        empty(slide, box, (part.says, missing), lang)
        return
    box = noted(slide, _trimmed(box, part), missing)
    how = scale(every, part.unit, lang)
    if len(part.series) > 1:
        box = key.row(slide, box, [(getattr(LIGHT, one.colour), one.name) for one in part.series])
    bars = 1 if part.stacked else len(part.series)
    pitch = box.h / len(part.names)
    size = next((size for size in SIZES if size * 1.25 * min(bars, 2) <= pitch * 0.9), SIZES[-1])
    kind = XL_CHART_TYPE.BAR_STACKED if part.stacked else XL_CHART_TYPE.BAR_CLUSTERED
    data = _data(part, how)
    chart = charts.add(slide, box, kind, data, "Bars", f"{part.title}. {part.says}", size)
    charts.names_axis(chart.category_axis, size)
    chart.category_axis.reverse_order = True
    charts.no_axis(chart.value_axis)
    low, high = limits(whole or part)
    plot_width = max(box.w - max(metrics.width(name, size) for name in part.names), box.w / 2)
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = low, high
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = (45, 100) if part.stacked else (45, 0)
    for one, series in zip(part.series, plot.series, strict=True):
        charts.solid(series, getattr(LIGHT, one.colour))
        series.invert_if_negative = False
        _labelled(series, one, part, how, size, high - low, plot_width)


def _data(part: Bars, how: Scale) -> Any:
    """The chart's data: exact values by name."""
    data = Categories(part.names, how.code)
    for one in part.series:
        data.add_series(one.name, one.values)
    return data


def limits(part: Bars) -> tuple[float, float]:
    """The ends of the axis: zero and the longest bar, with room for its label."""
    rows = zip(*(one.values for one in part.series), strict=True)
    if part.stacked:
        sums = [_sides(row) for row in rows]
        low, high = min((one for one, _ in sums), default=0), max((one for _, one in sums), default=0)
    else:
        known = [value for row in rows for value in row if value is not None]
        low, high = min([0, *known]), max([0, *known])
    span = float(high - low) or 1.0
    return (float(low) - span * 0.14 if low < 0 else 0.0), float(high) + span * (0.02 if part.stacked else 0.14)


def unknown(columns: list[tuple[Series, tuple[str, ...]]], lang: str) -> str:
    """A sentence for the values that are not known: a bar that is not there is not a zero."""
    several = len(columns) > 1
    missing = [
        f"{name} ({one.name})" if several else name
        for one, names in columns
        for name, value in zip(names, one.values, strict=True)
        if value is None
    ]
    if not missing:
        return ""
    if len(missing) <= NAMED:
        return text("pack.unknown_named", lang, names=", ".join(missing))
    return text("pack.unknown_counted", lang, number=len(missing), total=sum(len(names) for _, names in columns))


def _sides(row: tuple[Value, ...]) -> tuple[Decimal, Decimal]:
    known = [Decimal(value) for value in row if value is not None]
    return sum((one for one in known if one < 0), Decimal(0)), sum((one for one in known if one > 0), Decimal(0))


def _trimmed(box: Box, part: Bars) -> Box:
    """Few bars don't fill a tall box: they stay bars."""
    rows = len(part.names) * (1 if part.stacked else len(part.series))
    return box.top(min(box.h, 30 + rows * 40))


def _labelled(series: Any, one: Series, part: Bars, how: Scale, size: float, span: float, wide: float) -> None:
    if not part.stacked:
        charts.value_labels(series, how.code, size, charts.OUTSIDE)
        return
    charts.value_labels(series, how.code, size, charts.CENTRE, on(getattr(LIGHT, one.colour)))
    for place, value in enumerate(one.values):
        if value is None:
            continue
        if abs(float(value)) / span * wide < metrics.width(how.written(value), size) + 4:
            charts.no_label(series, place)


def on(colour: str) -> str:
    """The colour of letters on a fill: white on what is dark."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return LIGHT.on_primary if 0.299 * red + 0.587 * green + 0.114 * blue < 140 else LIGHT.text
