"""Cells and rows of the sheets that we write: a text is always an inline text, never a formula."""

import math
from collections.abc import Iterable, Sequence

from etl.annotate.markup import escaped, fit

TALLEST = 9
"""The lines that a row shows; what is longer is cut to the eye only."""

DENSITY = 1.1
"""Characters of running text to one unit of a column's width."""


def text_cell(cell: str, style: int, words: str) -> str:
    """A text at an address; an empty one is an empty cell."""
    if not words:
        return empty_cell(cell, style)
    content = escaped(fit(words)).decode()
    return f'<c r="{cell}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{content}</t></is></c>'


def number_cell(cell: str, style: int, number: int) -> str:
    """A whole number at an address."""
    return f'<c r="{cell}" s="{style}"><v>{number}</v></c>'


def empty_cell(cell: str, style: int) -> str:
    """An empty cell of a format."""
    return f'<c r="{cell}" s="{style}"/>'


def row_of(row: int, cells: Sequence[str], height: int) -> str:
    """A row of a height in points."""
    return f'<row r="{row}" ht="{height}" customHeight="1">{"".join(cells)}</row>'


def height_of(words: Iterable[tuple[str, int]]) -> int:
    """The points that wrapped texts need, each in a column so many characters wide."""
    needed = 1
    for one, width in words:
        if len(one) > DENSITY * width or "\n" in one:
            parts = one[:2000].split("\n")
            needed = max(needed, sum(max(1, math.ceil(len(part) / (DENSITY * width))) for part in parts))
    return 4 + 14 * min(needed, TALLEST)
