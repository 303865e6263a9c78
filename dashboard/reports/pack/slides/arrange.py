"""A page on its slides: its numbers in a row, its parts alone or side by side, and what goes on over further slides."""

from collections.abc import Iterator, Sequence
from typing import Any

from dashboard.reports.pack.content import Map, Numbers, Pack, Page, Part, Waterfall, Words
from dashboard.reports.pack.slides import cards
from dashboard.reports.pack.slides.box import BOTTOM, Box
from dashboard.reports.pack.slides.frame import WIDTH, Frame, framed
from dashboard.reports.pack.slides.pieces import Piece, beside, pieces
from data.texts import text

GUTTER, UNDER_NUMBERS = 32.0, 20.0
LEAST = 190.0
"""The least height of a body for a part; below it, the part goes to the next slide."""
LATER = BOTTOM - 104
"""The height of the body of a slide that goes on: a title of two lines and no sentence."""
NUMBERS_HIGH = 130.0


def arranged(deck: Any, pack: Pack, page: Page) -> Any:
    """Adds the slides of a page; returns the first of them."""
    notes = _notes(pack, page)
    frame = framed(deck, pack, page.chapter, page.title, page.says, notes)
    first, body = frame.slide, frame.body
    further = _further(deck, pack, page, notes)
    rest = [part for part in page.parts if not isinstance(part, Numbers)]
    for part in page.parts:
        if isinstance(part, Numbers):
            tall = cards.height(part, WIDTH)
            if tall > body.h:
                frame = next(further)
                body = frame.body
            cards.draw(frame.slide, body, part)
            body = body.below(tall, UNDER_NUMBERS)
    fresh = True
    while rest:
        if body.h < LEAST or not fresh:
            frame = next(further)
            body = frame.body
        fresh = False
        many = _together(rest, body, pack.lang)
        _place(rest[:many], frame, body, further, pack.lang)
        rest = rest[many:]
    return first


def _together(rest: Sequence[Part], body: Box, lang: str) -> int:
    """How many of the next parts stand side by side: two where both are at ease, else one."""
    if len(rest) < 2:
        return 1
    boxes = body.columns(_shares(rest[0], rest[1]), GUTTER)
    at_ease = all(beside(part, box.w, box.h, lang) for part, box in zip(rest, boxes, strict=False))
    return 2 if at_ease else 1


def _place(parts: Sequence[Part], frame: Frame, body: Box, further: Iterator[Frame], lang: str) -> None:
    if len(parts) == 2:
        for part, box in zip(parts, body.columns(_shares(*parts), GUTTER), strict=True):
            pieces(part, box.w, box.h, box.h, lang)[0](frame.slide, box)
        return
    todo: list[Piece] = pieces(parts[0], body.w, body.h, LATER, lang)
    todo[0](frame.slide, body)
    for piece in todo[1:]:
        frame = next(further)
        piece(frame.slide, frame.body)


def _shares(first: Part, second: Part) -> tuple[float, float]:
    return _share(first), _share(second)


def _share(part: Part) -> float:
    if isinstance(part, Words):
        return 3.4
    return 5.6 if isinstance(part, Map | Waterfall) else 5.0


def _further(deck: Any, pack: Pack, page: Page, notes: list[str]) -> Iterator[Frame]:
    """Slides that go on with a page, as many as are asked for."""
    while True:
        yield framed(deck, pack, page.chapter, text("pack.continued", pack.lang, title=page.title), (), notes)


def _notes(pack: Pack, page: Page) -> list[str]:
    """The lines of the notes: sources, whose contours, the address of the live view."""
    drawn = any(isinstance(part, Map) for part in page.parts)
    maps = [text(f"reference.{name}", pack.lang) for name in ("attribution_contours", "insets_scale")] if drawn else []
    return [*page.sources, *maps, *([page.link] if page.link else [])]
