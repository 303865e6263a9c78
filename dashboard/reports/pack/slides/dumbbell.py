"""Then and now, joined: a native scatter chart, a name a row, the points joined by lines."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE
from pptx.util import Pt

from dashboard import format as fmt
from dashboard.reports.pack.content import Dumbbell, Series, Value
from dashboard.reports.pack.slides import charts, key, metrics
from dashboard.reports.pack.slides.bars import even
from dashboard.reports.pack.slides.box import Box
from dashboard.reports.pack.slides.heading import empty, headed, noted
from dashboard.reports.pack.slides.scale import Scale, scale
from dashboard.reports.pack.slides.shapes import Line, rgb, text_box
from dashboard.reports.pack.slides.unknown import unknown
from dashboard.reports.pack.slides.workbook import Joined
from dashboard.tables import Kind
from dashboard.theme import LIGHT
from data.texts import text

SIZE, ROW, TALLEST = 10.0, 15.0, 54.0
NAMES = 0.36
"""The most of the width that names take."""


def per_slide(height: float) -> int:
    """How many names a height holds, one at least."""
    return max(int((height - key.ROW - 4) // ROW), 1)


def cut(part: Dumbbell, many: int) -> list[Dumbbell]:
    """The part in pieces of at most as many names, in order."""
    many = even(len(part.names), many)
    if not many:
        return [part]
    return [
        replace(
            part,
            names=part.names[start : start + many],
            before=replace(part.before, values=part.before.values[start : start + many]),
            after=replace(part.after, values=part.after.values[start : start + many]),
        )
        for start in range(0, len(part.names), many)
    ]


def draw(slide: Any, box: Box, part: Dumbbell, lang: str, whole: Dumbbell | None = None) -> None:
    """Draws the two points of every name; ``whole`` is what the part is a piece of, whose scale it keeps."""
    box = headed(slide, box, part.title)
    missing = unknown([(part.before, part.names), (part.after, part.names)], lang)
    full = whole or part
    every: list[Value] = [*full.before.values, *full.after.values]
    if all(value is None for value in (*part.before.values, *part.after.values)):
        empty(slide, box, (part.says, missing), lang)
        return
    box = noted(slide, box, missing)
    box = key.row(slide, box, [(getattr(LIGHT, one.colour), one.name) for one in (part.before, part.after)])
    pitch = min(box.h / len(part.names), TALLEST)
    box = box.top(pitch * len(part.names))
    wide = min(max(metrics.width(name, SIZE) for name in part.names) * 1.04 + 2, box.w * NAMES)
    for place, name in enumerate(part.names):
        _named(slide, Box(box.x, box.y + place * pitch, wide, pitch), name)
    plot = Box(box.x + wide + 6, box.y, box.w - wide - 6, box.h)
    how = scale(every, part.unit, lang)
    low, high = _limits(every)
    alt = f"{part.title}. {part.says}"
    chart = charts.add(slide, plot, XL_CHART_TYPE.XY_SCATTER, _data(part, how, lang), "Dumbbell", alt, SIZE)
    charts.plot_area(chart, 0, 0, 1, 1)
    for axis, edges in ((chart.category_axis, (low, high)), (chart.value_axis, (0.5, len(part.names) + 0.5))):
        charts.no_axis(axis)
        axis.minimum_scale, axis.maximum_scale = edges
    joins, after, before = chart.plots[0].series
    joins.marker.style = XL_MARKER_STYLE.NONE
    joins.format.line.color.rgb, joins.format.line.width = rgb(LIGHT.hatch), Pt(2)
    _dots(after, part.after)
    _dots(before, part.before)
    _labelled(before, part.before.values, part.after.values, part.unit, how, first=True)
    _labelled(after, part.after.values, part.before.values, part.unit, how, first=False)


def _data(part: Dumbbell, how: Scale, lang: str) -> Joined:
    """Points (value, row from the bottom), and the lines between them."""
    data, rows = Joined(how.code), len(part.names)
    pairs = list(zip(part.before.values, part.after.values, strict=True))
    data.join(text("pack.gap", lang), [(old, new, rows - place) for place, (old, new) in enumerate(pairs)])
    for one in (part.after, part.before):
        known = zip(one.values, part.names, strict=True)
        data.add(one.name, [(value, rows - place, name) for place, (value, name) in enumerate(known)])
    return data


def _limits(values: list[Value]) -> tuple[float, float]:
    """The ends of the axis, with room for labels; points, unlike bars, need no zero."""
    known = [float(value) for value in values if value is not None]
    low, high = min(known), max(known)
    span = (high - low) or abs(high) or 1.0
    return low - span * 0.28, high + span * 0.28


def _dots(series: Any, one: Series) -> None:
    series.format.line.fill.background()
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 9
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = rgb(getattr(LIGHT, one.colour))
    series.marker.format.line.color.rgb = rgb(LIGHT.soft)


def _labelled(
    series: Any, values: tuple[Value, ...], others: tuple[Value, ...], unit: Kind, how: Scale, *, first: bool
) -> None:
    """Each value on the outer side of its point; one label where both are the same."""
    for place, (value, other) in enumerate(zip(values, others, strict=True)):
        if value is None or (first and value == other):
            continue
        side = charts.LEFT if other is not None and value < other else charts.RIGHT
        charts.label(series, place, shown(value, unit, how), SIZE, side, bold=not first)


def shown(value: Decimal | int, unit: Kind, how: Scale) -> str:
    """A value as the page writes it: euros as finely as two moments of a week ask."""
    return fmt.money_short(value, how.lang) if unit == "euros" else how.written(value)


def _named(slide: Any, box: Box, name: str) -> None:
    """A name at the left of its row, smaller or shortened where it is too long for it."""
    for size in (SIZE, 9.0, 8.0):
        lines = metrics.wrapped(name, size, box.w)
        if metrics.height(len(lines), size) <= box.h:
            break
    else:
        name = metrics.shortened(name, size, box.w)
    text_box(slide, box, [Line(name, size)], "Name", middle=True)
