"""The widths of a table's columns and the breaks between its slides: by what is written, before anything is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

from dashboard import format as fmt
from dashboard.reports.pack.content import Rows
from dashboard.reports.pack.slides import metrics
from dashboard.tables import NONE, Kind, written

LEGIBLE = (11.0, 10.5, 10.0)
"""Sizes that are read with ease; below, only what has too many columns is set."""
SIZES = (*LEGIBLE, 9.0, 8.0, 7.0)
WORDS = ("text", "day")
"""What is set at the left; all else is numbers."""
NARROW = 12.0
"""The least width of a column of sentences, over the size of its letters."""
STRETCH = 1.6
"""The most that columns are widened beyond what they hold."""


@dataclass(frozen=True)
class Grid:
    """A table ready to draw: its cells as written, the size of letters, widths and alignment by column."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    size: float
    widths: tuple[float, ...]
    right: tuple[bool, ...]

    @property
    def side(self) -> float:
        """The margins of a cell at its left and right, in points."""
        return side(self.size)

    @property
    def above(self) -> float:
        """The margins of a cell above and below, in points: less where letters are small."""
        return 3.0 if self.size >= SIZES[0] else 2.5 if self.size > LEGIBLE[-1] else 2.0

    @property
    def tall(self) -> float:
        """The height of the whole table, head included."""
        return self.height(self.heads, bold=True) + sum(map(self.height, self.rows))

    def height(self, row: Sequence[str], bold: bool = False) -> float:
        """The height of a row, by its cell of the most lines."""
        most = max((self.lines(cell, place, bold) for place, cell in enumerate(row)), default=1)
        return metrics.height(most, self.size) * 1.03 + 2 * self.above

    def lines(self, cell: str, place: int, bold: bool = False) -> int:
        """How many lines a cell takes in its column."""
        return len(metrics.wrapped(cell, self.size, self.widths[place] - 2 * self.side, bold))


def side(size: float) -> float:
    """Margins at the sides: less where letters are small."""
    return min(size * 0.64, 7.0)


def grid(part: Rows, wide: float, lang: str, largest: float = SIZES[0]) -> Grid:
    """The table at the largest size at which it fits the width, sentences wrapped; at the smallest, all may wrap."""
    heads = tuple(head.label for head in part.table.heads)
    kinds = [head.kind for head in part.table.heads]
    whole = _whole(part)
    rows = tuple(
        tuple(_cell(cell, kind, lang, whole) for cell, kind in zip(row, kinds, strict=True)) for row in part.table.rows
    )
    right = tuple(kind not in WORDS for kind in kinds)
    for size in (one for one in SIZES if one <= largest):
        natural = _natural(heads, rows, size)
        least = _least(part, heads, rows, size, natural)
        if sum(least) <= wide:
            return Grid(heads, rows, size, _shared(natural, least, wide), right)
    return Grid(heads, rows, SIZES[-1], tuple(one * wide / sum(least) for one in least), right)


def _whole(part: Rows) -> bool:
    """Whether no amount of a table has cents."""
    euros = [place for place, head in enumerate(part.table.heads) if head.kind == "euros"]
    cells = [row[place] for row in part.table.rows for place in euros]
    return all(cell is None or cell == NONE or cell == int(cell) for cell in cells)


def _cell(value: Any, kind: Kind, lang: str, whole: bool) -> str:
    return fmt.money(value, lang, 0) if whole and kind == "euros" and value != NONE else written(value, kind, lang)


def pages(table: Grid, first: float, later: float) -> list[tuple[tuple[str, ...], ...]]:
    """The rows of each slide, given the height of the first and of the later ones, as even as can be.

    A row higher than a slide is split.
    """
    head = table.height(table.heads, bold=True)
    rows = [piece for whole in table.rows for piece in _split(table, whole, min(first, later) - head)]
    tall = [table.height(row) for row in rows]
    fewest = _broken(tall, first - head, later - head)
    low, high = sum(tall) / len(fewest), max(first, later) - head
    for _step in range(12 if len(fewest) > 1 else 0):
        most = (low + high) / 2
        tried = _broken(tall, min(first - head, most), min(later - head, most))
        low, high, fewest = (low, most, tried) if len(tried) <= len(fewest) else (most, high, fewest)
    ends = [0, *accumulate(fewest)]
    return [tuple(rows[start:end]) for start, end in pairwise(ends)]


def _broken(tall: Sequence[float], first: float, later: float) -> list[int]:
    """How many rows stand on each slide when each takes as many as it can, one at least."""
    found, room = [0], first
    for one in tall:
        if found[-1] and one > room:
            found.append(0)
            room = later
        found[-1] += 1
        room -= one
    return found


def _natural(heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...], size: float) -> list[float]:
    """The width that each column takes on one line."""
    return [
        max([metrics.width(head, size, True), *(metrics.width(row[place], size) for row in rows)]) * 1.03
        + 2 * side(size)
        + 1
        for place, head in enumerate(heads)
    ]


def _least(
    part: Rows, heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...], size: float, natural: list[float]
) -> list[float]:
    """The least width of each column: sentences wrap down to some words, other columns keep a cell on one line."""
    found = []
    for place, head in enumerate(heads):
        longest = max((metrics.width(word, size, True) for word in head.split()), default=0)
        cells = max((metrics.width(row[place], size) for row in rows), default=0)
        if place in part.wide:
            cells = min(cells, NARROW * size)
        found.append(min(max(longest, cells) * 1.05 + 2 * side(size) + 1, natural[place] * 1.05))
    return found


def _shared(natural: list[float], least: list[float], wide: float) -> tuple[float, ...]:
    """Widths between the least and the natural ones, stretched a little where there is room to spare."""
    if sum(natural) <= wide:
        stretch = min(wide / sum(natural), STRETCH)
        return tuple(one * stretch for one in natural)
    spare, wanted = wide - sum(least), [max(one - low, 0) for one, low in zip(natural, least, strict=True)]
    share = spare / sum(wanted) if sum(wanted) else 0
    return tuple(low + one * min(share, 1) for one, low in zip(wanted, least, strict=True))


def _split(table: Grid, row: tuple[str, ...], room: float) -> list[tuple[str, ...]]:
    """A row in pieces that each fit a slide: nothing is cut, what is too long goes on in a row below."""
    if table.height(row) <= room:
        return [row]
    most = max(int((room - 2 * table.above) / (table.size * metrics.LEADING * 1.03)), 1)
    lines = [metrics.wrapped(cell, table.size, table.widths[place] - 2 * table.side) for place, cell in enumerate(row)]
    count = max(len(one) for one in lines)
    return [tuple(" ".join(one[start : start + most]) for one in lines) for start in range(0, count, most)]
