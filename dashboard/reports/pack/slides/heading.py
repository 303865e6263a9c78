"""The title of a part above it, and a line of small print below."""

from typing import Any

from dashboard.reports.pack.slides import metrics
from dashboard.reports.pack.slides.box import Box
from dashboard.reports.pack.slides.shapes import Line, text_box
from dashboard.theme import LIGHT
from data.texts import text

SIZE, SMALL = 13.0, 9.0
GAP = 6.0


def taken(title: str, wide: float) -> float:
    """The height of a title of a part, with the gap under it; nothing where there is none."""
    if not title:
        return 0
    size, lines = metrics.fitting(title, (SIZE, 12, 11), wide, 2, bold=True)
    return metrics.height(lines, size) + GAP


def headed(slide: Any, box: Box, title: str) -> Box:
    """Writes the title of a part; returns the box that is left."""
    if not title:
        return box
    size, _ = metrics.fitting(title, (SIZE, 12, 11), box.w, 2, bold=True)
    tall = taken(title, box.w)
    text_box(slide, box.top(tall - GAP), [Line(title, size, bold=True)], "Part title")
    return box.below(tall)


def empty(slide: Any, box: Box, says: tuple[str, ...], lang: str) -> None:
    """What a drawing without a value says, in its place."""
    words = " ".join(filter(None, says)) or text("pack.nothing", lang)
    tall = metrics.height(len(metrics.wrapped(words, SIZE, box.w)), SIZE)
    text_box(slide, box.top(tall), [Line(words, SIZE, colour=LIGHT.soft)], "Nothing")


def small_print(words: str, wide: float) -> float:
    """The height of a line of small print, with the gap above it."""
    return metrics.height(len(metrics.wrapped(words, SMALL, wide)), SMALL) + GAP


def noted(slide: Any, box: Box, words: str) -> Box:
    """Writes a line of small print at the bottom of a box; returns the box that is left."""
    if not words:
        return box
    tall = small_print(words, box.w) - GAP
    text_box(slide, Box(box.x, box.y + box.h - tall, box.w, tall), [Line(words, SMALL, colour=LIGHT.soft)], "Note")
    return box.top(box.h - tall - GAP)
