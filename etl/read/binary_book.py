"""What the bytes of a binary workbook (``.xls``, ``.xlsb``) say of the whole file."""

import struct

from etl.read.errors import Refusal
from etl.read.notes import Note

BOOK_PROPERTIES = 153
EPOCH_1904 = 0x1
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MACROS = "_VBA_PROJECT".encode("utf-16-le")
RECORD = struct.Struct("<HH")
BOOK_STARTS = bytes.fromhex("0908100000060500")
"""The record that opens the globals of an Excel 97 workbook ([MS-XLS] 2.4.21, BOF)."""
WRITE_PROTECTED, LOCKED = 0x0086, 0x002F


def look_through_ole(raw: bytes) -> list[Note]:
    """Notes on an OLE container, told by the names of its storages. Raises Refusal where it is encrypted."""
    if ENCRYPTED in raw or _locked(raw):
        raise Refusal("password")
    return [("macros", {"number": "1", "part": "_VBA_PROJECT"})] if MACROS in raw else []


def _locked(raw: bytes) -> bool:
    """Whether the records are encrypted: the one that says so is among the first ([MS-XLS] 2.1.7.20.3)."""
    place = raw.find(BOOK_STARTS)
    if place < 0:
        return False
    kinds = []
    for _ in range(3):
        if place + RECORD.size > len(raw):
            break
        kind, size = RECORD.unpack_from(raw, place)
        kinds.append(kind)
        place += RECORD.size + size
    return LOCKED in kinds[1:2] or kinds[1:3] == [WRITE_PROTECTED, LOCKED]


def epoch_1904(book: bytes) -> bool:
    """Whether a binary workbook part counts its days from 1904 ([MS-XLSB] 2.4.822, BrtWbProp)."""
    place = 0
    while place + 2 <= len(book):
        kind, place = _number(book, place, 2)
        size, place = _number(book, place, 4)
        if kind == BOOK_PROPERTIES:
            return bool(book[place : place + 1] and book[place] & EPOCH_1904)
        place += size
    return False


def _number(raw: bytes, place: int, longest: int) -> tuple[int, int]:
    value = 0
    for shift in range(longest):
        if place >= len(raw):
            break
        byte = raw[place]
        place += 1
        value |= (byte & 0x7F) << (7 * shift)
        if not byte & 0x80:
            break
    return value, place
