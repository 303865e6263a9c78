"""What the records of a sheet of an ``.xls`` say: what is hidden, in fault, a formula, a percentage ([MS-XLS] 2.4).

A formula bears a result in this format, always: one never calculated cannot be told from a zero.
"""

import struct
from collections.abc import Set

from etl.read.excel_errors import error_text
from etl.read.facts import SheetFacts
from etl.read.records import biff_records, none_of, passing

CELL = struct.Struct("<HHH")
"""Row, column, style."""
LAST_COLUMN = 256
COLUMNS_HIDDEN, ROW_HIDDEN = 0x1, 0x20
NO_NUMBER, RESULT_IS_ERROR = b"\xff\xff", 2
TEXT, BLANK = rb"\xfd\x00\x0a\x00.{10}", rb"\x01\x02\x06\x00.{6}"


class Kind:
    """The kinds of records that tell something, by their names there."""

    BOF, EOF = 0x0809, 0x000A
    FORMULA, BOOLERR = 0x0006, 0x0205
    NUMBER, RK, MULRK = 0x0203, 0x027E, 0x00BD
    ROW, COLINFO = 0x0208, 0x007D


def sheet_facts(stream: bytes, place: int, percent_styles: Set[int]) -> SheetFacts:
    """The facts of the sheet whose records start at this place of the stream."""
    facts = SheetFacts()
    depth = 0
    plain = none_of(percent_styles)
    numbers = rb"\x03\x02\x0e\x00.{4}" + plain + rb".{10}", rb"\x7e\x02\x0a\x00.{4}" + plain + rb".{6}"
    for kind, body in biff_records(stream, place, passing(TEXT, BLANK, *numbers)):
        if kind == Kind.BOF:
            depth += 1
        elif kind == Kind.EOF:
            depth -= 1
            if depth <= 0:
                break
        elif depth <= 1:
            # Deeper are the charts of the sheet, whose numbers look like cells.
            _take(facts, kind, body, percent_styles)
    return facts


def _take(facts: SheetFacts, kind: int, body: bytes, percent_styles: Set[int]) -> None:
    match kind:
        case Kind.FORMULA:
            row, column, style = CELL.unpack_from(body)
            facts.count_formula(column + 1)
            if body[12:14] != NO_NUMBER:
                _share(facts, row, column, style in percent_styles)
            elif body[6] == RESULT_IS_ERROR:
                facts.faults.append((row + 1, column + 1, error_text(body[8])))
        case Kind.BOOLERR if body[7]:
            row, column, _style = CELL.unpack_from(body)
            facts.faults.append((row + 1, column + 1, error_text(body[6])))
        case Kind.NUMBER | Kind.RK:
            row, column, style = CELL.unpack_from(body)
            _share(facts, row, column, style in percent_styles)
        case Kind.MULRK if percent_styles:
            row, column = struct.unpack_from("<HH", body)
            for place, (style, _number) in enumerate(struct.iter_unpack("<HI", body[4:-2])):
                _share(facts, row, column + place, style in percent_styles)
        case Kind.ROW if body[12] & ROW_HIDDEN:
            facts.hidden_rows.add(struct.unpack_from("<H", body)[0] + 1)
        case Kind.COLINFO if body[8] & COLUMNS_HIDDEN:
            first, last = struct.unpack_from("<HH", body)
            facts.hidden_columns.update(range(first + 1, min(last + 1, LAST_COLUMN) + 1))


def _share(facts: SheetFacts, row: int, column: int, shown: bool) -> None:
    if shown:
        facts.percents.append((row + 1, column + 1))
