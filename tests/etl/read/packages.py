"""Workbooks that no library writes: one part of a package rewritten, or an OpenDocument content given as it is."""

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from etl.read import Workbook, read

SHEET = "xl/worksheets/sheet1.xml"
NAMESPACES = "".join(
    f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
)
CALC = ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def load(path: Path) -> Workbook:
    """Reads a file."""
    return read(path.read_bytes(), path.name)


def rewritten(path: Path, change: Callable[[bytes], bytes], part: str = SHEET, more: Mapping[str, bytes] = {}) -> Path:
    """The same package with one part changed, and more parts added."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in {**parts, **more}.items():
            archive.writestr(name, raw)
    return path


def ods_of(path: Path, tables: str, settings: str = "", more: Mapping[str, bytes] = {}) -> Path:
    """An OpenDocument spreadsheet of these tables."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{NAMESPACES}{CALC} office:version="1.3">'
        f"<office:body><office:spreadsheet>{settings}{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        for name, raw in more.items():
            archive.writestr(name, raw)
    return path
