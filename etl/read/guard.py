"""What is checked on the bytes before any parser sees them: kind, encryption, inflated size."""

import io
import zipfile
import zlib

from etl.read.errors import UnreadableFile

MAX_BYTES = 100 * 1024 * 1024
MAX_INFLATED = 600 * 1024 * 1024
MAX_ENTRIES = 2_000
MAX_RATIO = 200
RATIO_JUDGED_ABOVE = 10 * 1024 * 1024

SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
TEXTS = (".csv",)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
KNOWN = {b"%PDF": "PDF", b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"{\\rtf": "RTF", b"\x1f\x8b": "gzip"}


def kind(raw: bytes, name: str) -> str:
    """``workbook`` or ``csv``, by extension and magic bytes together. Raises UnreadableFile."""
    if not raw:
        raise UnreadableFile("empty-file", name)
    if len(raw) > MAX_BYTES:
        raise UnreadableFile("too-large", name, limit=str(MAX_BYTES // 1024 // 1024))
    extension = "." + name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if extension not in SPREADSHEETS + TEXTS:
        raise UnreadableFile("extension", name, extension=extension or "?")
    for magic, what in KNOWN.items():
        if raw.startswith(magic):
            raise UnreadableFile("not-a-spreadsheet", name, what=what)
    is_zip, is_ole = raw.startswith(b"PK"), raw.startswith(OLE)
    if extension in TEXTS:
        if is_zip or is_ole:
            raise UnreadableFile("workbook-named-csv", name)
        return "csv"
    if is_zip:
        check_zip(raw, name)
        return "workbook"
    if is_ole:
        if b"E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e" in raw:
            raise UnreadableFile("password", name)
        return "workbook"
    head = raw[:512].lstrip().lower()
    if head.startswith((b"<html", b"<!doctype", b"<?xml", b"<table")):
        raise UnreadableFile("not-a-spreadsheet", name, what="HTML/XML")
    raise UnreadableFile("damaged", name)


def check_zip(raw: bytes, name: str) -> None:
    """Refuses a truncated, overgrown or explosive archive; sizes are counted while inflating, never believed."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_ENTRIES:
                raise UnreadableFile("explosive", name)
            if any(entry.flag_bits & 0x1 for entry in entries):
                raise UnreadableFile("password", name)
            total = 0
            for entry in entries:
                size = 0
                with archive.open(entry) as stream:
                    while chunk := stream.read(1 << 20):
                        size += len(chunk)
                        total += len(chunk)
                        explosive = size > RATIO_JUDGED_ABOVE and size > MAX_RATIO * max(entry.compress_size, 1)
                        if total > MAX_INFLATED or explosive:
                            raise UnreadableFile("explosive", name)
            names = {entry.filename for entry in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise UnreadableFile("damaged", name) from error
    if "META-INF/manifest.xml" in names:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if b"encryption-data" in archive.read("META-INF/manifest.xml"):
                raise UnreadableFile("password", name)
    if not names & {"[Content_Types].xml", "mimetype", "content.xml"}:
        raise UnreadableFile("not-a-spreadsheet", name, what="zip")
