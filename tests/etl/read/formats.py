"""The smallest real files of each spreadsheet format, made by hand: .ods, .xlsb, .xls, and an encrypted workbook.

A cell is a text or a number. The binary formats follow Microsoft's [MS-XLS], [MS-XLSB] and [MS-CFB].
"""

import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

Rows = Sequence[Sequence[str | float | None]]
SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
MINI_LIMIT = 4096


def ods(path: Path, rows: Rows, sheet: str = "Feuille") -> Path:
    """An OpenDocument spreadsheet."""
    lines = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names} office:version="1.3"><office:body>'
        f'<office:spreadsheet><table:table table:name="{escape(sheet)}">{lines}</table:table>'
        f"</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), kind)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return path


def _ods_cell(value: str | float | None) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, str):
        return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'
    number = f'office:value-type="float" office:value="{value!r}"'
    return f"<table:table-cell {number}><text:p>{value}</text:p></table:table-cell>"


def xlsb(path: Path, rows: Rows, sheet: str = "Feuille", epoch_1904: bool = False) -> Path:
    """An Excel binary workbook."""
    main = "http://schemas.openxmlformats.org/package/2006/"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    types = (
        f'<Types xmlns="{main}content-types"><Default Extension="bin" '
        'ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
    )

    def relations(kind: str, target: str) -> str:
        one = f'<Relationship Id="rId1" Type="{office}/{kind}" Target="{target}"/>'
        return f'<Relationships xmlns="{main}relationships">{one}</Relationships>'

    properties = _record(153, struct.pack("<III", 0x00010020 | epoch_1904, 0, 0)) if epoch_1904 else b""
    book = (
        _record(131) + properties + _record(143) + _record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide(sheet))
    )
    book += _record(144) + _record(132)
    width = max(len(row) for row in rows)
    body = _record(129) + _record(148, struct.pack("<IIII", 0, len(rows) - 1, 0, width - 1)) + _record(145)
    for number, row in enumerate(rows):
        body += _record(0, struct.pack("<IIHHBI", number, 0, 300, 0, 0, 0))
        for column, value in enumerate(row):
            if isinstance(value, str):
                body += _record(6, struct.pack("<II", column, 0) + _wide(value))
            elif value is not None:
                body += _record(5, struct.pack("<IId", column, 0, value))
    body += _record(146) + _record(130)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", relations("officeDocument", "xl/workbook.bin"))
        archive.writestr("xl/workbook.bin", book)
        archive.writestr("xl/_rels/workbook.bin.rels", relations("worksheet", "worksheets/sheet1.bin"))
        archive.writestr("xl/worksheets/sheet1.bin", body)
    return path


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _record(kind: int, body: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = b"", len(body)
    while True:
        length, low = length >> 7, length & 0x7F
        size += bytes([low | (0x80 if length else 0)])
        if not length:
            return head + size + body


def xls(path: Path, rows: Rows, sheet: str = "Feuille", locked: bool = False) -> Path:
    """An Excel 97 workbook; ``locked``, it says that its records are encrypted."""

    def record(kind: int, body: bytes = b"") -> bytes:
        return struct.pack("<HH", kind, len(body)) + body

    def start(kind: int) -> bytes:
        return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 0, 0, 0))

    body = start(0x0010) + record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows)), 0))
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, str):
                text = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
                body += record(0x0204, struct.pack("<HHH", number, column, 0) + text)
            elif value is not None:
                body += record(0x0203, struct.pack("<HHHd", number, column, 0, value))
    body += record(0x000A)
    name = struct.pack("<BB", len(sheet), 0) + sheet.encode("latin-1")
    locks = record(0x002F, struct.pack("<HHH", 1, 1, 1) + bytes(48)) if locked else b""
    globals_ = start(0x0005) + locks + record(0x0042, struct.pack("<H", 1200))
    after = len(globals_) + 4 + 6 + len(name) + 4
    globals_ += record(0x0085, struct.pack("<IH", after, 0) + name) + record(0x000A)
    path.write_bytes(compound({"Workbook": globals_ + body}))
    return path


def encrypted(path: Path) -> Path:
    """A workbook under a password: an OLE container of the encrypted package and how it was encrypted."""
    info = (
        struct.pack("<HHI", 4, 4, 0x40) + b'<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption"/>'
    )
    path.write_bytes(compound({"EncryptionInfo": info, "EncryptedPackage": bytes(range(256)) * 32}))
    return path


def compound(streams: Mapping[str, bytes]) -> bytes:
    """An OLE compound file of some streams, each padded so that it stands in whole sectors."""
    fat: list[int] = [FAT]
    body = b""
    entries = []
    for name, content in streams.items():
        padded = content.ljust(MINI_LIMIT, b"\0")
        padded += b"\0" * (-len(padded) % SECTOR)
        first, sectors = len(fat), len(padded) // SECTOR
        fat += [*range(first + 1, first + sectors), END]
        body += padded
        entries.append((name, 2, first, len(padded)))
    directory_at = len(fat)
    root = _entry("Root Entry", 5, END, 0, child=1)
    directory = root + b"".join(
        _entry(name, kind, first, size, right=place + 1 if place < len(entries) else FREE)
        for place, (name, kind, first, size) in enumerate(entries, 1)
    )
    directory += _entry("", 0, 0, 0) * (-(len(entries) + 1) % 4)
    sectors = len(directory) // SECTOR
    fat += [*range(directory_at + 1, directory_at + sectors), END]
    assert len(fat) <= SECTOR // 4, "one sector of allocation table is enough for a test"
    table = struct.pack(f"<{SECTOR // 4}I", *fat, *[FREE] * (SECTOR // 4 - len(fat)))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIIII", 0, 1, directory_at, 0, MINI_LIMIT, END, 0, END, 0, 0)
    head += struct.pack("<108I", *[FREE] * 108)
    return head + table + body + directory


def _entry(name: str, kind: int, first: int, size: int, child: int = FREE, right: int = FREE) -> bytes:
    wide = name.encode("utf-16-le") + b"\0\0" if name else b""
    head = wide.ljust(64, b"\0") + struct.pack("<HBB", len(wide), kind, 1)
    return head + struct.pack("<III", FREE, right, child) + bytes(36) + struct.pack("<IQ", first, size)
