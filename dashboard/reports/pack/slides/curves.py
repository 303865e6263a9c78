"""Curves over time as a native line chart on an axis of dates, with a line at the day of the data."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from math import ceil, floor, log10
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.util import Pt

from dashboard import format as fmt
from dashboard.reports.pack.content import Curve, Curves, Value
from dashboard.reports.pack.slides import charts, metrics
from dashboard.reports.pack.slides.box import Box
from dashboard.reports.pack.slides.heading import empty, headed, noted
from dashboard.reports.pack.slides.scale import LOCALES, scale
from dashboard.reports.pack.slides.shapes import rgb
from dashboard.reports.pack.slides.workbook import Categories
from dashboard.theme import LIGHT
from data.texts import text

SIZE = 10.0
STEPS = (1, 2, 3, 6, 12, 24, 60)
"""Months between two dates of the axis."""
WIDEST_NAME = 0.2


@dataclass(frozen=True)
class Grid:
    """The value axis: its ends and the step between its lines."""

    low: float
    high: float
    step: float


def draw(slide: Any, box: Box, part: Curves, lang: str) -> None:
    """Draws the curves, named at their ends where there is room, in a legend otherwise."""
    box = headed(slide, box, part.title)
    values = [value for curve in part.curves for value in curve.values]
    known = [value for value in values if value is not None]
    missing, total = len(values) - len(known), len(values)
    note = text("pack.unknown_counted", lang, number=missing, total=total) if missing else ""
    if not known:
        empty(slide, box, (part.says, note), lang)
        return
    box = noted(slide, box, note)
    days = sorted({day for curve in part.curves for day in curve.days} | ({part.today} if part.today else set()))
    lines = grid(known)
    data = Categories(days, scale(known, part.unit, lang).code)
    for curve in part.curves:
        by_day = dict(zip(curve.days, curve.values, strict=True))
        data.add_series(curve.name, [by_day.get(day) for day in days])
    if part.today:
        data.add_series(fmt.day(part.today, lang), [lines.high if day == part.today else None for day in days])
    alt = f"{part.title}. {part.says}"
    chart = charts.add(slide, box, XL_CHART_TYPE.LINE, data, "Curves", alt, SIZE)
    chart._chartSpace.chart.xpath("c:dispBlanksAs")[0].set("val", "span")
    _dates(chart.category_axis, days, lang)
    _values(chart.value_axis, lines, scale(_marks(lines), part.unit, lang, round_values=True).code)
    series = list(chart.plots[0].series)
    for curve, one in zip(part.curves, series, strict=False):
        _drawn(one, curve)
    if part.today:
        _today(series[-1], days.index(part.today), fmt.day(part.today, lang))
    _named(chart, part, series, days, lines, box)


def grid(known: list[Any]) -> Grid:
    """Round ends and a round step, with four to eight lines, from zero unless values are negative."""
    low, high = min(0.0, float(min(known))), max(0.0, float(max(known)))
    span = (high - low) or 1.0
    power = 10 ** floor(log10(span / 5))
    step = next(power * one for one in (1, 2, 2.5, 5, 10) if power * one >= span / 6)
    return Grid(floor(low / step) * step, max(ceil(high / step), 0 if low < 0 else 1) * step, step)


def _marks(lines: Grid) -> list[Value]:
    """The values of the axis, exact."""
    return [Decimal(str(lines.low)), Decimal(str(lines.high)), Decimal(str(lines.step))]


def _dates(axis: Any, days: list[date], lang: str) -> None:
    charts.names_axis(axis, SIZE, dates=True)
    axis.major_tick_mark = XL_TICK_MARK.OUTSIDE
    months = (days[-1] - days[0]).days / 30.4375
    step = next((one for one in STEPS if months / one <= 8), STEPS[-1])
    axis.tick_labels.number_format = f"{LOCALES[lang]}mmm yy" if step < 12 else "yyyy"
    axis.tick_labels.number_format_is_linked = False
    element = axis._element
    unit = element.find(f"{{{element.nsmap['c']}}}baseTimeUnit")
    unit.addnext(parse_xml(f'<c:majorTimeUnit {charts.NAMESPACES} val="months"/>'))
    unit.addnext(parse_xml(f'<c:majorUnit {charts.NAMESPACES} val="{step}"/>'))


def _values(axis: Any, lines: Grid, code: str) -> None:
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = lines.low, lines.high, lines.step
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.major_gridlines.format.line.color.rgb, axis.major_gridlines.format.line.width = rgb(LIGHT.line), Pt(0.75)
    axis.format.line.fill.background()
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = code, False
    axis.tick_labels.font.size, axis.tick_labels.font.color.rgb = Pt(SIZE), rgb(LIGHT.soft)


def _drawn(series: Any, curve: Curve) -> None:
    series.smooth = False
    line = series.format.line
    line.color.rgb, line.width = rgb(getattr(LIGHT, curve.colour)), Pt(2.25)
    if curve.dashed:
        line.dash_style = MSO_LINE.DASH
    alone = sum(value is not None for value in curve.values) == 1
    series.marker.style = XL_MARKER_STYLE.CIRCLE if alone else XL_MARKER_STYLE.NONE
    if alone:
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = rgb(getattr(LIGHT, curve.colour))


def _today(series: Any, place: int, words: str) -> None:
    """A point at the top of the plot, not seen, with a bar down to zero and its name above."""
    series.smooth = False
    series.format.line.fill.background()
    series.marker.style = XL_MARKER_STYLE.NONE
    inner = '<c:errBarType val="minus"/><c:errValType val="percentage"/><c:noEndCap val="1"/><c:val val="100"/>'
    charts.error_bars(series, inner, "y", LIGHT.soft, 1, "sysDash")
    charts.label(series, place, words, 9, charts.ABOVE, LIGHT.soft)


def _named(chart: Any, part: Curves, series: list[Any], days: list[date], lines: Grid, box: Box) -> None:
    """Names at the ends of the curves; a legend where names are long or ends are close to each other."""
    ends = [_end(curve) for curve in part.curves]
    wide = max(metrics.width(curve.name, SIZE, bold=True) for curve in part.curves) + 12
    heights = sorted(float(end[1]) * (box.h - 60) / (lines.high - lines.low) for end in ends if end)
    close = any(high - low < SIZE * 1.3 for low, high in pairwise(heights))
    late = all(end and (days[-1] - end[0]).days <= (days[-1] - days[0]).days * 0.02 for end in ends)
    if wide > box.w * WIDEST_NAME or (close and len(part.curves) > 1) or not late:
        if len(part.curves) > 1:
            charts.legend(chart, SIZE, [len(part.curves)] if part.today else [])
        if part.today:  # Its name stands between the legend and the plot, and may pass its right side.
            charts.plot_area(chart, 58 / box.w, 36 / box.h, 1 - (58 + 34) / box.w, 1 - (36 + 26) / box.h)
        return
    left, top, foot = 58 / box.w, 20 / box.h, 26 / box.h
    charts.plot_area(chart, left, top, 1 - left - wide / box.w, 1 - top - foot)
    for curve, one, end in zip(part.curves, series, ends, strict=False):
        if end:
            charts.label(one, days.index(end[0]), curve.name, SIZE, charts.RIGHT, LIGHT.text, bold=True)


def _end(curve: Curve) -> tuple[date, Decimal | int] | None:
    known = [(day, value) for day, value in zip(curve.days, curve.values, strict=True) if value is not None]
    return max(known) if known else None
