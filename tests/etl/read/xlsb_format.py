"""An .xlsb made by hand, record by record ([MS-XLSB])."""

import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.etl.read.cells import Made, Rows, made

MAIN = "http://schemas.openxmlformats.org/package/2006/"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    f'<Types xmlns="{MAIN}content-types"><Default Extension="bin" '
    'ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
ONE = struct.pack("<HI", 0, 3) + b"\x1e\x01\x00" + bytes(4)
"""The formula =1, compiled, after its flags."""


def xlsb(
    path: Path,
    rows: Rows,
    sheet: str = "Feuille",
    epoch_1904: bool = False,
    *,
    styles: Sequence[int] = (),
    formats: Mapping[int, str] = {},
    hidden_rows: Sequence[int] = (),
    hidden_columns: Sequence[int] = (),
    merged: Sequence[tuple[int, int, int, int]] = (),
    more: bytes = b"",
) -> Path:
    """An Excel binary workbook of one sheet.

    ``styles`` gives the number format of each style, ``formats`` those of the workbook's own; what is hidden or merged
    (top, bottom, left, right) counts from 0; ``more`` are records after the last cell.
    """
    properties = record(153, struct.pack("<III", 0x00010020 | epoch_1904, 0, 0)) if epoch_1904 else b""
    named = record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide(sheet))
    book = record(131) + properties + record(143) + named + record(144) + record(132)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", _relation("officeDocument", "xl/workbook.bin"))
        archive.writestr("xl/workbook.bin", book)
        archive.writestr("xl/_rels/workbook.bin.rels", _relation("worksheet", "worksheets/sheet1.bin"))
        archive.writestr("xl/worksheets/sheet1.bin", _sheet(rows, hidden_rows, hidden_columns, merged, more))
        if styles:
            archive.writestr("xl/styles.bin", _styles(styles, formats))
    return path


def record(kind: int, body: bytes = b"") -> bytes:
    """A record: its kind and its size in seven bits a byte."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = b"", len(body)
    while True:
        length, low = length >> 7, length & 0x7F
        size += bytes([low | (0x80 if length else 0)])
        if not length:
            return head + size + body


def _sheet(
    rows: Rows,
    hidden_rows: Sequence[int],
    hidden_columns: Sequence[int],
    merged: Sequence[tuple[int, int, int, int]],
    more: bytes,
) -> bytes:
    width = max(len(row) for row in rows)
    body = record(129) + record(148, struct.pack("<IIII", 0, len(rows) - 1, 0, width - 1))
    if hidden_columns:
        columns = (record(60, struct.pack("<IIIIH", one, one, 2560, 0, 1)) for one in hidden_columns)
        body += record(390) + b"".join(columns) + record(391)
    body += record(145)
    for number, row in enumerate(rows):
        body += record(0, struct.pack("<IIHHBI", number, 0, 300, 0x1000 if number in hidden_rows else 0, 0, 0))
        body += b"".join(_cell(column, made(cell)) for column, cell in enumerate(row))
    body += more + record(146)
    if merged:
        body += record(177, struct.pack("<I", len(merged)))
        body += b"".join(record(176, struct.pack("<IIII", *one)) for one in merged) + record(178)
    return body + record(130)


def _cell(column: int, cell: Made) -> bytes:
    at, tail = struct.pack("<II", column, cell.style), ONE if cell.formula else b""
    if cell.error is not None:
        return record(11 if cell.formula else 3, at + bytes([cell.error]) + tail)
    if isinstance(cell.value, bool):
        return record(10 if cell.formula else 4, at + bytes([cell.value]) + tail)
    if isinstance(cell.value, str):
        return record(8 if cell.formula else 6, at + _wide(cell.value) + tail)
    if cell.value is None:
        return b""
    return record(9 if cell.formula else 5, at + struct.pack("<d", cell.value) + tail)


def _styles(styles: Sequence[int], formats: Mapping[int, str]) -> bytes:
    body = record(278)
    if formats:
        own = (record(44, struct.pack("<H", number) + _wide(code)) for number, code in formats.items())
        body += record(615, struct.pack("<I", len(formats))) + b"".join(own) + record(616)
    # The styles that others are based on come first, and are not those of cells.
    for start, forms in ((626, [10]), (617, styles)):
        each = (record(47, struct.pack("<HH", 0, form) + bytes(12)) for form in forms)
        body += record(start, struct.pack("<I", len(forms))) + b"".join(each) + record(start + 1)
    return body + record(279)


def _relation(kind: str, target: str) -> str:
    one = f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{MAIN}relationships">{one}</Relationships>'


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")
