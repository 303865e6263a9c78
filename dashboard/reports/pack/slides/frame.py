"""The frame of a slide: its chapter, its title, what it says, its footer, its notes. What is left is the body."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from dashboard.reports.pack.content import Pack
from dashboard.reports.pack.slides import metrics
from dashboard.reports.pack.slides.box import BOTTOM, MARGIN, WIDE, Box
from dashboard.reports.pack.slides.deck import DATE_WIDE, TITLE_ONLY, TITLE_WIDE
from dashboard.reports.pack.slides.shapes import Line, fill, text_box
from dashboard.theme import LIGHT
from data.texts import text

TITLE_SIZES = (26.0, 24.0, 22.0, 20.0, 18.0, 16.0)
SAID_SIZES = (14.0, 13.0, 12.0, 11.0, 10.0)
MOST_SAID = 4
WIDTH = WIDE - 2 * MARGIN
_FOOTERS = ("ftr", "dt", "sldNum")


@dataclass(frozen=True)
class Frame:
    """A slide and the part of it that is free."""

    slide: Any
    body: Box


def framed(deck: Any, pack: Pack, chapter: str, title: str, says: Sequence[str], notes: Sequence[str]) -> Frame:
    """A new slide at the end of the deck. Titles take two lines, smaller where they are long; none is cut."""
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    y = 26.0
    size, lines = metrics.fitting(title, TITLE_SIZES, WIDTH, 2, bold=True)
    box = Box(MARGIN, y + 16, WIDTH, metrics.height(lines, size) + 2)
    heading = slide.shapes.title
    heading.left, heading.top, heading.width, heading.height = box.emu
    fill(heading.text_frame, [Line(title, size, bold=True)])
    if chapter and chapter != title:
        shown = metrics.shortened(chapter, 11, WIDTH, bold=True)
        text_box(slide, Box(MARGIN, y, WIDTH, 14), [Line(shown, 11, bold=True, colour=LIGHT.primary)], "Chapter")
    bottom = box.y + box.h
    if says:
        bottom = _said(slide, says, bottom + 6)
    footed(slide, pack)
    if notes:
        slide.notes_slide.notes_text_frame.text = "\n".join(notes)
    return Frame(slide, Box(MARGIN, bottom + 16, WIDTH, BOTTOM - bottom - 16))


def footed(slide: Any, pack: Pack) -> None:
    """The footer: the pack's title (and that its data are fictitious), its date, the number of the slide as a field."""
    notice = f" · {text('ui.fictitious', pack.lang)}" if pack.fictitious else ""
    room = TITLE_WIDE - metrics.width(notice, 9)
    words = {"ftr": metrics.shortened(pack.title, 9, room) + notice, "dt": pack.facts[0][1] if pack.facts else ""}
    words["dt"] = metrics.shortened(words["dt"], 9, DATE_WIDE)
    for shape in slide.slide_layout.placeholders:
        kind = shape.element.ph.get("type")
        if kind not in _FOOTERS or (kind == "dt" and not words["dt"]):
            continue
        copy = deepcopy(shape.element)
        copy.nvSpPr.cNvPr.set("id", str(slide.shapes._next_shape_id))
        slide.shapes._spTree.append(copy)
        if kind in words:
            _rewrite(slide, copy, words[kind])


def _rewrite(slide: Any, element: Any, words: str) -> None:
    """Puts words in a copied placeholder, in place of its sample text or its date of today."""
    shape = next(shape for shape in slide.placeholders if shape.element is element)
    shape.text_frame.clear()
    for field in element.xpath(".//a:fld"):
        field.getparent().remove(field)
    shape.text_frame.paragraphs[0].add_run().text = words


def _said(slide: Any, says: Sequence[str], y: float) -> float:
    """The sentences under the title; returns where they end."""
    for size in SAID_SIZES:
        lines = sum(len(metrics.wrapped(sentence, size, WIDTH)) for sentence in says)
        if lines <= MOST_SAID:
            break
    tall = metrics.height(lines, size) + 3 * (len(says) - 1) + 2
    paragraphs = [Line(sentence, size, colour=LIGHT.soft, after=3) for sentence in says]
    text_box(slide, Box(MARGIN, y, WIDTH, tall), paragraphs, "Says")
    return y + tall
