"""The smallest real files of each spreadsheet format, made by hand: .ods, .xlsb, .xls, and an encrypted workbook.

A cell is a text or a number. The binary formats follow Microsoft's [MS-XLS], [MS-XLSB] and [MS-CFB].
"""

import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from tests.etl.read.compound_format import compound
from tests.etl.read.xls_format import xls
from tests.etl.read.xlsb_format import xlsb

__all__ = ["encrypted", "ods", "xls", "xlsb"]

Rows = Sequence[Sequence[str | float | None]]


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


def encrypted(path: Path) -> Path:
    """A workbook under a password: an OLE container of the encrypted package and how it was encrypted."""
    info = (
        struct.pack("<HHI", 4, 4, 0x40) + b'<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption"/>'
    )
    path.write_bytes(compound({"EncryptionInfo": info, "EncryptedPackage": bytes(range(256)) * 32}))
    return path
