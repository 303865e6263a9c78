"""What the bytes of a binary workbook (``.xls``, ``.xlsb``) say of the whole file."""

from etl.read.errors import Refusal

BOOK_PROPERTIES = 153
EPOCH_1904 = 0x1
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MACROS = "_VBA_PROJECT".encode("utf-16-le")


def look_through_ole(raw: bytes) -> list[tuple[str, dict[str, str]]]:
    """Notes on an OLE container, told by the names of its storages. Raises Refusal where it is encrypted."""
    if ENCRYPTED in raw:
        raise Refusal("password")
    return [("macros", {"number": "1", "part": "_VBA_PROJECT"})] if MACROS in raw else []


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
