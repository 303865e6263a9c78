"""A text file -> one sheet: encoding proven, separator by consistency, quotes balanced."""

import csv
import io
import re
import time

from etl.collection import paused
from etl.progress import Progress
from etl.read.encodings import decode
from etl.read.errors import Refusal
from etl.read.grid import Grid
from etl.read.limits import Limits
from etl.read.mend import MARK, Mender, needs_mending
from etl.read.mojibake import damaged, repaired
from etl.read.names import safe_name
from etl.read.notes import Note
from etl.read.separator import LINES, likely_separator, said_separator
from etl.read.workbook import Sheet, Value

csv.field_size_limit(10_000_000)
WATCHED_EVERY = 10_000
SAMPLE = 1 << 20
MARK_BEFORE_QUOTE = re.compile(r'(^|[\r\n])(\ufeff+)"')
"""A byte order mark astray, where files were put end to end: within the quotes it no longer hides them."""


def read_csv(raw: bytes, name: str, limits: Limits, progress: Progress) -> tuple[list[Sheet], list[Note]]:
    """One sheet named after the file's stem, and what had to be decided. Raises Refusal."""
    text, guessed = decode(raw)
    notes: list[Note] = [("encoding-guessed", {"encoding": guessed})] if guessed else []
    sheet = safe_name(name).rsplit(".", 1)[0]
    whole = repaired(text) if damaged(text) else None
    with paused():
        reading = _Reading(whole or text, sheet, limits, progress)
        reading.read()
        mender = Mender(sheet)
        if whole:
            mender.repaired(reading.rows)
        if needs_mending(reading.text):
            reading.rows = [mender.row(number, values) for number, values in enumerate(reading.rows, 1)]
        grid = reading.grid()
        return [Sheet(sheet, grid.rows, columns=grid.columns)], notes + mender.notes()


class _Reading:
    """The records of a text, as they are read. A quoted value may hold line breaks: a record is a row."""

    def __init__(self, text: str, sheet: str, limits: Limits, progress: Progress) -> None:
        said = said_separator(text)
        self.text = said[1] if said else text
        if MARK in text:
            self.text = MARK_BEFORE_QUOTE.sub(r'\1"\2', self.text)
        self.separator = said[0] if said else likely_separator(self.text[:SAMPLE].splitlines()[:LINES])
        self.line = 1 if said else 0
        self.sheet = sheet
        self.limits = limits
        self.progress = progress
        self.deadline = time.monotonic() + limits.seconds
        self.rows: list[list[Value]] = []
        self.width = 0

    def read(self) -> None:
        """Reads every record. Raises Refusal: an unbalanced quote, or more than the limits."""
        records = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.separator, strict=True)
        lines, good = self.text.count("\n") + 1, 0
        try:
            for record in records:
                good = records.line_num
                if len(record) > self.width:
                    self._widen(record)
                self.rows.append([value or None for value in record[: self.width]])
                if len(self.rows) % WATCHED_EVERY == 0:
                    self._judge()
                    self.progress("read", len(self.rows), max(len(self.rows), lines))
        except csv.Error as error:
            raise Refusal("quotes", line=self.line + good + 1) from error
        self._judge()

    def _widen(self, record: list[str]) -> None:
        width = len(record)
        while width > self.width and not record[width - 1].strip():
            width -= 1
        self.width = width

    def _judge(self) -> None:
        height = len(self.rows)
        self.limits.check(self.sheet, height, self.width, height * self.width)
        if time.monotonic() > self.deadline:
            raise Refusal("too-slow", limit=self.limits.seconds)

    def grid(self) -> Grid:
        """The records as a rectangle, short ones padded with blanks."""
        made = Grid(self.sheet, 1, 1)
        blanks = [None] * self.width
        made.add(list(zip(*((*values, *blanks[len(values) :]) for values in self.rows), strict=True)))
        made.end((), self.limits.cells)
        return made
