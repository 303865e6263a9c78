"""Horizontal bars as a native chart: the first name on top, the values written at their ends."""

from dataclasses import replace
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE

from dashboard.reports.pack.content import Bars
from dashboard.reports.pack.slides import charts, key, metrics, stacked
from dashboard.reports.pack.slides.box import Box
from dashboard.reports.pack.slides.heading import empty, headed, noted
from dashboard.reports.pack.slides.scale import Scale, scale
from dashboard.reports.pack.slides.unknown import unknown
from dashboard.reports.pack.slides.workbook import Categories
from dashboard.theme import LIGHT
from data.texts import text

SIZES = (11.0, 10.0, 9.0, 8.0)
SHORTEST = 10.5
"""The least height of a bar with its gap, in points."""
KEY = key.ROW + 4


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
    wide = max(box.w - max(metrics.width(name, size) for name in part.names), box.w / 2)
    labels = stacked.Labels(whole or part, how, size, wide)
    kind = XL_CHART_TYPE.BAR_STACKED if part.stacked else XL_CHART_TYPE.BAR_CLUSTERED
    data, rests = _data(part, how), labels.rests(part) if part.stacked else []
    if any(rests):
        data.add_series(text("pack.labels", lang), [labels.room(rest) for rest in rests])
    chart = charts.add(slide, box, kind, data, "Bars", f"{part.title}. {part.says}", size)
    charts.names_axis(chart.category_axis, size)
    chart.category_axis.reverse_order = True
    charts.no_axis(chart.value_axis)
    axis = chart.value_axis
    axis.minimum_scale, axis.maximum_scale = (labels.low, labels.high) if part.stacked else _limits(whole or part)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = (45, 100) if part.stacked else (45, 0)
    for one, series in zip(part.series, plot.series, strict=False):
        charts.solid(series, getattr(LIGHT, one.colour))
        series.invert_if_negative = False
        if part.stacked:
            labels.inside(series, one)
        else:
            charts.value_labels(series, how.code, size, charts.OUTSIDE)
    if any(rests):
        labels.outside(plot.series[len(part.series)], rests)


def _data(part: Bars, how: Scale) -> Any:
    """The chart's data: exact values by name."""
    data = Categories(part.names, how.code)
    for one in part.series:
        data.add_series(one.name, one.values)
    return data


def _limits(part: Bars) -> tuple[float, float]:
    """The ends of the axis: zero and the longest bar, with room for its label."""
    known = [value for one in part.series for value in one.values if value is not None]
    low, high = float(min([0, *known])), float(max([0, *known]))
    span = (high - low) or 1.0
    return low - (span * 0.14 if low < 0 else 0), high + span * 0.14


def _trimmed(box: Box, part: Bars) -> Box:
    """Few bars don't fill a tall box: they stay bars."""
    rows = len(part.names) * (1 if part.stacked else len(part.series))
    return box.top(min(box.h, 30 + rows * 40))
