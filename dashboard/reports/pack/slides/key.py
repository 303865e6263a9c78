"""A key: swatches with their labels, in a row or in a column. The swatches are decoration, the labels are text."""

from collections.abc import Sequence
from typing import Any

from pptx.enum.dml import MSO_PATTERN
from pptx.util import Pt

from dashboard.reports.pack.slides import metrics
from dashboard.reports.pack.slides.box import Box
from dashboard.reports.pack.slides.shapes import Line, decorative, rectangle, rgb, text_box
from dashboard.theme import LIGHT

HATCHED = "hatched"
SWATCH, APART, BETWEEN, SIZE = 9.0, 5.0, 18.0, 10.0
ROW = 16.0


def hatch(part: Any, lines: str = LIGHT.hatch) -> None:
    """A hatched fill with a line round it, for a shape, a series or a point."""
    part.fill.patterned()
    part.fill.pattern = MSO_PATTERN.DARK_UPWARD_DIAGONAL
    part.fill.fore_color.rgb, part.fill.back_color.rgb = rgb(lines), rgb(LIGHT.background)
    part.line.color.rgb, part.line.width = rgb(lines), Pt(0.5)


def row(slide: Any, box: Box, entries: Sequence[tuple[str, str]], note: str = "") -> Box:
    """Entries (colour or HATCHED, label) side by side, then a note, on as many rows as they need; what is left."""
    x, y = box.x, box.y
    for colour, label in entries:
        wide = SWATCH + APART + metrics.width(label, SIZE) + 3
        if x > box.x and x + wide > box.x + box.w:
            x, y = box.x, y + ROW
        _entry(slide, Box(x, y, min(wide, box.w), ROW), colour, label)
        x += wide + BETWEEN
    if note:
        wide = min(metrics.width(note, SIZE) * 1.03 + 3, box.w)
        x, y = (box.x, y + ROW) if x + wide > box.x + box.w else (x, y)
        text_box(slide, Box(x, y, wide, ROW), [Line(note, SIZE, colour=LIGHT.soft)], "Scale")
    return box.below(y + ROW - box.y, 4)


def column(slide: Any, box: Box, entries: Sequence[tuple[str, str]], size: float = SIZE) -> float:
    """Entries one above the other; returns where they end."""
    y = box.y
    for colour, label in entries:
        lines = len(metrics.wrapped(label, size, box.w - SWATCH - APART))
        tall = metrics.height(lines, size) + 4
        _entry(slide, Box(box.x, y, box.w, tall), colour, label, size)
        y += tall
    return y


def _entry(slide: Any, box: Box, colour: str, label: str, size: float = SIZE) -> None:
    line = size * metrics.LEADING
    swatch = rectangle(slide, Box(box.x, box.y + (line - SWATCH) / 2, SWATCH, SWATCH), LIGHT.background, "Swatch")
    decorative(swatch)
    if colour == HATCHED:
        hatch(swatch)
    else:
        swatch.fill.fore_color.rgb = rgb(colour)
        swatch.line.color.rgb, swatch.line.width = rgb(LIGHT.hatch), Pt(0.25)
    beside = SWATCH + APART
    text_box(slide, Box(box.x + beside, box.y, box.w - beside, box.h), [Line(label, size, colour=LIGHT.text)], "Key")
