"""The names of a drawing's rows: beside it where there is room, else above each row."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as Xml

from dashboard.reports.pack.pictures import letters
from dashboard.reports.pack.pictures.canvas import Style, words

SHARE = 0.34
LINE = 1.25
GAP = 10


@dataclass(frozen=True)
class Names:
    """Names wrapped to their room: where what they name begins (``left``), and how high a row is at least."""

    style: Style
    lines: tuple[tuple[str, ...], ...]
    left: float

    def above(self, row: int) -> float:
        """The height that a name takes over its row."""
        return len(self.lines[row]) * self.style.size * LINE + 3 if self.style.narrow else 0.0

    def height(self, row: int, body: float) -> float:
        """The height of a row whose shapes take ``body``."""
        if self.style.narrow:
            return self.above(row) + body
        return max(body, len(self.lines[row]) * self.style.size * LINE)

    def write(self, root: Xml.Element, row: int, top: float, body: float, *, bold: bool = False) -> float:
        """Writes a name; the top of its shapes, which take ``body``."""
        size, lines = self.style.size, self.lines[row]
        if self.style.narrow:
            for rank, line in enumerate(lines):
                words(root, self.style, 0, top + size * (0.95 + LINE * rank), line, bold=bold)
            return top + self.above(row)
        high = self.height(row, body)
        first = top + high / 2 - (len(lines) - 1) * size * LINE / 2 + size * 0.36
        for rank, line in enumerate(lines):
            words(
                root, self.style, self.left - GAP, first + rank * size * LINE, line, text_anchor="end", bold=bold
            )  # fmt: skip
        return top + (high - body) / 2


def names(called: Sequence[str], style: Style, most: int = 3) -> Names:
    """Names as they will be set."""
    if style.narrow:
        return Names(style, tuple(tuple(letters.wrap(one, style.width, style.size, most)) for one in called), 0.0)
    room = style.width * SHARE - GAP
    lines = tuple(tuple(letters.wrap(one, room, style.size, most)) for one in called)
    widest = max((letters.width(line, style.size) for one in lines for line in one), default=0.0)
    return Names(style, lines, min(widest, room) + GAP)
