"""An .xls made by hand, record by record ([MS-XLS]), of Excel 97 or of Excel 5."""

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.etl.read.cells import Made, Rows, made
from tests.etl.read.compound_format import compound

RESULT_ERROR, RESULT_TEXT = 2, 0
ONE = b"\x1e\x01\x00"
"""The formula =1, compiled."""


def record(kind: int, body: bytes = b"") -> bytes:
    """A record."""
    return struct.pack("<HH", kind, len(body)) + body


def xls(
    path: Path,
    rows: Rows,
    sheet: str = "Feuille",
    locked: bool = False,
    *,
    excel_5: bool = False,
    epoch_1904: bool = False,
    styles: Sequence[int] = (),
    formats: Mapping[int, str] = {},
    hidden_rows: Sequence[int] = (),
    hidden_columns: Sequence[int] = (),
    more: bytes = b"",
) -> Path:
    """An Excel workbook of one sheet; ``locked``, it says that its records are encrypted.

    ``styles`` gives the number format of each style, ``formats`` those of the workbook's own; what is hidden counts
    from 0; ``more`` are records at the end of the sheet.
    """
    sheets = {sheet: sheet_of(rows, excel_5, hidden_rows, hidden_columns, more)}
    stream = workbook(sheets, locked, excel_5, epoch_1904, styles, formats)
    path.write_bytes(compound({"Book" if excel_5 else "Workbook": stream}))
    return path


def workbook(
    sheets: Mapping[str, bytes],
    locked: bool = False,
    excel_5: bool = False,
    epoch_1904: bool = False,
    styles: Sequence[int] = (),
    formats: Mapping[int, str] = {},
    hidden: Sequence[str] = (),
) -> bytes:
    """The stream of a workbook of these sheets, some of them hidden."""
    head = _start(0x0005, excel_5)
    if locked:
        head += record(0x002F, struct.pack("<HHH", 1, 1, 1) + bytes(48))
    head += record(0x0042, struct.pack("<H", 1252 if excel_5 else 1200))
    if epoch_1904:
        head += record(0x0022, struct.pack("<H", 1))
    for number, code in formats.items():
        head += record(0x041E, struct.pack("<H", number) + _text(code, excel_5, "B" if excel_5 else "H"))
    for form in styles:
        head += record(0x00E0, struct.pack("<HH", 0, form) + bytes(16))
    names = {name: _text(name, excel_5, "B") for name in sheets}
    place = len(head) + sum(10 + len(name) for name in names.values()) + 4
    for name, content in sheets.items():
        head += record(0x0085, struct.pack("<IBB", place, name in hidden, 0) + names[name])
        place += len(content)
    return head + record(0x000A) + b"".join(sheets.values())


def sheet_of(
    rows: Rows,
    excel_5: bool = False,
    hidden_rows: Sequence[int] = (),
    hidden_columns: Sequence[int] = (),
    more: bytes = b"",
) -> bytes:
    """The records of a sheet."""
    body = _start(0x0010, excel_5)
    for column in hidden_columns:
        body += record(0x007D, struct.pack("<HHHHHH", column, column, 2560, 0, 1, 0))
    body += record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows)), 0))
    for row in hidden_rows:
        body += record(0x0208, struct.pack("<HHHHHHHH", row, 0, 0, 300, 0, 0, 0x20, 0))
    cells = [
        _cell(number, column, made(cell), excel_5) for number, row in enumerate(rows) for column, cell in enumerate(row)
    ]
    return body + b"".join(cells) + more + record(0x000A)


def _cell(row: int, column: int, cell: Made, excel_5: bool) -> bytes:
    at = struct.pack("<HHH", row, column, cell.style)
    if cell.formula:
        return _formula(at, cell, excel_5)
    if cell.error is not None:
        return record(0x0205, at + bytes([cell.error, 1]))
    if isinstance(cell.value, bool):
        return record(0x0205, at + bytes([cell.value, 0]))
    if isinstance(cell.value, str):
        return record(0x0204, at + _text(cell.value, excel_5, "H"))
    return record(0x0203, at + struct.pack("<d", cell.value)) if cell.value is not None else b""


def _formula(at: bytes, cell: Made, excel_5: bool) -> bytes:
    tail = struct.pack("<HIH", 0, 0, len(ONE)) + ONE
    if cell.error is not None:
        return record(0x0006, at + bytes([RESULT_ERROR, 0, cell.error, 0, 0, 0, 0xFF, 0xFF]) + tail)
    if isinstance(cell.value, str):
        text = record(0x0207, _text(cell.value, excel_5, "H"))
        return record(0x0006, at + bytes([RESULT_TEXT, 0, 0, 0, 0, 0, 0xFF, 0xFF]) + tail) + text
    return record(0x0006, at + struct.pack("<d", cell.value) + tail)


def _start(kind: int, excel_5: bool) -> bytes:
    version = struct.pack("<HHHH", 0x0500 if excel_5 else 0x0600, kind, 0, 0)
    return record(0x0809, version if excel_5 else version + bytes(8))


def _text(text: str, excel_5: bool, length: str) -> bytes:
    if excel_5:
        return struct.pack(f"<{length}", len(text)) + text.encode("cp1252")
    return struct.pack(f"<{length}B", len(text), 1) + text.encode("utf-16-le")
