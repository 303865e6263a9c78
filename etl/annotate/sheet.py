"""A worksheet part in three: what precedes the rows, the rows, what follows them. Only the rows may be large."""

import re
from dataclasses import dataclass

from etl.annotate.errors import Unpatchable
from etl.annotate.marks import place
from etl.annotate.markup import ATTRIBUTES, attribute, without_attribute
from etl.annotate.outline import Node, outline
from etl.annotate.relations import OFFICE

ROOT = re.compile(rb"<((?:[A-Za-z_][\w.-]*:)?)worksheet(?=[\s>/])")
LATER = frozenset(
    (
        "legacyDrawing",
        "legacyDrawingHF",
        "drawingHF",
        "picture",
        "oleObjects",
        "controls",
        "AlternateContent",
        "webPublishItems",
        "tableParts",
        "extLst",
    )
)
"""What stands after the drawing of the notes in a worksheet (ECMA-376 part 1, 18.3.1.99)."""


@dataclass(frozen=True, slots=True)
class SheetXml:
    """``xml[start:end]`` are the rows; ``prefix`` is that of the spreadsheet's elements, with its colon."""

    xml: bytes
    prefix: bytes
    start: int
    end: int
    head: bytes
    tail: bytes

    @property
    def frame(self) -> tuple[bytes, Node]:
        """The worksheet without its rows, and its outline two levels deep."""
        skeleton = self.head + self.tail
        return skeleton, outline(skeleton, 2)


def cut(xml: bytes) -> SheetXml:
    """Cuts a worksheet part. Raises Unpatchable where its rows cannot be told from what only looks like them."""
    root = ROOT.search(xml, 0, 4096)
    if root is None:
        raise Unpatchable("no worksheet")
    prefix = root[1]
    opened = re.compile(rb"<" + prefix + rb"sheetData(?=[\s/>])" + ATTRIBUTES + rb">").search(xml, root.end())
    if opened is None:
        raise Unpatchable("no sheetData")
    closing = b"</" + prefix + b"sheetData>"
    if opened[1].endswith(b"/"):
        start = end = opened.end()
        head, tail = xml[: opened.start()] + b"<" + prefix + b"sheetData>", closing + xml[end:]
    else:
        start, end = opened.end(), xml.find(closing, opened.end())
        head, tail = xml[:start], xml[end:]
    if end < 0 or any(xml.find(odd, start, end) >= 0 for odd in (b"<!", b"<?", b"<" + prefix + b"sheetData")):
        raise Unpatchable("rows")
    return SheetXml(xml, prefix, start, end, head, tail)


def deselected(head: bytes) -> bytes:
    """The head of a sheet that is not selected: two selected sheets would be edited together."""
    view = re.compile(rb"<(?:[\w.-]+:)?sheetView(?=\s)" + ATTRIBUTES + rb">")
    return view.sub(lambda found: without_attribute(found[0], b"tabSelected"), head)


def selected(head: bytes) -> bool:
    """Whether a sheet is."""
    views = re.findall(rb"<(?:[\w.-]+:)?sheetView\s[^<>]*>", head)
    return any(attribute(view, b"tabSelected") in (b"1", b"true") for view in views)


def drawing_relation(sheet: SheetXml) -> str | None:
    """The relation of the drawing that holds the sheet's notes, if it has one."""
    node = sheet.frame[1].first("legacyDrawing")
    return None if node is None else node.get("id")


def merged(sheet: SheetXml) -> list[tuple[int, int, int, int]]:
    """The merged cells: first row, first column, last row, last column."""
    held = sheet.frame[1].first("mergeCells")
    spans = [(node.get("ref") or "").partition(":") for node in held.children] if held else []
    corners = [(place(first), place(last)) for first, _, last in spans]
    return [(*first, *last) for first, last in corners if first and last]


def with_drawing(sheet: SheetXml, relation: str) -> bytes:
    """The tail of the sheet with a drawing of notes, where the order of a worksheet's elements has it."""
    root = sheet.frame[1]
    after = next((node.start for node in root.children if node.name in LATER), root.close) - len(sheet.head)
    one = b'<%slegacyDrawing xmlns:r="%s" r:id="%s"/>' % (sheet.prefix, OFFICE.encode(), relation.encode())
    return sheet.tail[:after] + one + sheet.tail[after:]


def without_drawing(sheet: SheetXml) -> bytes:
    """The tail of the sheet without its drawing of notes."""
    node = sheet.frame[1].first("legacyDrawing")
    if node is None:
        return sheet.tail
    at = len(sheet.head)
    return sheet.tail[: node.start - at] + sheet.tail[node.end - at :]
