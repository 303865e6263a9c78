"""An OLE compound file, the container of an ``.xls``: its streams, each a chain of sectors ([MS-CFB] 2).

A chain is followed as its parser follows it, but no further than the file is long.
"""

import struct
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice

from etl.read.errors import Refusal

HEADER = struct.Struct("<30xH16xI8xI4xI")
"""The shift of a sector's size; the first sectors of the directory, of the table of small streams, and of the rest of
the list of the table's sectors."""
HEADER_SIZE, TABLE_AT, TABLE_LISTED = 512, 76, 109
SHIFTS = {9, 12}
"""512 bytes a sector, or 4096."""
END = 0xFFFFFFFA
"""From here on a number is no sector's but a mark: the end of a chain, or a sector that is free."""
ENTRY = struct.Struct("<64sH50xII4x")
ENTRY_SIZE = 128
SMALL, SMALL_SECTOR = 4096, 64
"""A stream below this size shares the sectors of others, in pieces of their own size."""


class Compound:
    """A compound file. Raises Refusal where a chain leaves the file or comes back upon itself."""

    def __init__(self, raw: bytes) -> None:
        if len(raw) < HEADER_SIZE:
            raise Refusal("damaged")
        shift, directory, self.small_table_at, rest = HEADER.unpack_from(raw)
        if shift not in SHIFTS:
            raise Refusal("damaged")
        self.raw, self.size = raw, 1 << shift
        self.sectors = -(-len(raw) // self.size) - 1
        self.table = self._numbers(islice(self._table_sectors(rest), -(-self.sectors * 4 // self.size)))
        listed = self._joined(self._chain(directory, self.table))
        self.entries = [ENTRY.unpack_from(listed, at) for at in range(0, len(listed) - ENTRY_SIZE + 1, ENTRY_SIZE)]

    def stream(self, name: str) -> bytes | None:
        """The content of the first stream of that name, or None."""
        wanted = name.encode("utf-16-le")
        for written, length, first, size in self.entries:
            if written[: max(0, length - 2)] == wanted:
                return self._small(first, size) if size < SMALL else self._large(first, size)
        return None

    def _large(self, first: int, size: int) -> bytes:
        return self._joined(self._chain(first, self.table))[:size]

    def _small(self, first: int, size: int) -> bytes:
        places = (number * SMALL_SECTOR for number in self._chain(first, self._small_table))
        return b"".join(self._small_sectors[at : at + SMALL_SECTOR] for at in places)[:size]

    @cached_property
    def _small_table(self) -> Sequence[int]:
        return self._numbers(self._chain(self.small_table_at, self.table))

    @cached_property
    def _small_sectors(self) -> bytes:
        """What small streams share: the stream of the root, the first entry."""
        return self._large(*self.entries[0][2:]) if self.entries else b""

    def _table_sectors(self, rest: int) -> Iterator[int]:
        """The sectors of the allocation table: listed in the header, then in sectors that each name the next."""
        listed: Sequence[int] = struct.unpack_from(f"<{TABLE_LISTED}I", self.raw, TABLE_AT)
        for _sector in range(self.sectors):
            yield from (number for number in listed if number < END)
            if rest >= END:
                return
            *listed, rest = self._numbers([rest])

    def _numbers(self, sectors: Iterable[int]) -> Sequence[int]:
        content = self._joined(sectors)
        return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])

    def _joined(self, sectors: Iterable[int]) -> bytes:
        return b"".join(map(self._sector, sectors))

    def _sector(self, number: int) -> bytes:
        if number >= self.sectors:
            raise Refusal("damaged")
        return self.raw[(number + 1) * self.size : (number + 2) * self.size]

    @staticmethod
    def _chain(number: int, table: Sequence[int]) -> Iterator[int]:
        for _sector in range(len(table) + 1):
            if number >= END:
                return
            if number >= len(table):
                break
            yield number
            number = table[number]
        raise Refusal("damaged")
