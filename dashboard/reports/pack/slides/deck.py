"""An empty presentation of ours: 16:9, one sans, the palette as its theme, two layouts, no picture."""

import re
from typing import Any

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.util import Pt

from dashboard.reports.pack.slides.box import BOTTOM, HIGH, MARGIN, WIDE, Box
from dashboard.reports.pack.slides.metrics import FONT
from dashboard.theme import LIGHT

COVER, TITLE_ONLY = 0, 1
FOOT = Box(MARGIN, BOTTOM + 14, WIDE - 2 * MARGIN, 16)
TITLE_WIDE, DATE_WIDE = 460.0, 350.0
"""What the footer keeps for the title of the pack and for its moment."""
_FOOTER = {
    "dt": Box(FOOT.x + FOOT.w - 50 - DATE_WIDE, FOOT.y, DATE_WIDE, FOOT.h),
    "ftr": Box(FOOT.x, FOOT.y, TITLE_WIDE, FOOT.h),
}
_FOOTER["sldNum"] = Box(FOOT.x + FOOT.w - 40, FOOT.y, 40, FOOT.h)
_TITLE = Box(MARGIN, 40, WIDE - 2 * MARGIN, 64)
_THEME = {
    "dk1": LIGHT.text,
    "lt1": LIGHT.background,
    "dk2": LIGHT.soft,
    "lt2": LIGHT.surface,
    "accent1": LIGHT.primary,
    "accent2": LIGHT.paid,
    "accent3": LIGHT.committed,
    "accent4": LIGHT.awarded,
    "accent5": LIGHT.late,
    "accent6": LIGHT.hatch,
    "hlink": LIGHT.primary,
    "folHlink": LIGHT.primary,
}
_KEPT = ("Title Slide", "Title Only")


def empty() -> Any:
    """The presentation, before its first slide."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Box(0, 0, WIDE, HIGH).emu[2:]
    deck.element.sldSz.attrib.pop("type", None)  # it says 4:3
    for layout in list(deck.slide_layouts):
        if layout.name not in _KEPT:
            deck.slide_layouts.remove(layout)
    _themed(deck.slide_master.part)
    for part in (deck.slide_master, *deck.slide_layouts):
        _placed(part)
    _drop(deck.part.package, RELATIONSHIP_TYPE.THUMBNAIL)
    _drop(deck.part.package, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    _drop(deck.part, RELATIONSHIP_TYPE.PRINTER_SETTINGS)
    return deck


def _themed(master: Any) -> None:
    """Our colours and font in the theme, so that what is added by hand looks the same."""
    theme = master.part_related_by(RELATIONSHIP_TYPE.THEME)
    source = theme.blob.decode("utf-8")
    for name, colour in _THEME.items():
        source = re.sub(
            rf"<a:{name}>.*?</a:{name}>", f'<a:{name}><a:srgbClr val="{colour[1:].upper()}"/></a:{name}>', source
        )
    theme._blob = re.sub(r'<a:latin typeface="[^"]*"', f'<a:latin typeface="{FONT}"', source).encode("utf-8")


def _placed(part: Any) -> None:
    """The placeholders of the master or of a layout at our places; titles at the left, bold, without capitals."""
    for shape in list(part.placeholders):
        kind = shape.element.ph.get("type", "body")
        if kind in _FOOTER:
            _at(shape, _FOOTER[kind])
            _letters(shape, 9, LIGHT.soft, "l" if kind == "ftr" else "r")
        elif kind == "title":
            _at(shape, _TITLE)
            _letters(shape, 26, LIGHT.text, "l", bold=True)
            shape.text_frame.vertical_anchor = MSO_ANCHOR.TOP
        elif kind == "ctrTitle":
            _at(shape, Box(MARGIN + 20, 120, WIDE - 2 * MARGIN - 20, 96))
            _letters(shape, 38, LIGHT.text, "l", bold=True)
            shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
        elif kind == "subTitle":
            _at(shape, Box(MARGIN + 20, 226, WIDE - 2 * MARGIN - 20, 50))
            _letters(shape, 18, LIGHT.soft, "l")
        else:
            _at(shape, Box(MARGIN, 110, WIDE - 2 * MARGIN, BOTTOM - 110))


def _at(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = box.emu
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    properties = frame._txBody.bodyPr
    for fitted in list(properties):
        properties.remove(fitted)


def _letters(shape: Any, size: float, colour: str, side: str, *, bold: bool = False) -> None:
    """The list style of a placeholder: what its text looks like before anything is said of it."""
    body = shape.text_frame._txBody
    style = body.find(f"{{{body.nsmap['a']}}}lstStyle")
    for old in list(style):
        style.remove(old)
    style.append(
        parse_xml(
            '<a:lvl1pPr xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
            f'marL="0" indent="0" algn="{side}"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
            '<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
            f'<a:defRPr sz="{Pt(size).centipoints}" b="{int(bold)}" cap="none">'
            f'<a:solidFill><a:srgbClr val="{colour[1:].upper()}"/></a:solidFill></a:defRPr></a:lvl1pPr>'
        )
    )


def _drop(part: Any, kind: str) -> None:
    """Removes the parts of a kind: thumbnail, printer and program of whoever made python-pptx's own template."""
    rels = part._rels
    for name in [name for name, rel in rels.items() if rel.reltype == kind]:
        rels.pop(name)
