"""The shapes of the notes: the VML drawing that every program needs to show a legacy note."""

import re
from collections.abc import Callable, Iterable, Mapping

from etl.annotate.errors import Unpatchable
from etl.annotate.package import Package

EMPTY = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    b'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/>'
    b"</o:shapelayout></xml>"
)
KIND = (
    b'<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    b'<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
SHAPE = (
    '<v:shape id="_x0000_s{number}" type="#_x0000_t202" '
    'style="position:absolute;margin-left:0;margin-top:0;width:240pt;height:90pt;z-index:{depth};visibility:hidden" '
    'fillcolor="#fffdf7" strokecolor="#8e949e" o:insetmode="auto"><v:fill color2="#fffdf7"/>'
    '<v:shadow on="t" color="#b1b1b1" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
ROW_HEIGHT = 20
BLOCK = 1_024
"""Shapes are numbered by blocks of 1,024, and no block serves two drawings of a workbook."""

SPACE = b"urn:schemas-microsoft-com:"
SPACES = {b"v": SPACE + b"vml", b"o": SPACE + b"office:office", b"x": SPACE + b"office:excel"}
DECLARED = re.compile(rb"xmlns:([\w.-]+)\s*=\s*[\"']([^\"']*)[\"']")

# A drawing is not always well-formed XML, and programs choose its prefixes: it is searched, not parsed.
P = rb"(?:[\w.-]+:)"
BLOCKS = re.compile(rb"(<" + P + rb"idmap\s[^<>]*?data=)([\"'])([0-9, ]*)\2")
SHAPE_START = re.compile(rb"<([\w.-]+:)shape\s")
NUMBER = re.compile(rb"<" + P + rb"shape\s[^<>]*?id=[\"']_x0000_s([0-9]+)")
ROW, COLUMN = (re.compile(rb"<" + P + name + rb">\s*([0-9]+)\s*<") for name in (b"Row", b"Column"))
HEIGHT = re.compile(rb"(?<![\w-])height:\s*([0-9]+)(?:\.[0-9]+)?(?:px|pt)")
ANCHOR = re.compile(rb"(<" + P + rb"Anchor>)([0-9,\s]+)<")


class Blocks:
    """The blocks of numbers that the drawings of a package use."""

    def __init__(self, package: Package) -> None:
        used = [int(n) for part in package.parts(".vml") for n in _blocks(package.read(part))]
        self._next = max(used, default=0) + 1

    def take(self, shapes: int) -> list[int]:
        """As many blocks as that number of shapes needs."""
        first = self._next
        self._next += shapes // (BLOCK - 1) + 1
        return list(range(first, self._next))


def _blocks(xml: bytes) -> list[bytes]:
    return [number for found in BLOCKS.finditer(xml) for number in found[3].replace(b",", b" ").split()]


def with_shapes(xml: bytes | None, anchors: Mapping[tuple[int, int], str], blocks: Blocks) -> bytes:
    """The drawing with a note's shape at each (row, column). Raises Unpatchable where it is written in an odd way."""
    xml = EMPTY if xml is None else xml
    end = xml.rfind(b"</xml>")
    prefixes = {space: prefix for prefix, space in reversed(DECLARED.findall(xml))}
    if end < 0 or any(space not in prefixes for space in SPACES.values()):
        raise Unpatchable("drawing")
    if not anchors:
        return xml
    taken = blocks.take(len(anchors))
    shapes = "".join(
        SHAPE.format(number=taken[0] * BLOCK + n, depth=n, anchor=anchor, row=row - 1, column=column - 1)
        for n, ((row, column), anchor) in enumerate(anchors.items(), 1)
    )
    kind = b"" if b'id="_x0000_t202"' in xml or b"id='_x0000_t202'" in xml else KIND
    made = xml[:end] + _renamed(kind + shapes.encode(), prefixes) + xml[end:]
    numbers = b",".join(b"%d" % one for one in taken)
    return BLOCKS.sub(lambda m: m[1] + m[2] + b",".join(filter(None, (m[3], numbers))) + m[2], made, count=1)


def _renamed(ours: bytes, prefixes: Mapping[bytes, bytes]) -> bytes:
    """Shapes of ours in the prefixes of the drawing that they join."""
    for usual, space in SPACES.items():
        if prefixes[space] != usual:
            ours = re.sub(rb"(?<=[</ ])" + usual + rb":", prefixes[space] + b":", ours)
    return ours


def _rewritten(xml: bytes, rewrite: Callable[[bytes], bytes]) -> bytes:
    """The drawing with each of its shapes rewritten."""
    pieces, at = [], 0
    while (found := SHAPE_START.search(xml, at)) is not None:
        closing = b"</" + found[1] + b"shape>"
        end = xml.find(closing, found.end()) + len(closing)
        if end < found.end():
            break
        pieces += [xml[at : found.start()], rewrite(xml[found.start() : end])]
        at = end
    return b"".join([*pieces, xml[at:]])


def _where(shape: bytes) -> tuple[int, int] | None:
    """The (row, column) of the cell that a shape is the note of."""
    row, column = ROW.search(shape), COLUMN.search(shape)
    if row is None or column is None or b'ObjectType="Note"' not in shape:
        return None
    return int(row[1]) + 1, int(column[1]) + 1


def without_shapes(xml: bytes, cells: Iterable[tuple[int, int]]) -> tuple[bytes, int]:
    """The drawing without the notes at these (row, column), and how many shapes of any kind are left."""
    gone = set(cells)
    bare = _rewritten(xml, lambda shape: b"" if _where(shape) in gone else shape)
    blocks = sorted({int(number) // BLOCK for number in NUMBER.findall(bare)})
    numbers = b",".join(b"%d" % one for one in blocks)
    left = len(SHAPE_START.findall(bare))
    return (BLOCKS.sub(lambda m: m[1] + m[2] + numbers + m[2], bare, count=1) if bare != xml else xml), left


def enlarged(xml: bytes, rows: Mapping[tuple[int, int], int]) -> bytes:
    """The drawing where the notes at these (row, column) are at least so many rows tall, to show what was added."""

    def taller(shape: bytes) -> bytes:
        where, anchor = _where(shape), ANCHOR.search(shape)
        wanted = rows.get(where) if where else None
        if wanted is None:
            return shape
        if anchor is None:
            return HEIGHT.sub(lambda m: b"height:%dpx" % max(wanted * ROW_HEIGHT, int(m[1])), shape, count=1)
        numbers = [int(one) for one in re.findall(rb"[0-9]+", anchor[2])]
        if len(numbers) != 8 or numbers[6] - numbers[2] >= wanted:
            return shape
        numbers[6] = numbers[2] + wanted
        return ANCHOR.sub(lambda m: b"%s%s<" % (m[1], ", ".join(map(str, numbers)).encode()), shape)

    return _rewritten(xml, taller) if rows else xml
