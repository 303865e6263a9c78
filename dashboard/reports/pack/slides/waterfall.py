"""A waterfall as a native stacked chart: an invisible base, what shows above zero, what shows below it.

Columns while their names fit under them, bars otherwise. A last invisible series only holds the labels: a stacked
column has no place for one outside of it. Where the axis starts above zero, it cuts the totals, whose values stay
whole; a sentence says so, and the line that they stand on is dashed.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.dml import MSO_LINE

from dashboard.reports.pack.cascade import amount, floor, said, scale_said
from dashboard.reports.pack.content import Step, Waterfall
from dashboard.reports.pack.slides import charts, key, metrics
from dashboard.reports.pack.slides.box import Box
from dashboard.reports.pack.slides.heading import empty, headed
from dashboard.reports.pack.slides.scale import Scale, scale
from dashboard.reports.pack.slides.shapes import rgb
from dashboard.reports.pack.slides.workbook import Categories
from dashboard.theme import LIGHT
from data.texts import text

ZERO = Decimal(0)
SIZES = (11.0, 10.0, 9.0, 8.0)
UP, DOWN = LIGHT.committed, LIGHT.weather[1]
KINDS = ("total", "up", "down", "correction")


@dataclass(frozen=True)
class Block:
    """A step as it is stacked: base (not seen) and what stands above and hangs below zero; base + both = its ends."""

    base: Decimal
    above: Decimal
    below: Decimal


def blocks(steps: tuple[Step, ...]) -> list[Block]:
    """The blocks of the steps, exact: a movement starts where the step before it ends, a total at zero."""
    found, level = [], ZERO
    for step in steps:
        start, end = (ZERO, step.value) if step.kind == "total" else (level, level + step.value)
        low, high = min(start, end), max(start, end)
        base = low if low > 0 else min(high, ZERO)
        found.append(Block(base, max(high, ZERO) - max(low, ZERO), min(low, ZERO) - min(high, ZERO)))
        level = end
    return found


def draw(slide: Any, box: Box, part: Waterfall, lang: str) -> None:
    """Draws the waterfall with its key, each step labelled by its value as written."""
    box = headed(slide, box, part.title)
    if not part.steps:
        empty(slide, box, (part.says,), lang)
        return
    present = [kind for kind in KINDS if kind in {_kind(step) for step in part.steps}]
    if len(present) > 1:
        box = key.row(slide, box, [(_colour(kind), _kinds(lang)[kind]) for kind in present], scale_said(part, lang))
    how, stacked = scale([step.value for step in part.steps], part.unit, lang), blocks(part.steps)
    written, least = [amount(step, part.unit, lang) for step in part.steps], floor(part)
    size = _upright(part.steps, written, box)
    lying = size is None
    size = size or next((one for one in SIZES if one * 1.5 * len(part.steps) <= box.h), SIZES[-1])
    room = _room(stacked, least) * (_across(written, size, box) if lying else _above(size, box))
    kind = XL_CHART_TYPE.BAR_STACKED if lying else XL_CHART_TYPE.COLUMN_STACKED
    alt = f"{part.title}. {said(part, lang)}"
    chart = charts.add(slide, box, kind, _data(part, stacked, room, how, lang), "Waterfall", alt, size)
    charts.names_axis(chart.category_axis, size)
    charts.no_axis(chart.value_axis)
    chart.category_axis.reverse_order = lying
    ends = [block.base + block.above for block in stacked]
    lows = [block.base + block.below for block in stacked]
    chart.value_axis.minimum_scale = float(least or min(ZERO, *lows) - (room if any(map(_hangs, stacked)) else ZERO))
    if least:
        chart.category_axis.format.line.dash_style = MSO_LINE.DASH
    chart.value_axis.maximum_scale = float(max(ZERO, *ends) + room)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 40, 100
    base, above, below, labels = plot.series
    for unseen in (base, labels):
        unseen.format.fill.background()
        unseen.format.line.fill.background()
    for series, heights in ((above, [one.above for one in stacked]), (below, [one.below for one in stacked])):
        series.invert_if_negative = False
        for place, (step, height) in enumerate(zip(part.steps, heights, strict=True)):
            if height:
                _painted(series.points[place], _kind(step))
    for place, (step, words) in enumerate(zip(part.steps, written, strict=True)):
        charts.label(labels, place, words, size, charts.INSIDE_BASE, bold=step.kind == "total")


def _data(part: Waterfall, stacked: list[Block], room: Decimal, how: Scale, lang: str) -> Categories:
    data = Categories([step.name for step in part.steps], how.code)
    data.add_series(text("pack.base", lang), [block.base for block in stacked])
    data.add_series(text("pack.above_zero", lang), [block.above for block in stacked])
    data.add_series(text("pack.below_zero", lang), [block.below for block in stacked])
    data.add_series(text("pack.labels", lang), [-room if _hangs(block) else room for block in stacked])
    return data


def _hangs(block: Block) -> bool:
    """Whether a block lies below zero: its label is then under it."""
    return block.above == 0 and block.base <= 0 and block.base + block.below < 0


def _upright(steps: tuple[Step, ...], values: list[str], box: Box) -> float | None:
    """The size at which names and values fit their column, in three lines at most; None where they don't."""
    pitch = box.w * 0.97 / len(steps)
    for size in SIZES[:3]:
        words = [word for step in steps for word in step.name.split()]
        widest = max([metrics.width(one, size, bold=True) for one in [*words, *values]], default=0)
        lines = max(len(metrics.wrapped(step.name, size, pitch * 0.92)) for step in steps)
        if widest <= pitch * 0.92 and lines <= 3:
            return size
    return None


def _room(stacked: list[Block], least: Decimal) -> Decimal:
    """The height of the drawing, in its unit."""
    ends = [edge for block in stacked for edge in (block.base + block.above, block.base + block.below)]
    return max([*ends, least]) - (least or min([*ends, ZERO])) or Decimal(1)


def _across(values: list[str], size: float, box: Box) -> Decimal:
    """The share of a lying drawing that its longest label takes, about half of its width being for names."""
    widest = max(metrics.width(value, size, bold=True) for value in values)
    return max(Decimal("0.2"), min(Decimal(f"{widest / (box.w / 2):.2f}"), Decimal("0.5")))


def _above(size: float, box: Box) -> Decimal:
    """The share of a drawing of columns that a label takes, most of its height being for columns."""
    return max(Decimal("0.1"), min(Decimal(f"{size * 1.6 / max(box.h - 40, 1):.2f}"), Decimal("0.5")))


def _kind(step: Step) -> str:
    if step.kind != "movement":
        return step.kind
    return "down" if step.value < 0 else "up"


def _kinds(lang: str) -> dict[str, str]:
    return {
        "total": text("pack.step_total", lang),
        "up": text("pack.step_up", lang),
        "down": text("pack.step_down", lang),
        "correction": text("pack.step_correction", lang),
    }


def _colour(kind: str) -> str:
    return {"total": LIGHT.paid, "up": UP, "down": DOWN, "correction": key.HATCHED}[kind]


def _painted(point: Any, kind: str) -> None:
    if kind == "correction":
        key.hatch(point.format, LIGHT.soft)
    else:
        point.format.fill.solid()
        point.format.fill.fore_color.rgb = rgb(_colour(kind))
