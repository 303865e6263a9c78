"""An OLE compound file made by hand ([MS-CFB])."""

import struct
from collections.abc import Mapping, Sequence

SECTOR = 512
NUMBERS = SECTOR // 4
FREE, END, FAT, DIFAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
MINI_LIMIT = 4096
IN_HEADER = 109
"""Sectors of the allocation table that the header lists; others are listed in sectors of their own."""


def compound(streams: Mapping[str, bytes]) -> bytes:
    """An OLE compound file of some streams, each padded so that it stands in whole sectors."""
    padded = {name: _whole(content.ljust(MINI_LIMIT, b"\0")) for name, content in streams.items()}
    many = {name: len(content) // SECTOR for name, content in padded.items()}
    directory_sectors = -(-(len(streams) + 1) // 4)
    tables, lists = 1, 0
    while tables * NUMBERS < tables + lists + sum(many.values()) + directory_sectors:
        tables += 1
        lists = max(0, -(-(tables - IN_HEADER) // (NUMBERS - 1)))
    fat = [FAT] * tables + [DIFAT] * lists
    entries = []
    for name, content in padded.items():
        entries.append((name, 2, len(fat), len(content)))
        fat += [*range(len(fat) + 1, len(fat) + many[name]), END]
    directory_at = len(fat)
    fat += [*range(len(fat) + 1, len(fat) + directory_sectors), END]
    directory = _entry("Root Entry", 5, END, 0, child=1) + b"".join(
        _entry(name, kind, first, size, right=place + 1 if place < len(entries) else FREE)
        for place, (name, kind, first, size) in enumerate(entries, 1)
    )
    directory += _entry("", 0, 0, 0) * (-(len(entries) + 1) % 4)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    first_list = tables if lists else END
    head += struct.pack("<9I", 0, tables, directory_at, 0, MINI_LIMIT, END, 0, first_list, lists)
    listed = list(range(tables))
    head += _numbers(listed[:IN_HEADER], IN_HEADER)
    return (
        head
        + _numbers(fat, tables * NUMBERS)
        + _lists(listed[IN_HEADER:], tables, lists)
        + b"".join(padded.values())
        + directory
    )


def _lists(listed: Sequence[int], first: int, many: int) -> bytes:
    """Sectors that list those of the allocation table, each with the number of the next at its end."""
    made = b""
    for place in range(many):
        some = listed[place * (NUMBERS - 1) : (place + 1) * (NUMBERS - 1)]
        made += _numbers(some, NUMBERS - 1) + struct.pack("<I", first + place + 1 if place + 1 < many else END)
    return made


def _numbers(numbers: Sequence[int], room: int) -> bytes:
    return struct.pack(f"<{room}I", *numbers, *[FREE] * (room - len(numbers)))


def _whole(content: bytes) -> bytes:
    return content + b"\0" * (-len(content) % SECTOR)


def _entry(name: str, kind: int, first: int, size: int, child: int = FREE, right: int = FREE) -> bytes:
    wide = name.encode("utf-16-le") + b"\0\0" if name else b""
    head = wide.ljust(64, b"\0") + struct.pack("<HBB", len(wide), kind, 1)
    return head + struct.pack("<III", FREE, right, child) + bytes(36) + struct.pack("<IQ", first, size)
