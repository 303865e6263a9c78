"""Texts and rectangles on a slide, with what a screen reader says of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.util import Pt

from dashboard.reports.pack.slides.box import Box
from dashboard.theme import LIGHT

# The mark of a shape that says nothing: PowerPoint's own extension of 2017 (adec:decorative).
_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


@dataclass(frozen=True)
class Line:
    """A paragraph: its words, size in points, weight, colour, and the space after it in points."""

    words: str
    size: float
    bold: bool = False
    colour: str = LIGHT.text
    after: float = 0


def rgb(colour: str) -> Any:
    """A colour of the palette as python-pptx wants it."""
    return RGBColor.from_string(colour[1:].upper())


def text_box(
    slide: Any, box: Box, lines: Sequence[Line], name: str, *, right: bool = False, middle: bool = False
) -> Any:
    """A box of paragraphs without margins. Its text is what a screen reader reads."""
    shape = slide.shapes.add_textbox(*box.emu)
    shape.name = name
    fill(shape.text_frame, lines, right=right, middle=middle)
    return shape


def fill(frame: Any, lines: Sequence[Line], *, right: bool = False, middle: bool = False) -> None:
    """Writes paragraphs into a text frame, without margins nor automatic sizes."""
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.TOP
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        if right:
            paragraph.alignment = PP_ALIGN.RIGHT
        if line.after:
            paragraph.space_after = Pt(line.after)
        run = paragraph.add_run()
        run.text = line.words
        run.font.size, run.font.bold = Pt(line.size), line.bold
        run.font.color.rgb = rgb(line.colour)


def rectangle(slide: Any, box: Box, colour: str, name: str) -> Any:
    """A plain rectangle, without line, shadow nor style."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.emu)
    shape.name = name
    plain(shape)
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(colour)
    shape.line.fill.background()
    return shape


def plain(shape: Any) -> None:
    """Takes away the style of the theme, which sets shadows and blue lines."""
    for style in shape._element.findall(f"{{{shape._element.nsmap['p']}}}style"):
        shape._element.remove(style)


def describe(shape: Any, words: str) -> None:
    """The alternative text of a shape."""
    _properties(shape).set("descr", words)


def decorative(shape: Any) -> None:
    """Marks a shape that says nothing."""
    _properties(shape).append(parse_xml(_DECORATIVE))


def _properties(shape: Any) -> Any:
    return shape._element._nvXxPr.cNvPr
