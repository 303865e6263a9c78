"""The map as vector shapes: a freeform a department, in one group, coloured by class, with its key."""

from collections import Counter
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml

from dashboard.reports.outlines import Outlines, Ring, departments
from dashboard.reports.pack.content import Map, Place
from dashboard.reports.pack.slides import key, metrics
from dashboard.reports.pack.slides.box import EMU, Box
from dashboard.reports.pack.slides.heading import headed, noted, small_print
from dashboard.reports.pack.slides.shapes import Line, describe, text_box
from dashboard.theme import LIGHT
from data.reference import territories
from data.texts import text

UNKNOWN, NOT_APPLICABLE = -2, -1
"""As in ``figures.classes``."""
KEY = 0.34
"""The most of the width that the key takes."""
ALONE = 600.0
"""From this width on, letters are larger."""
OFF_MAP_SIZE = 9.0
_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


def draw(slide: Any, box: Box, part: Map, lang: str) -> None:
    """Draws the 101 departments; one that the part doesn't name is not known. Places without an outline are listed."""
    box = headed(slide, box, part.title)
    france, places = departments(), _places(part, lang)
    entries = _entries(part, places, lang)
    letters = key.SIZE + (2 if box.w > ALONE else 0)
    longest = max([metrics.width(label, letters) for _, label in entries], default=0)
    wide = min(max(longest + key.SWATCH + key.APART + 6, metrics.width(part.measure, letters, True) + 4), box.w * KEY)
    source = text("reference.attribution_contours", lang)
    size = france.fit(box.w - wide - 16, box.h - small_print(source, box.w))
    box = noted(slide, box.top(size * france.height + small_print(source, box.w)), source)
    x = box.x + max((box.w - wide - 16 - size * france.width) / 2, 0)
    _shapes(slide, Box(x, box.y, size * france.width, size * france.height), size, part, france, places)
    _key(slide, Box(x + size * france.width + 16, box.y + 8, wide, box.h - 8), part, entries, letters, lang)


def colours(part: Map) -> tuple[str, ...]:
    """The colour of each class, low to high; the class beyond 100 % is told by its rank and its unit."""
    above = part.unit == "ratio" and len(part.labels) > len(LIGHT.classes)
    inner = len(part.labels) - (1 if above else 0)
    return (*LIGHT.sequence(inner)[: max(inner, 0)], *([LIGHT.above] if above else []))


def _places(part: Map, lang: str) -> Mapping[str, Place]:
    known, names = {place.code: place for place in part.places}, territories()
    unknown = text("ui.unknown", lang)
    return {
        code: known.get(code) or Place(code, names[code].name, None, unknown, UNKNOWN) for code in departments().rings
    }


def _entries(part: Map, places: Mapping[str, Place], lang: str) -> list[tuple[str, str]]:
    """The key: every class with how many departments are in it, then those without a value."""
    tally = Counter(place.rank for place in places.values())
    shown = [
        (rank, colour, label) for rank, (colour, label) in enumerate(zip(colours(part), part.labels, strict=False))
    ]
    if tally[UNKNOWN]:
        shown.append((UNKNOWN, LIGHT.unknown, text("ui.class_unknown", lang)))
    if tally[NOT_APPLICABLE]:
        shown.append((NOT_APPLICABLE, key.HATCHED, text("ui.class_not_applicable", lang)))
    return [(colour, f"{label} ({tally[rank]})") for rank, colour, label in shown]


def _key(slide: Any, box: Box, part: Map, entries: list[tuple[str, str]], size: float, lang: str) -> None:
    tall = metrics.height(len(metrics.wrapped(part.measure, size, box.w, bold=True)), size)
    text_box(slide, box.top(tall), [Line(part.measure, size, bold=True)], "Measure")
    end = key.column(slide, box.below(tall, 6), entries, size)
    outside = [f"{place.name} ({place.written})" for place in part.places if place.code not in departments().rings]
    if outside:
        words = text("pack.off_map", lang, names=", ".join(outside))
        lines = len(metrics.wrapped(words, OFF_MAP_SIZE, box.w))
        rest = Box(box.x, end + 8, box.w, metrics.height(lines, OFF_MAP_SIZE))
        text_box(slide, rest, [Line(words, OFF_MAP_SIZE, colour=LIGHT.soft)], "Off the map")


def _shapes(slide: Any, box: Box, size: float, part: Map, france: Outlines, places: Mapping[str, Place]) -> None:
    group = slide.shapes.add_group_shape()
    group.name = "Map"
    describe(group, f"{part.title}. {part.says}")
    first, fills = slide.shapes._next_shape_id, [_solid(colour) for colour in colours(part)]
    x, y, w, h = box.emu
    group.left, group.top, group.width, group.height = x, y, w, h
    frame = group._element.grpSpPr.xfrm
    frame.chOff.x, frame.chOff.y, frame.chExt.cx, frame.chExt.cy = x, y, w, h
    for number, (code, rings) in enumerate(france.rings.items()):
        place = places[code]
        group._element.append(parse_xml(_shape(first + number, place, rings, (x, y), size * EMU, _fill(place, fills))))


def _shape(number: int, place: Place, rings: tuple[Ring, ...], corner: tuple[int, int], size: float, fill: str) -> str:
    """A freeform of a department (ECMA-376 part 1, 20.1.9.8): closed rings, of which those inside are holes."""
    moved = [[(round(x * size), round(y * size)) for x, y in ring] for ring in rings]
    points = [point for ring in moved for point in ring]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    wide, tall = max(x for x, _ in points) - left or 1, max(y for _, y in points) - top or 1
    path = "".join(_ring(ring, left, top) for ring in moved)
    name, says = quoteattr(place.name), quoteattr(f"{place.name}, {place.written}")
    return (
        f'<p:sp {_NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name={name} descr={says}/><p:cNvSpPr/><p:nvPr/>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="{corner[0] + left}" y="{corner[1] + top}"/>'
        f'<a:ext cx="{wide}" cy="{tall}"/></a:xfrm>'
        f'<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{wide}" h="{tall}">{path}</a:path></a:pathLst></a:custGeom>{fill}'
        f'<a:ln w="6350">{_solid(LIGHT.outline)}<a:round/></a:ln></p:spPr></p:sp>'
    )


def _ring(ring: list[tuple[int, int]], left: int, top: int) -> str:
    drawn = [f'<a:pt x="{x - left}" y="{y - top}"/>' for x, y in ring]
    lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in drawn[1:])
    return f"<a:moveTo>{drawn[0]}</a:moveTo>{lines}<a:close/>"


def _fill(place: Place, fills: list[str]) -> str:
    if place.rank == NOT_APPLICABLE:
        front, back = _colour(LIGHT.hatch), _colour(LIGHT.not_applicable)
        return f'<a:pattFill prst="dkUpDiag"><a:fgClr>{front}</a:fgClr><a:bgClr>{back}</a:bgClr></a:pattFill>'
    return fills[place.rank] if 0 <= place.rank < len(fills) else _solid(LIGHT.unknown)


def _solid(colour: str) -> str:
    return f"<a:solidFill>{_colour(colour)}</a:solidFill>"


def _colour(colour: str) -> str:
    return f'<a:srgbClr val="{escape(colour[1:].upper())}"/>'
