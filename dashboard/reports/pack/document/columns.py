"""How wide the columns of a printed table are: numbers never break, sentences take what is left."""

from collections.abc import Sequence

from dashboard.reports.pack.pictures.letters import width
from dashboard.tables import Head

PADDING = 9.0
LARGEST, SMALLEST = 8.5, 6.0
LONGEST_WORD = 30
SENTENCE = 26
"""A column of sentences is at least so many letters wide, for which the letters are made smaller first."""


def columns(heads: Sequence[Head], rows: Sequence[Sequence[str]], room: float) -> tuple[float, list[float]]:
    """The size of the letters in points, and the width of each column, which add up to ``room`` points."""
    cells = [[row[rank] for row in rows] for rank in range(len(heads))]
    size = LARGEST
    while True:
        least = [_least(head.kind, [head.label, *cells[rank]], size) for rank, head in enumerate(heads)]
        if sum(least) <= room or size <= SMALLEST:
            break
        size -= 0.5
    wished = [
        max(one, _widest([head.label if head.kind == "text" else "", *cells[rank]], size))
        for rank, (head, one) in enumerate(zip(heads, least, strict=True))
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
    """The width of the longest word of a text, or of its beginning; of a number's longest value and heading's word.

    What is not known is said in words, which may break.
    """
    words = [word[:LONGEST_WORD] for cell in (cells if kind == "text" else cells[:1]) for word in cell.split(" ")]
    if kind == "text":
        return _widest([*words, *(cell[:SENTENCE] for cell in cells)], size)
    return _widest([*words, *(cell for cell in cells[1:] if any(letter.isdigit() for letter in cell))], size)


def _widest(cells: Sequence[str], size: float) -> float:
    return max((width(cell, size) for cell in cells), default=0.0) + PADDING
