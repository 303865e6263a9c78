"""The cover: the title, the subtitle, the facts as a list, and a notice where the data are fictitious."""

from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Pt

from dashboard.reports.pack.content import Pack
from dashboard.reports.pack.slides import metrics
from dashboard.reports.pack.slides.box import BOTTOM, EMU, HIGH, MARGIN, WIDE, Box
from dashboard.reports.pack.slides.deck import COVER
from dashboard.reports.pack.slides.frame import footed
from dashboard.reports.pack.slides.shapes import Line, decorative, fill, plain, rectangle, rgb, text_box
from dashboard.theme import LIGHT
from data.texts import text

LEFT = MARGIN + 20
WIDTH = WIDE - LEFT - MARGIN
TITLES, SUBTITLES, FACTS = (
    (38.0, 34.0, 30.0, 26.0, 22.0, 18.0),
    (18.0, 16.0, 14.0, 12.0),
    (14.0, 13.0, 12.0, 11.0, 10.0, 9.0),
)
NAMES = 200.0


def covered(deck: Any, pack: Pack) -> Any:
    """Adds the cover."""
    slide = deck.slides.add_slide(deck.slide_layouts[COVER])
    decorative(rectangle(slide, Box(0, 0, 14, HIGH), LIGHT.primary, "Accent"))
    y = 92.0
    if pack.fictitious:
        _notice(slide, text("ui.fictitious", pack.lang))
    size, lines = metrics.fitting(pack.title, TITLES, WIDTH, 3, bold=True)
    y = _put(slide.shapes.title, y + 20, Line(pack.title, size, bold=True), lines)
    subtitle = slide.placeholders[1]
    if pack.subtitle:
        size, lines = metrics.fitting(pack.subtitle, SUBTITLES, WIDTH, 2)
        y = _put(subtitle, y + 10, Line(pack.subtitle, size, colour=LIGHT.soft), lines)
    else:
        subtitle._element.getparent().remove(subtitle._element)
    _facts(slide, pack, y + 40)
    footed(slide, pack)
    if pack.link:
        slide.notes_slide.notes_text_frame.text = pack.link
    return slide


def _put(shape: Any, y: float, line: Line, lines: int) -> float:
    tall = metrics.height(lines, line.size) + 2
    shape.left, shape.top, shape.width, shape.height = Box(LEFT, y, WIDTH, tall).emu
    fill(shape.text_frame, [line])
    return y + tall


def _notice(slide: Any, words: str) -> None:
    wide = metrics.width(words, 13, bold=True) + 28
    shape = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *Box(LEFT, 60, wide, 26).emu)
    shape.name = "Notice"
    plain(shape)
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(LIGHT.warn)
    shape.line.fill.background()
    fill(shape.text_frame, [Line(words, 13, bold=True, colour=LIGHT.on_warn)], middle=True)
    shape.text_frame.paragraphs[0]._p.get_or_add_pPr().set("algn", "ctr")


def _facts(slide: Any, pack: Pack, y: float) -> None:
    """Names at the left, values at a tab and hanging there: the list reads in order, without a table."""
    if not pack.facts:
        return
    room = BOTTOM - y
    for size in FACTS:
        names = min(max(metrics.width(name, size) for name, _ in pack.facts) + 24, NAMES)
        taken = [len(metrics.wrapped(value, size, WIDTH - names)) for _, value in pack.facts]
        tall = sum(metrics.height(one, size) + size * 0.5 for one in taken)
        if tall <= room:
            break
    decorative(rectangle(slide, Box(LEFT, y - 10, 60, 2), LIGHT.primary, "Rule"))
    lines = [Line("", size, after=size * 0.5) for _ in pack.facts]
    shape = text_box(slide, Box(LEFT, y + 4, WIDTH, min(tall, room)), lines, "Facts")
    for paragraph, (name, value) in zip(shape.text_frame.paragraphs, pack.facts, strict=True):
        short = metrics.shortened(name, size, NAMES)
        for run, words, bold in ((paragraph.runs[0], f"{short}\t", False), (paragraph.add_run(), value, True)):
            run.text = words
            run.font.size, run.font.bold = Pt(size), bold
            run.font.color.rgb = rgb(LIGHT.text if bold else LIGHT.soft)
        properties = paragraph._p.get_or_add_pPr()
        properties.set("marL", str(round(names * EMU)))
        properties.set("indent", str(-round(names * EMU)))
