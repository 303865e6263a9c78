"""CSV bytes -> one sheet: encoding proven, delimiter by consistency, quotes balanced."""

import csv
import io
import re
from collections.abc import Sequence

from etl.read.errors import UnreadableFile
from etl.read.workbook import Sheet, Value

MOJIBAKE = re.compile(
    "[\u00c3\u00c2][\u0080-\u00bf\u0152\u0153\u0160\u0161\u2018-\u201e\u2020-\u2026\u20ac]|\u00e2\u20ac"
)
"""What UTF-8 looks like when it is read as Windows-1252."""

DELIMITERS = (";", ",", "\t", "|")


def decode(raw: bytes, name: str) -> tuple[str, str]:
    """The text and the name of its encoding: UTF-8 strictly, else Windows-1252 where every byte is printable.

    Raises UnreadableFile where neither holds, for a guess would change names silently.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableFile("encoding", name, encoding="UTF-16")
    try:
        return raw.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        encoding = "cp1252"
    try:
        decoded = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile("encoding", name, encoding="?") from error
    if encoding == "cp1252" and MOJIBAKE.search(decoded):
        raise UnreadableFile("mixed-encoding", name)
    if any(ord(char) < 32 and char not in "\r\n\t" for char in decoded):
        raise UnreadableFile("encoding", name, encoding="?")
    return decoded, encoding


def delimiter(lines: list[str]) -> str:
    """The separator that splits the first lines into the most columns, most evenly."""
    best, best_score = ";", -1.0
    for candidate in DELIMITERS:
        widths = [len(row) for row in csv.reader(lines, delimiter=candidate) if row]
        if not widths:
            continue
        top = max(set(widths), key=widths.count)
        score = 0.0 if top == 1 else top * widths.count(top) / len(widths)
        if score > best_score:
            best, best_score = candidate, score
    return best


def read_csv(raw: bytes, name: str) -> tuple[list[Sheet], list[tuple[str, dict[str, str]]]]:
    """One sheet named after the file's stem, and what had to be decided. Raises UnreadableFile."""
    decoded, encoding = decode(raw, name)
    notes = [] if encoding == "utf-8" else [("encoding-guessed", {"encoding": "Windows-1252"})]
    if damaged := MOJIBAKE.search(decoded):
        notes.append(("mojibake", {"example": damaged[0]}))
    if "\x00" in decoded:
        raise UnreadableFile("encoding", name, encoding="?")
    if decoded.startswith("sep=") and "\n" in decoded:
        decoded = decoded.split("\n", 1)[1]
    separator = delimiter(decoded.splitlines()[:50])
    rows: list[Sequence[Value]] = []
    reader = csv.reader(io.StringIO(decoded, newline=""), delimiter=separator, strict=True)
    csv.field_size_limit(10_000_000)
    try:
        # A quoted field may hold line breaks: rows are counted in records, as a spreadsheet shows them.
        rows.extend([value if value != "" else None for value in record] for record in reader)
    except csv.Error as error:
        raise UnreadableFile("quotes", name, line=str(reader.line_num)) from error
    sheet = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return [Sheet(sheet, rows)], notes
