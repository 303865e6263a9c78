"""What a sheet of an ``.xlsb`` says: what is hidden, merged, in fault, a formula, a percentage ([MS-XLSB] 2.4).

A formula bears a result in this format, always: one never calculated cannot be told from a zero.
"""

import struct
from collections.abc import Set

from etl.read.errors import Refusal
from etl.read.excel_errors import error_text
from etl.read.facts import SheetFacts
from etl.read.records import none_of, passing, xlsb_records

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
COLUMNS_HIDDEN, ROW_HIDDEN = 0x1, 0x10
TEXT, BLANK, BOOLEAN = rb"\x07\x0c.{12}", rb"\x01\x08.{8}", rb"\x04\x09.{9}"


class Kind:
    """The kinds of records that tell something, by their names there: Brt..."""

    ROW_HDR, COL_INFO, MERGE_CELL = 0, 60, 176
    CELL_RK, CELL_ERROR, CELL_REAL = 2, 3, 5
    SHORT = range(13, 19)
    FMLA_STRING, FMLA_NUM, FMLA_BOOL, FMLA_ERROR = 8, 9, 10, 11


def sheet_facts(part: bytes, percent_styles: Set[int]) -> SheetFacts:
    """The facts of a sheet. Raises Refusal where a cell stands outside any sheet, or would not be parsed."""
    facts = SheetFacts()
    row = 0
    plain = none_of(percent_styles)
    numbers = rb"\x02\x0c.{4}" + plain + rb".{8}", rb"\x05\x10.{4}" + plain + rb".{12}"
    for kind, body in xlsb_records(part, passing(TEXT, BLANK, BOOLEAN, *numbers)):
        match kind:
            case Kind.ROW_HDR:
                row = _within(struct.unpack_from("<I", body)[0], LAST_ROW)
                if body[11] & ROW_HIDDEN:
                    facts.hidden_rows.add(row)
            case Kind.COL_INFO if body[16] & COLUMNS_HIDDEN:
                first, last = struct.unpack_from("<II", body)
                facts.hidden_columns.update(range(first + 1, min(last + 1, LAST_COLUMN) + 1))
            case Kind.MERGE_CELL:
                top, bottom, left, right = struct.unpack_from("<IIII", body)
                facts.merged.append((top + 1, left + 1, bottom + 1, right + 1))
            case Kind.CELL_RK | Kind.CELL_REAL | Kind.CELL_ERROR:
                _cell(facts, row, kind, body, percent_styles)
            case Kind.FMLA_STRING | Kind.FMLA_NUM | Kind.FMLA_BOOL | Kind.FMLA_ERROR:
                facts.count_formula(_cell(facts, row, kind, body, percent_styles))
            case short if short in Kind.SHORT:
                # A cell that stands after the one before and names no column: the parser passes over its value.
                raise Refusal("short-cells")
    return facts


def _cell(facts: SheetFacts, row: int, kind: int, body: bytes, percent_styles: Set[int]) -> int:
    """Takes a cell in; answers its column."""
    column, style = struct.unpack_from("<II", body)
    column = _within(column, LAST_COLUMN)
    if kind in (Kind.CELL_ERROR, Kind.FMLA_ERROR):
        facts.faults.append((row, column, error_text(body[8])))
    elif kind in (Kind.CELL_RK, Kind.CELL_REAL, Kind.FMLA_NUM) and style & 0xFFFFFF in percent_styles:
        facts.percents.append((row, column))
    return column


def _within(number: int, last: int) -> int:
    if number >= last:
        raise Refusal("damaged")
    return number + 1
