"""Sentences of a sheet: over the columns of its tables, wrapped, in rows high enough for them."""

from collections.abc import Sequence
from itertools import accumulate, chain, repeat
from typing import Any

from dashboard.theme import LIGHT

LINE = 96
"""How wide a line of a sentence is at least, in characters, whatever the tables."""
EMPTY = 8.43
"""The width of a column that nobody has set."""
HIGH = 15
"""The height of a line, in points."""
FULL = 0.95
"""How much of a line words fill before they break."""


class Prose:
    """Writes sentences from the first column on, over as many as a line takes."""

    def __init__(self, book: Any, page: Any, widths: Sequence[int]) -> None:
        """``widths`` are those of the columns of the tables, in characters."""
        self.page = page
        looks = {False: {}, True: {"font_color": LIGHT.soft}}
        self.short = {soft: book.add_format(look) for soft, look in looks.items()}
        self.long = {
            soft: book.add_format({"text_wrap": True, "valign": "top", **look}) for soft, look in looks.items()
        }
        reached = accumulate(chain(widths, repeat(EMPTY)))
        self.last, self.wide = next((place, wide) for place, wide in enumerate(reached) if wide >= LINE)

    def write(self, row: int, words: str, *, soft: bool = False) -> None:
        """Writes a sentence on a row of its own; a short one runs on over the empty cells beside it."""
        lines = -(-len(words) // int(self.wide * FULL))
        if lines <= 1:
            self.page.write_string(row, 0, words, self.short[soft])
            return
        self.page.merge_range(row, 0, row, self.last, "", self.long[soft])
        self.page.write_string(row, 0, words, self.long[soft])
        self.page.set_row(row, HIGH * lines)
