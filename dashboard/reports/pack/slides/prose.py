"""Paragraphs on a slide, and on the next where they are too many."""

from collections.abc import Sequence
from typing import Any

from dashboard.reports.pack.slides import metrics
from dashboard.reports.pack.slides.box import Box
from dashboard.reports.pack.slides.shapes import Line, text_box

SIZES = (14.0, 13.0, 12.0, 11.0)
AFTER = 0.5
"""Space after a paragraph, over the size."""


def tall(lines: Sequence[str], size: float, wide: float) -> float:
    """The height of paragraphs at a size."""
    return sum(metrics.height(len(metrics.wrapped(line, size, wide)), size) + size * AFTER for line in lines)


def size_for(lines: Sequence[str], wide: float, high: float) -> float:
    """The largest size at which they fit, the smallest where none does."""
    return next((size for size in SIZES if tall(lines, size, wide) <= high), SIZES[-1])


def pages(lines: Sequence[str], wide: float, first: float, later: float) -> list[tuple[str, ...]]:
    """The paragraphs of each slide; a paragraph longer than a slide goes on as a paragraph of the next."""
    if tall(lines, SIZES[-1], wide) <= first:
        return [tuple(lines)]
    size, room = SIZES[-1], first
    found: list[tuple[str, ...]] = []
    page: list[str] = []
    most = max(int(min(first, later) / (size * metrics.LEADING)) - 1, 1)
    for line in lines:
        broken = metrics.wrapped(line, size, wide)
        for start in range(0, len(broken), most):
            piece = " ".join(broken[start : start + most])
            high = tall([piece], size, wide)
            if page and high > room:
                found.append(tuple(page))
                page, room = [], later
            page.append(piece)
            room -= high
    return [*found, tuple(page)]


def draw(slide: Any, box: Box, lines: Sequence[str], size: float | None = None) -> None:
    """Writes paragraphs in a box, as large as it allows unless a size is given."""
    if not lines:
        return
    size = size or size_for(lines, box.w, box.h)
    high = min(max(tall(lines, size, box.w), size), box.h)
    text_box(slide, box.top(high), [Line(line, size, after=size * AFTER) for line in lines], "Words")
