"""What the records of an ``.xls`` say that its parser does not: its epoch, and the facts of its sheets.

[MS-XLS] 2.1.7.20.3 (globals), of Excel 97 to 2003; those of Excel 5 and 95 differ by their texts alone.
"""

import codecs
import struct
from dataclasses import dataclass, field

from etl.read.compound import Compound
from etl.read.errors import Refusal
from etl.read.facts import BookFacts, SheetFacts
from etl.read.limits import Limits
from etl.read.number_formats import BUILT_IN, percents
from etl.read.records import biff_records, passing, whole_records
from etl.read.xls_sheet import Kind, sheet_facts

EPOCH, CODE_PAGE, SHEET, STYLE, FORMAT = 0x0022, 0x0042, 0x0085, 0x00E0, 0x041E
EXCEL_97 = 0x0600
WORKSHEET, WIDE = 0, 0x1
MACINTOSH = {10_000: "mac_roman", 32_768: "mac_roman"}
USUAL = "cp1252"


def look_through(raw: bytes, limits: Limits) -> BookFacts:
    """The facts of a workbook; none where no stream is one. Raises Refusal: damage, or too many sheets."""
    compound = Compound(raw)
    stream = compound.stream("Workbook")
    stream = compound.stream("Book") if stream is None else stream
    with whole_records():
        return _facts(stream, limits) if stream else BookFacts()


@dataclass(slots=True)
class _Globals:
    """What stands before the sheets."""

    excel_97: bool = True
    code_page: str = USUAL
    epoch_1904: bool = False
    sheets: list[tuple[bytes, int]] = field(default_factory=list)
    """A name as it is written, and where the sheet starts."""
    formats: list[tuple[int, bytes]] = field(default_factory=list)
    styles: list[int] = field(default_factory=list)
    """The number format of each."""

    def text(self, written: bytes, length: int) -> str:
        """A text behind the bytes of its length, where there are as many as that."""
        if not self.excel_97:
            return written[length:].decode(self.code_page, "replace")
        return written[length + 1 :].decode("utf-16-le" if written[length] & WIDE else "latin-1", "replace")


def _facts(stream: bytes, limits: Limits) -> BookFacts:
    book = _globals(stream)
    if len(book.sheets) > limits.sheets:
        raise Refusal("too-many-sheets", limit=limits.sheets)
    length = 2 if book.excel_97 else 1
    shown = percents(((number, book.text(code, length)) for number, code in book.formats), BUILT_IN)
    styles = frozenset(number for number, form in enumerate(book.styles) if form in shown)
    known: dict[int, SheetFacts] = {}
    facts = BookFacts(epoch_1904=book.epoch_1904)
    for name, place in book.sheets:
        if place not in known:
            known[place] = sheet_facts(stream, place, styles)
        facts.sheets[book.text(name, 1)] = known[place]
    return facts


def _globals(stream: bytes) -> _Globals:
    book = _Globals()
    for kind, body in biff_records(stream, 0, passing()):
        if kind == Kind.BOF:
            book.excel_97 = struct.unpack_from("<H", body)[0] >= EXCEL_97
        elif kind == Kind.EOF:
            break
        elif kind == EPOCH:
            book.epoch_1904 = body[0] == 1
        elif kind == CODE_PAGE:
            book.code_page = _code_page(*struct.unpack_from("<H", body))
        elif kind == FORMAT:
            book.formats.append((struct.unpack_from("<H", body)[0], body[2:]))
        elif kind == STYLE:
            book.styles.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == SHEET and body[5] == WORKSHEET:
            book.sheets.append((body[6:], struct.unpack_from("<I", body)[0]))
    return book


def _code_page(number: int) -> str:
    name = MACINTOSH.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return USUAL
