"""The child process that takes the blank cells out of a workbook whose used range is beyond reach.

Honest workbooks hold a space at the far corner of a sheet; their parser lays out all that lies between. Says
``("trimmed", bytes)``: the same workbook, without the cells that hold nothing but spaces.
"""

import io
import re
import zipfile
from collections.abc import Iterable

from etl.address import a1, column_number
from etl.read import confine, ooxml
from etl.read.confine import Say
from etl.read.errors import Refusal
from etl.read.inflate import Archive
from etl.read.limits import Limits
from etl.read.sheet_patterns import AT, patterns
from etl.read.sheet_xml import Pieces

ADDRESS = re.compile(AT)
SHARED = re.compile(rb"""\bt=["']s["']""")
TAG = re.compile(rb"<[^<>]*>")
ITEM = re.compile(rb"<(?:[\w.-]+:)?si(?:\s[^<>]*)?(?:/>|>((?:[^<]|<(?!/?(?:[\w.-]+:)?si[\s>/]))*)</)")
SHARED_TEXTS = "xl/sharedStrings.xml"
STRAY_ROWS, STRAY_COLUMNS = 1_000, 100
"""Beyond so many blank rows or columns a cell stands alone."""


def trim(raw: bytes, limits: Limits, say: Say) -> None:
    """Says the trimmed workbook. Raises Refusal, naming the cell, where it is not blank and yet out of reach."""
    archive = Archive(raw, limits)
    blank_texts = {
        place for place, item in enumerate(ITEM.finditer(archive.read(SHARED_TEXTS))) if _blank(item[1] or b"")
    }
    book, links = archive.read(ooxml.BOOK), archive.read(ooxml.LINKS)
    sheets = {part: name for name, part in ooxml.located(ooxml.named(book), links, archive.by_name).items()}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy:
        for part in archive.parts:
            with copy.open(part.filename, "w") as stream:
                if part.filename not in sheets:
                    stream.writelines(archive.pieces(part))
                    continue
                trimming = _Trimming(blank_texts)
                for piece in archive.pieces(part):
                    stream.write(trimming.cells(trimming.pieces.take(piece)))
                stream.write(trimming.cells(trimming.pieces.tail))
                trimming.judge(sheets[part.filename], limits)
    say("trimmed", made.getvalue())


class _Trimming:
    """One sheet, its blank cells dropped as it goes by, and how far the others reach."""

    def __init__(self, blank_texts: set[int]) -> None:
        self.blank_texts = blank_texts
        self.pieces = Pieces()
        self.rows: dict[int, int] = {}
        self.columns: dict[int, int] = {}

    def cells(self, xml: bytes) -> bytes:
        """The same XML without its blank cells."""
        return patterns(self.pieces.prefix or b"").whole.sub(self._kept, xml)

    def _kept(self, cell: re.Match[bytes]) -> bytes:
        at = ADDRESS.search(cell[1])
        if at is None:
            # It stands after the one before: without it, the next would move.
            return cell[0]
        text = TAG.sub(b"", cell[2] or b"").strip()
        if not text or (text.isdigit() and int(text) in self.blank_texts and SHARED.search(cell[1])):
            return b""
        row, column = int(at[2]), column_number(at[1].decode())
        self.rows[row] = column
        self.columns[column] = row
        return cell[0]

    def judge(self, sheet: str, limits: Limits) -> None:
        """Refuses a sheet that still reaches too far, and names the cell that does where it stands alone."""
        if not self.rows:
            return
        row, column = max(self.rows), max(self.columns)
        height, width = row - min(self.rows) + 1, column - min(self.columns) + 1
        below, beside = _last_gap(self.rows), _last_gap(self.columns)
        try:
            limits.check(sheet, height, width, height * width)
        except Refusal:
            if below > STRAY_ROWS and below * width >= beside * height:
                raise Refusal("far-cell", sheet=sheet, cell=a1(row, self.rows[row])) from None
            if beside > STRAY_COLUMNS:
                raise Refusal("far-cell", sheet=sheet, cell=a1(self.columns[column], column)) from None
            raise


def _last_gap(places: Iterable[int]) -> int:
    before, last = sorted({0, *places})[-2:]
    return last - before


def _blank(item: bytes) -> bool:
    return not TAG.sub(b"", item).decode("utf-8", "replace").strip()


def main(limits_as_json: str) -> None:
    """The process."""
    confine.run(trim, limits_as_json)
