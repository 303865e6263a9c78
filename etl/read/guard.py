"""What is told from a file's name and first bytes, before anything reads it."""

from etl.read.errors import Refusal
from etl.read.limits import MEGABYTE, Limits
from etl.read.names import extension_of

SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
TEXTS = (".csv", ".tsv", ".txt")
ARCHIVE = ".zip"
ZIP = b"PK"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
KNOWN = {b"%PDF": "PDF", b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"{\\rtf": "RTF", b"\x1f\x8b": "gzip"}
MARKUP = (b"<html", b"<!doctype", b"<?xml", b"<table")


def check_size(raw: bytes, limits: Limits) -> None:
    """Raises Refusal where there is nothing, or too much."""
    if not raw:
        raise Refusal("empty-file")
    if len(raw) > limits.file:
        raise Refusal("too-large", limit=limits.file // MEGABYTE)


def kind(raw: bytes, name: str) -> str:
    """``workbook`` or ``csv``, by extension and magic bytes together. Raises Refusal."""
    extension = extension_of(name)
    if extension == ARCHIVE:
        raise Refusal("archive")
    if extension not in SPREADSHEETS + TEXTS:
        raise Refusal("extension", extension=extension or "?")
    for magic, what in KNOWN.items():
        if raw.startswith(magic):
            raise Refusal("not-a-spreadsheet", what=what)
    is_package = raw.startswith((ZIP, OLE))
    if extension in TEXTS:
        if is_package:
            raise Refusal("workbook-named-csv", extension=extension)
        return "csv"
    if is_package:
        return "workbook"
    if raw[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(MARKUP):
        raise Refusal("not-a-spreadsheet", what="HTML/XML")
    raise Refusal("damaged")
