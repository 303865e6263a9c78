"""The widths and heights of a sheet, in pixels: where a note of a given size is anchored."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from etl.annotate.marks import LAST_COLUMN, LAST_ROW
from etl.annotate.markup import measure, whole
from etl.annotate.outline import Node

DEFAULT_WIDTH, DEFAULT_HEIGHT = 64, 20
GAP = 12


@dataclass(slots=True)
class Grid:
    """The sizes of a column and of a row, and those that differ: rows are told while they are read."""

    width: int
    height: int
    widths: dict[int, int] = field(default_factory=dict)
    styles: dict[int, int] = field(default_factory=dict)
    heights: dict[int, int] = field(default_factory=dict)

    def column_width(self, column: int) -> int:
        """In pixels, 0 where it is hidden."""
        return self.widths.get(column, self.width)

    def column_style(self, column: int) -> int:
        """The format of the cells that the sheet does not hold."""
        return self.styles.get(column, 0)

    def row_height(self, row: int) -> int:
        """In pixels, 0 where it is hidden."""
        return self.heights.get(row, self.height)

    def anchor(self, row: int, column: int, width: int, height: int) -> str:
        """The eight numbers of a drawing's anchor for a note beside a cell (VML, ``x:Anchor``)."""
        left = column + 1 if column < LAST_COLUMN - 4 else column - 4
        top = min(max(1, row - 1), LAST_ROW - 40)
        right, into_right = _end(left, GAP + width, self.column_width, LAST_COLUMN)
        bottom, into_bottom = _end(top, 4 + height, self.row_height, LAST_ROW)
        return f"{left - 1}, {GAP}, {top - 1}, 4, {right - 1}, {into_right}, {bottom - 1}, {into_bottom}"


def _end(at: int, size: int, length: Callable[[int], int], last: int) -> tuple[int, int]:
    for place in range(at, last + 1):
        if size <= (width := length(place)):
            return place, size
        size -= width
    return last, 0


def grid(root: Node) -> Grid:
    """The grid that the outline of a worksheet says."""
    said = root.first("sheetFormatPr")
    defaults = {} if said is None else said.attributes
    width = _pixels(defaults.get("defaultColWidth")) or DEFAULT_WIDTH
    height = round(measure(defaults.get("defaultRowHeight"), 15) * 4 / 3) or DEFAULT_HEIGHT
    made = Grid(width, height)
    held = root.first("cols")
    for node in held.all("col") if held else ():
        one = node.attributes
        size = 0 if one.get("hidden") in ("1", "true") else _pixels(one.get("width")) or width
        for column in range(max(1, whole(one.get("min"), 1)), min(LAST_COLUMN, whole(one.get("max"), 1)) + 1):
            made.widths[column], made.styles[column] = size, whole(one.get("style"))
    return made


def _pixels(characters: str | None) -> int:
    return 0 if characters is None else math.floor(measure(characters, 0) * 7 + 5)
