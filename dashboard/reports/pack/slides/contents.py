"""The table of contents: a line a chapter, or a page where they are few, each leading to its slide."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.reports.pack.content import Pack
from dashboard.reports.pack.slides import metrics
from dashboard.reports.pack.slides.box import Box
from dashboard.reports.pack.slides.frame import Frame
from dashboard.reports.pack.slides.shapes import Line, text_box
from dashboard.theme import LIGHT

ROW, SIZE, NUMBER, INSET = 26.0, 14.0, 40.0, 16.0
NARROW = 680.0
"""The width of a single column: a number is near its words."""
TIGHT = 0.62
"""How much a row may shrink."""


@dataclass(frozen=True)
class Entry:
    """A line of the contents: its words, the number of its slide, the slide, and whether it is a chapter."""

    words: str
    number: int
    slide: Any
    chapter: bool


def worth(pack: Pack) -> bool:
    """Whether there is something to find one's way in."""
    return len(pack.pages) > 2


def entries(pack: Pack, slides: Sequence[tuple[int, Any]]) -> list[Entry]:
    """Chapters with their pages, in order; ``slides`` are the number and first slide of each page."""
    found: list[Entry] = []
    last = ""
    for page, (number, slide) in zip(pack.pages, slides, strict=True):
        if page.chapter and page.chapter != last:
            found.append(Entry(page.chapter, number, slide, True))
            last = page.chapter
        if page.title != page.chapter:
            found.append(Entry(page.title, number, slide, False))
    return found


def fill(frame: Frame, found: Sequence[Entry]) -> None:
    """Writes the entries, in two columns where they are many; chapters alone where all would not fit."""
    rows = int(frame.body.h // (ROW * TIGHT))
    shown = list(found)
    if len(shown) > 2 * rows and any(one.chapter for one in shown):
        shown = [one for one in shown if one.chapter]
    columns = [shown] if len(shown) * ROW * 0.75 <= frame.body.h else _halves(shown)
    body = replace(frame.body, w=min(frame.body.w, NARROW)) if len(columns) == 1 else frame.body
    boxes = body.columns((1,) * len(columns), 40)
    high = min(ROW, frame.body.h / max(max(map(len, columns)), 1))
    while any(_tall(part, box.w, high) > body.h for part, box in zip(columns, boxes, strict=True)):
        high *= 0.97
    for part, box in zip(columns, boxes, strict=True):
        y = box.y
        for one in part:
            tall = _tall([one], box.w, high)
            _line(frame.slide, Box(box.x, y, box.w, tall), one, high)
            y += tall


def _tall(part: Sequence[Entry], wide: float, high: float) -> float:
    """The height of entries on rows of a height: those of two lines take more."""
    return sum(high if _lines(one, wide, high) == 1 else high * 1.7 for one in part)


def _lines(one: Entry, wide: float, high: float) -> int:
    return len(metrics.wrapped(one.words, _size(one, high), _room(one, wide), one.chapter))


def _size(one: Entry, high: float) -> float:
    return min(SIZE, high * 0.55) * (1 if one.chapter else 0.9)


def _room(one: Entry, wide: float) -> float:
    return wide - NUMBER - (0 if one.chapter else INSET)


def _halves(shown: list[Entry]) -> list[list[Entry]]:
    """Two columns as even as chapters allow: the second begins with one."""
    middle = len(shown) / 2
    starts = [place for place, one in enumerate(shown) if one.chapter and place] or [-(-len(shown) // 2)]
    start = min(starts, key=lambda place: abs(place - middle))
    if max(start, len(shown) - start) > middle * 1.5:
        start = -(-len(shown) // 2)
    return [shown[:start], shown[start:]]


def _line(slide: Any, box: Box, one: Entry, high: float) -> None:
    """An entry, on two lines at most."""
    size, room = _size(one, high), _room(one, box.w)
    lines = metrics.wrapped(one.words, size, room, one.chapter)
    if len(lines) > 2:
        lines = [lines[0], metrics.shortened(" ".join(lines[1:]), size, room, bold=one.chapter)]
    colour = LIGHT.primary if one.chapter else LIGHT.text
    line = Line(" ".join(lines), size, bold=one.chapter, colour=colour)
    text = text_box(slide, Box(box.x + box.w - NUMBER - room, box.y, room, box.h), [line], "Entry", middle=True)
    number = Line(str(one.number), size, bold=one.chapter, colour=colour)
    at = Box(box.x + box.w - NUMBER, box.y, NUMBER, box.h)
    for shape in (text, text_box(slide, at, [number], "Page", right=True, middle=True)):
        shape.click_action.target_slide = one.slide
