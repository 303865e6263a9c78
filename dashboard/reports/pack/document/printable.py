"""Words that the document's font can print: an archivable PDF may not hold a letter without its shape."""

import struct
import unicodedata
from functools import cache
from pathlib import Path

FONT = Path(__file__).parents[2] / "fonts" / "Inter-Regular.ttf"
LIKE = {"\u2308": "[", "\u2309": "]"}
"""Signs of the methods' formulas that the font does not have, and the nearest that it has."""
MISSING = "\u25a1"
"""A white square stands for a letter that the font does not have."""


def printable(words: str) -> str:
    """Words with their letters composed; those that the font does not have are replaced."""
    return "".join(_letter(one) for one in unicodedata.normalize("NFC", words))


def _letter(letter: str) -> str:
    if ord(letter) in covered():
        return letter
    if letter in LIKE:
        return LIKE[letter]
    if letter.isspace():
        return " "
    if unicodedata.category(letter) in ("Cc", "Cf"):  # Controls and marks of direction have no shape.
        return ""
    like = unicodedata.normalize("NFKC", letter)
    return like if all(ord(one) in covered() for one in like) else MISSING


@cache
def covered() -> frozenset[int]:
    """The code points that the font has, read from its ``cmap`` table (OpenType 1.9, format 4: the basic plane)."""
    data = FONT.read_bytes()
    tables = dict(
        struct.unpack_from(">4sxxxxI", data, 12 + 16 * rank) for rank in range(struct.unpack_from(">H", data, 4)[0])
    )
    start = tables[b"cmap"]
    count = struct.unpack_from(">H", data, start + 2)[0]
    places = [start + struct.unpack_from(">I", data, start + 8 + 8 * rank)[0] for rank in range(count)]
    place = next(one for one in places if struct.unpack_from(">H", data, one)[0] == 4)
    pairs = struct.unpack_from(">H", data, place + 6)[0] // 2
    ends = struct.unpack_from(f">{pairs}H", data, place + 14)
    starts = struct.unpack_from(f">{pairs}H", data, place + 16 + 2 * pairs)
    return frozenset(code for first, last in zip(starts, ends, strict=True) for code in range(first, last + 1)) - {
        0xFFFF
    }
