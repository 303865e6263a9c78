"""How wide the columns of a printed table are: numbers never break, sentences take what is left."""

from collections.abc import Sequence

from dashboard.reports.pack.pictures.letters import width
from dashboard.tables import Table

PADDING = 9.0
LARGEST, SMALLEST = 8.5, 6.0
LONGEST_WORD = 30


def columns(table: Table, lang: str, room: float) -> tuple[float, list[float]]:
    """The size of the letters in points, and the width of each column, which add up to ``room`` points."""
    cells = table.written(lang).astype(str)
    size = LARGEST
    while True:
        least = [_least(head.kind, [head.label, *cells.iloc[:, rank]], size) for rank, head in enumerate(table.heads)]
        if sum(least) <= room or size <= SMALLEST:
            break
        size -= 0.5
    wished = [
        max(one, _widest([head.label if head.kind == "text" else "", *cells.iloc[:, rank]], size))
        for rank, (head, one) in enumerate(zip(table.heads, least, strict=True))
    ]
    return size, _shared(least, wished, room)


def _shared(least: list[float], wished: list[float], room: float) -> list[float]:
    """Every column has what it needs; those that wish for least beyond it are served first."""
    left = room - sum(least)
    if left <= 0:
        return [one * room / sum(least) for one in least]
    beyond = sorted((want - need, rank) for rank, (want, need) in enumerate(zip(wished, least, strict=True)))
    found = list(least)
    for after, (more, rank) in enumerate(beyond):
        given = min(more, left / (len(beyond) - after))
        found[rank] += given
        left -= given
    return [one * room / sum(found) for one in found]


def _least(kind: str, cells: Sequence[str], size: float) -> float:
    """The width of the longest word of a text; of the longest value of a number and its heading's longest word."""
    words = [word[:LONGEST_WORD] for cell in (cells if kind == "text" else cells[:1]) for word in cell.split(" ")]
    return _widest([*words, *([] if kind == "text" else cells[1:])], size)


def _widest(cells: Sequence[str], size: float) -> float:
    return max((width(cell, size) for cell in cells), default=0.0) + PADDING
