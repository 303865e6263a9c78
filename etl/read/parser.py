"""The child process that parses a workbook, of any format: sheet by sheet, block of rows by block of rows.

Says ``("sheet", name, visible, first row, first column, height, width, merged)``, then ``("rows", how many,
columns)`` for each of its blocks, every column packed. Rows and columns count from 1; a merged range is its top, left,
bottom and right.
"""

import io
from collections.abc import Iterator
from itertools import islice
from typing import Any

import python_calamine as calamine

from etl.read import confine, opendocument
from etl.read.confine import Say
from etl.read.errors import Refusal
from etl.read.guard import ZIP
from etl.read.inflate import Archive
from etl.read.limits import Limits
from etl.read.packing import pack

BLOCK = 500_000
"""Cells of a block: few enough to watch, many enough to share what repeats."""


def parse(raw: bytes, limits: Limits, say: Say) -> None:
    """Says the sheets of a workbook. Raises Refusal: a password, damage, or more than the limits."""
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw))
        sheets = [meta for meta in book.sheets_metadata if meta.typ == calamine.SheetTypeEnum.WorkSheet]
        if len(sheets) > limits.sheets:
            raise Refusal("too-many-sheets", limit=limits.sheets)
        cells = 0
        for meta in sheets:
            sheet = book.get_sheet_by_name(meta.name)
            start, height, width = sheet.start or (0, 0), sheet.height, sheet.width
            cells += height * width
            limits.check(meta.name, height, width, cells)
            visible = meta.visible == calamine.SheetVisibleEnum.Visible
            say("sheet", meta.name, visible, start[0] + 1, start[1] + 1, height, width, _merged(sheet))
            for block in _blocks(sheet, start[0], width):
                say("rows", len(block), [pack(column) for column in zip(*block, strict=True)])
    except calamine.PasswordError as error:
        raise Refusal("password") from error
    except calamine.CalamineError as error:
        if raw.startswith(ZIP) and (content := Archive(raw, limits).read(opendocument.CONTENT)):
            # A row or a cell may say that it repeats a million times: the parser takes it for damage.
            opendocument.look_through(content, limits.cells)
        raise Refusal("damaged") from error


def _merged(sheet: calamine.CalamineSheet) -> list[tuple[int, int, int, int]]:
    return [
        (top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    ]


def _blocks(sheet: calamine.CalamineSheet, above: int, width: int) -> Iterator[list[Any]]:
    if not width:
        return
    rows = islice(sheet.iter_rows(), above, None)
    while block := list(islice(rows, max(1, BLOCK // width))):
        yield block


def main(limits_as_json: str) -> None:
    """The process."""
    confine.run(parse, limits_as_json)
