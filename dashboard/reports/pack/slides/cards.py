"""Headline numbers in one row of cards."""

from typing import Any

from dashboard.reports.pack.content import Number, Numbers
from dashboard.reports.pack.slides import metrics
from dashboard.reports.pack.slides.box import Box
from dashboard.reports.pack.slides.shapes import Line, decorative, fill, rectangle
from dashboard.theme import LIGHT

GAP, SIDE, ABOVE = 14.0, 14.0, 10.0
VALUES = (26.0, 22.0, 18.0, 16.0, 14.0, 12.0)
SMALL = 11.0


def height(part: Numbers, wide: float) -> float:
    """The height of the row: that of its fullest card."""
    inner = _inner(part, wide)
    return max((_tall(one, inner) for one in part.numbers), default=0)


def draw(slide: Any, box: Box, part: Numbers) -> None:
    """Draws the cards in the upper part of the box, all of one height."""
    if not part.numbers:
        return
    tall, inner = height(part, box.w), _inner(part, box.w)
    size = min(metrics.fitting(one.value, VALUES, inner, 1, bold=True)[0] for one in part.numbers)
    for place, one in zip(box.top(tall).columns((1,) * len(part.numbers), GAP), part.numbers, strict=True):
        card = rectangle(slide, place, LIGHT.surface, "Number")
        fill(card.text_frame, _lines(one, size))
        card.text_frame.margin_left = card.text_frame.margin_right = round(SIDE * 12700)
        card.text_frame.margin_top = card.text_frame.margin_bottom = round(ABOVE * 12700)
        for paragraph in card.text_frame.paragraphs:
            paragraph._p.get_or_add_pPr().set("algn", "l")
        decorative(rectangle(slide, Box(place.x, place.y, 3, place.h), LIGHT.primary, "Accent"))


def _inner(part: Numbers, wide: float) -> float:
    many = max(len(part.numbers), 1)
    return (wide - GAP * (many - 1)) / many - 2 * SIDE


def _lines(one: Number, size: float) -> list[Line]:
    lines = [
        Line(one.label, SMALL, colour=LIGHT.soft, after=2),
        Line(one.value, size, bold=True, colour=LIGHT.primary, after=2),
    ]
    return [*lines, Line(one.context, SMALL, colour=LIGHT.soft)] if one.context else lines


def _tall(one: Number, inner: float) -> float:
    size, lines = metrics.fitting(one.value, VALUES, inner, 1, bold=True)
    small = len(metrics.wrapped(one.label, SMALL, inner))
    small += len(metrics.wrapped(one.context, SMALL, inner)) if one.context else 0
    return metrics.height(lines, size) + metrics.height(small, SMALL) + 2 * ABOVE + 6
