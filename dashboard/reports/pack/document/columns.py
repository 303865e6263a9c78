"""How wide the columns of a printed table are: numbers never break, sentences take what is left."""

import re
from collections.abc import Sequence

from dashboard.reports.pack.pictures.letters import width
from dashboard.tables import Head

PADDING = 9.0
LONGEST_WORD = 30
LARGEST = 8.5
TRIED = (
    *((size, letters) for letters in (26, 18, 12) for size in (LARGEST, 8.0, 7.5)),
    *((size, 1) for size in (7.5, 7.0, 6.5, 6.0)),
)
"""Sizes of letters in points, and how many letters a column of sentences holds at least: the first that fits."""

BREAK = re.compile(r"(?<=-)| ")
SHORT = 90.0
"""Points up to which a text is kept on one line before long ones are given room."""


def columns(heads: Sequence[Head], rows: Sequence[Sequence[str]], room: float) -> tuple[float, list[float]]:
    """The size of the letters in points, and the width of each column, which add up to ``room`` points."""
    cells = [[row[rank] for row in rows] for rank in range(len(heads))]
    size, least = 0.0, [0.0]
    for size, letters in TRIED:
        least = [
            _least(head.kind, [head.label, *known], size, letters) for head, known in zip(heads, cells, strict=True)
        ]
        if sum(least) <= room:
            break
    wished = [max(one, _wished(head, known, size)) for head, known, one in zip(heads, cells, least, strict=True)]
    return size, _shared(least, wished, room)


def _wished(head: Head, cells: Sequence[str], size: float) -> float:
    """The width of a column on one line; a number's heading may take two."""
    if head.kind in ("text", "day"):
        return _widest([head.label, *cells], size)
    return _widest([head.label], size) * 0.6 + PADDING / 2


def _shared(least: list[float], wished: list[float], room: float) -> list[float]:
    """What is left beyond the least is shared: short texts on one line, then long ones on as many lines each."""
    firm = [want if want <= SHORT else need for need, want in zip(least, wished, strict=True)]
    needed = firm if sum(firm) <= room else least
    low, high = 1.0, 100.0
    for _step in range(40):
        lines = (low + high) / 2
        low, high = (lines, high) if sum(_on(lines, needed, wished)) > room else (low, lines)
    found = _on(high, needed, wished)
    return [one * room / sum(found) for one in found]


def _on(lines: float, least: list[float], wished: list[float]) -> list[float]:
    """The widths at which every text takes so many lines, where it may be so narrow."""
    return [max(need, want / lines) for need, want in zip(least, wished, strict=True)]


def _least(kind: str, cells: Sequence[str], size: float, letters: int) -> float:
    """The width of the longest word of a text, or of its first letters; of a number's longest value and heading's word.

    What is not known is said in words, which may break.
    """
    words = [word[:LONGEST_WORD] for cell in (cells if kind == "text" else cells[:1]) for word in BREAK.split(cell)]
    if kind == "text":
        return _widest([*words, *(cell[:letters] for cell in cells)], size)
    return _widest([*words, *(cell for cell in cells[1:] if any(letter.isdigit() for letter in cell))], size)


def _widest(cells: Sequence[str], size: float) -> float:
    return max((width(cell, size) for cell in cells), default=0.0) + PADDING
