"""What the parts of an ``.xlsb`` say around its sheets: its epoch, the sheets, its percentage styles ([MS-XLSB])."""

import struct
from collections.abc import Iterator

from etl.read.number_formats import BUILT_IN, percents
from etl.read.records import passing, xlsb_records

FORMAT, STYLE, PROPERTIES, SHEET = 44, 47, 153, 156
CELL_STYLES_START, CELL_STYLES_END = 617, 618
EPOCH_1904 = 0x1
NULL = 0xFFFFFFFF


def epoch_1904(book: bytes) -> bool:
    """Whether the workbook counts its days from 1904 (BrtWbProp)."""
    return any(kind == PROPERTIES and bool(body[:1]) and bool(body[0] & EPOCH_1904) for kind, body in _records(book))


def named(book: bytes) -> list[tuple[str, str]]:
    """The sheets: the name of each, and the relation that leads to its part (BrtBundleSh)."""
    found = []
    for kind, body in _records(book):
        if kind == SHEET:
            relation, place = _text(body, 8)
            found.append((_text(body, place)[0], relation))
    return found


def percent_styles(styles: bytes) -> frozenset[int]:
    """The numbers of the cell styles that show a number as a percentage (BrtFmt, BrtXF)."""
    codes, found = [], []
    of_cells = False
    for kind, body in _records(styles):
        if kind == FORMAT:
            codes.append((struct.unpack_from("<H", body)[0], _text(body, 2)[0]))
        elif kind in (CELL_STYLES_START, CELL_STYLES_END):
            of_cells = kind == CELL_STYLES_START
        elif kind == STYLE and of_cells:
            found.append(struct.unpack_from("<H", body, 2)[0])
    shown = percents(codes, BUILT_IN)
    return frozenset(number for number, form in enumerate(found) if form in shown)


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    return xlsb_records(part, passing())


def _text(body: bytes, place: int) -> tuple[str, int]:
    """The text at a place, behind the number of its characters, and where it ends."""
    (length,) = struct.unpack_from("<I", body, place)
    end = place + 4 + (0 if length == NULL else 2 * length)
    return body[place + 4 : end].decode("utf-16-le", "replace"), end
