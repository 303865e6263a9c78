"""What an OLE container (an ``.xls``, an encrypted workbook) carries, told by names and marks among its bytes."""

import struct

from etl.read.errors import Refusal
from etl.read.notes import Note

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MACROS = "_VBA_PROJECT".encode("utf-16-le")
RECORD = struct.Struct("<HH")
BOOK_STARTS = bytes.fromhex("0908100000060500")
"""The record that opens the globals of an Excel 97 workbook ([MS-XLS] 2.4.21, BOF)."""
WRITE_PROTECTED, LOCKED = 0x0086, 0x002F


def carried(raw: bytes) -> list[Note]:
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
