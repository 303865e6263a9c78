"""The records of the binary formats, one after the other; those that tell nothing are passed over many at a time.

A million cells are read in a second or two where a regular expression steps over runs of them, not in ten.
"""

import contextlib
import re
import struct
from collections.abc import Iterable, Iterator

from etl.read.errors import Refusal

BIFF_HEAD = struct.Struct("<HH")


@contextlib.contextmanager
def whole_records() -> Iterator[None]:
    """Raises Refusal where a record turns out to be shorter than its kind."""
    try:
        yield
    except (struct.error, IndexError) as error:
        raise Refusal("damaged") from error


def passing(*records: bytes) -> re.Pattern[bytes]:
    """A pattern of a run of records, each given by a pattern of its own."""
    return re.compile(b"(?:" + b"|".join(records) + b")*+", re.DOTALL)


def none_of(styles: Iterable[int]) -> bytes:
    """A pattern that no style of these follows, told by its lowest byte: others may be held back with them."""
    low = b"".join(b"\\x%02x" % one for one in sorted({style & 0xFF for style in styles}))
    return b"(?![" + low + b"])" if low else b""


def biff_records(raw: bytes, place: int, passed: re.Pattern[bytes]) -> Iterator[tuple[int, bytes]]:
    """The records of a stream of an ``.xls`` from a place on, to the first that it does not hold whole."""
    while run := passed.match(raw, place):
        place = run.end() + BIFF_HEAD.size
        if place > len(raw):
            return
        kind, size = BIFF_HEAD.unpack_from(raw, run.end())
        if place + size > len(raw):
            return
        yield kind, raw[place : place + size]
        place += size


def xlsb_records(raw: bytes, passed: re.Pattern[bytes]) -> Iterator[tuple[int, bytes]]:
    """The records of a part of an ``.xlsb`` ([MS-XLSB] 2.1.4), likewise."""
    place = 0
    while run := passed.match(raw, place):
        kind, place = _number(raw, run.end(), 2)
        size, place = _number(raw, place, 4)
        if run.end() == len(raw) or place + size > len(raw):
            return
        yield kind, raw[place : place + size]
        place += size


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
