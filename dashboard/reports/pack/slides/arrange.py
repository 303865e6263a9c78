"""A page on its slides: its numbers in a row, its parts as planned, and what goes on over further slides."""

from collections.abc import Iterator, Sequence
from typing import Any

from dashboard.reports.pack.content import Map, Numbers, Pack, Page, Part
from dashboard.reports.pack.slides import cards
from dashboard.reports.pack.slides.box import BOTTOM, Box
from dashboard.reports.pack.slides.frame import WIDTH, Frame, framed
from dashboard.reports.pack.slides.pieces import Piece, pieces
from dashboard.reports.pack.slides.plan import planned
from data.texts import text

UNDER_NUMBERS = 18.0
LEAST = 190.0
"""The least height of a body for a part; below it, the part goes to the next slide."""
LATER = BOTTOM - 104
"""The height of the body of a slide that goes on: a title of two lines and no sentence."""


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
        rest = rest[_place(rest, frame, body, further, pack.lang) :]
    return first


def _place(rest: Sequence[Part], frame: Frame, body: Box, further: Iterator[Frame], lang: str) -> int:
    """Draws the next parts that share a body, else the next one over as many slides as it takes; how many those are."""
    plan = planned(rest, body, lang)
    for part, box in zip(rest, plan.boxes, strict=False):
        pieces(part, box.w, box.h, box.h, lang, plan.degree)[0](frame.slide, box)
    if plan.boxes:
        return len(plan.boxes)
    todo: list[Piece] = pieces(rest[0], body.w, body.h, LATER, lang)
    todo[0](frame.slide, body)
    for piece in todo[1:]:
        frame = next(further)
        piece(frame.slide, frame.body)
    return 1


def _further(deck: Any, pack: Pack, page: Page, notes: list[str]) -> Iterator[Frame]:
    """Slides that go on with a page, as many as are asked for."""
    while True:
        yield framed(deck, pack, page.chapter, text("pack.continued", pack.lang, title=page.title), (), notes)


def _notes(pack: Pack, page: Page) -> list[str]:
    """The lines of the notes: sources, whose contours, the address of the live view."""
    drawn = any(isinstance(part, Map) for part in page.parts)
    maps = [text(f"reference.{name}", pack.lang) for name in ("attribution_contours", "insets_scale")] if drawn else []
    return [*page.sources, *maps, *([page.link] if page.link else [])]
