"""The parts of an archive, inflated a piece at a time; sizes are counted, never believed."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from etl.read.errors import Refusal
from etl.read.limits import MEGABYTE, Limits

PIECE = 1 << 20
TAKEN = 1 << 17
"""Compressed bytes taken at a time: little, for what is not yet inflated is copied at each piece."""
RATIO_JUDGED_ABOVE = 10 * MEGABYTE
LOCAL_HEAD = struct.Struct("<4s22xHH")
ENCRYPTED = 0x1


class Archive:
    """A zip archive within limits. Raises Refusal: damaged, encrypted, or more than the limits."""

    def __init__(self, raw: bytes, limits: Limits) -> None:
        self.raw = raw
        self.limits = limits
        self.inflated = 0
        try:
            with zipfile.ZipFile(io.BytesIO(raw)) as archive:
                self.parts = archive.infolist()
        except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error, EOFError) as error:
            raise Refusal("damaged") from error
        if len(self.parts) > limits.entries:
            raise Refusal("too-many-entries", limit=limits.entries)
        if any(part.flag_bits & ENCRYPTED for part in self.parts):
            raise Refusal("password")
        self.by_name = {part.filename: part for part in self.parts}

    @property
    def declared(self) -> int:
        """The inflated size that the archive declares: what a progress bar may believe."""
        return sum(part.file_size for part in self.parts)

    def pieces(self, part: zipfile.ZipInfo) -> Iterator[bytes]:
        """The content of a part, inflated to its true end, its size and checksum verified there."""
        size = checksum = 0
        for piece in self._inflated(part):
            size += len(piece)
            self.inflated += len(piece)
            if self.inflated > self.limits.inflated:
                raise Refusal("inflates", limit=self.limits.inflated // MEGABYTE)
            if size > RATIO_JUDGED_ABOVE and size > self.limits.ratio * max(part.compress_size, 1):
                raise Refusal("bomb", part=part.filename, limit=self.limits.ratio)
            checksum = zlib.crc32(piece, checksum)
            yield piece
        if (size, checksum) != (part.file_size, part.CRC):
            raise Refusal("damaged")

    def read(self, name: str) -> bytes:
        """The whole content of a part; empty where there is none of that name."""
        part = self.by_name.get(name)
        return b"".join(self.pieces(part)) if part else b""

    def _inflated(self, part: zipfile.ZipInfo) -> Iterator[bytes]:
        packed = self._packed(part)
        if part.compress_type == zipfile.ZIP_STORED:
            yield from (bytes(packed[at : at + PIECE]) for at in range(0, len(packed), PIECE))
            return
        if part.compress_type != zipfile.ZIP_DEFLATED:
            raise Refusal("damaged")
        stream = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for at in range(0, len(packed), TAKEN):
                given: bytes | memoryview = packed[at : at + TAKEN]
                while not stream.eof and (piece := stream.decompress(given, PIECE)):
                    yield piece
                    given = stream.unconsumed_tail
            if piece := stream.flush():
                yield piece
        except zlib.error as error:
            raise Refusal("damaged") from error

    def _packed(self, part: zipfile.ZipInfo) -> memoryview:
        try:
            mark, name, extra = LOCAL_HEAD.unpack_from(self.raw, part.header_offset)
        except struct.error as error:
            raise Refusal("damaged") from error
        start = part.header_offset + LOCAL_HEAD.size + name + extra
        if mark != b"PK\x03\x04" or start + part.compress_size > len(self.raw):
            raise Refusal("damaged")
        return memoryview(self.raw)[start : start + part.compress_size]
