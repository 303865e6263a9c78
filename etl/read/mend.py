"""The cells of a text file that are mended as they are read, each said with what it held and what it became."""

from collections.abc import Sequence

from etl.address import a1
from etl.read.mojibake import damage, damaged, repaired, words_repaired
from etl.read.notes import Note
from etl.read.workbook import Value

MARK = "\ufeff"
COMMANDS = "".join(chr(code) for code in (*range(9), 11, 12, *range(14, 32), 127))
WITHOUT = str.maketrans({**dict.fromkeys(COMMANDS, " "), MARK: ""})
SHOWN = str.maketrans(
    {**{chr(code): chr(0x2400 + code) for code in range(32)}, **dict.fromkeys("\t\n\r", " "), "\x7f": "␡", MARK: "␣"}
)
"""What nobody sees, as a note shows it: on one line."""
LONGEST_SHOWN = 80
MOST_NOTES = 200


def needs_mending(text: str) -> bool:
    """Whether some cell of a text holds a sign of damage, or a character that nobody sees."""
    return MARK in text or damaged(text) is not None or any(char in text for char in COMMANDS)


class Mender:
    """Mends the cells of a sheet, and keeps what there is to say: at most 200 cells a rule, then how many more."""

    def __init__(self, sheet: str) -> None:
        self.sheet = sheet
        self.counts: dict[str, int] = {}
        self.found: list[Note] = []

    def row(self, number: int, values: list[Value]) -> list[Value]:
        """The values of a row, mended."""
        return [
            self._cell(number, column, value) if isinstance(value, str) else value
            for column, value in enumerate(values, 1)
        ]

    def repaired(self, rows: Sequence[Sequence[Value]]) -> None:
        """Says each cell that a repair of the whole text has changed."""
        for number, values in enumerate(rows, 1):
            for column, value in enumerate(values, 1):
                if isinstance(value, str) and not value.isascii():
                    self.say("mojibake-repaired", number, column, damage(value), value)

    def _cell(self, row: int, column: int, value: str) -> Value:
        visible = value.translate(WITHOUT)
        if visible != value:
            self.say("invisible-characters", row, column, value, visible)
        if not (trace := damaged(visible)):
            return visible or None
        if (whole := repaired(visible) or words_repaired(visible)) is None:
            self.say("mojibake", row, column, visible, visible, example=trace)
            return visible
        self.say("mojibake-repaired", row, column, visible, whole)
        return whole

    def say(self, rule: str, row: int, column: int, old: str, new: str, **args: str) -> None:
        """Says that a cell was mended, or could not be."""
        self.counts[rule] = self.counts.get(rule, 0) + 1
        if self.counts[rule] <= MOST_NOTES:
            place = {"sheet": self.sheet, "cell": a1(row, column)}
            self.found.append((rule, {**place, "value": _shown(old), "new": _shown(new), **args}))

    def notes(self) -> list[Note]:
        """What there is to say, in the order of the cells."""
        more = [
            ("mended-more", {"sheet": self.sheet, "number": str(count - MOST_NOTES)})
            for count in self.counts.values()
            if count > MOST_NOTES
        ]
        return self.found + more


def _shown(text: str) -> str:
    shown = text.translate(SHOWN)
    return shown if len(shown) <= LONGEST_SHOWN else f"{shown[: LONGEST_SHOWN - 1]}…"
