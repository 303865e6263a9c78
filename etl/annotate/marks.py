"""Findings -> what each cell of each sheet is to bear."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from data.texts import text
from etl.address import a1, column_number
from etl.finding import Finding, Severity

ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
GRAVEST: dict[Severity, int] = {"error": 0, "warning": 1, "information": 2}


@dataclass(frozen=True, slots=True)
class Line:
    """A finding in the reader's words."""

    finding: Finding
    message: str
    suggestion: str | None


def lines(findings: Iterable[Finding], lang: str) -> list[Line]:
    """The findings in words, the gravest first, then by sheet and place; the order of the findings else."""
    found = [Line(one, one.message(lang), one.suggestion(lang)) for one in findings]
    return sorted(found, key=lambda line: _order(line.finding))


def _order(finding: Finding) -> tuple[int, str, int, int]:
    row, column = place(finding.cell) or (finding.row or 0, 0)
    return GRAVEST[finding.severity], finding.sheet or "", row, column


def place(cell: str | None) -> tuple[int, int] | None:
    """The row and column of an address, counted from 1; None for what is no cell of a spreadsheet."""
    found = ADDRESS.fullmatch(cell or "")
    if found is None:
        return None
    row, column = int(found[2]), column_number(found[1])
    return (row, column) if row <= LAST_ROW and column <= LAST_COLUMN else None


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a note says."""

    severity: Severity
    message: str
    suggestion: str | None
    rule: str | None


@dataclass(slots=True)
class Mark:
    """What one cell bears: the gravest severity as its fill, all entries in one note."""

    entries: list[Entry] = field(default_factory=list)

    def add(self, entry: Entry) -> None:
        """One entry more, unless it is there already."""
        if entry not in self.entries:
            self.entries.append(entry)

    @property
    def severity(self) -> Severity:
        """The gravest of its entries."""
        return min((entry.severity for entry in self.entries), key=GRAVEST.__getitem__)


@dataclass(slots=True)
class SheetMarks:
    """The marks of a sheet: ``rows[row][column]``; ``rejected`` gives, by row, the cells that reject it.

    Which cell stands for a rejected row is known when the row is read: its leftmost cell that holds something.
    """

    lang: str
    rows: dict[int, dict[int, Mark]] = field(default_factory=dict)
    rejected: dict[int, list[str]] = field(default_factory=dict)

    def add(self, line: Line) -> None:
        """Takes a finding; one without a cell marks nothing."""
        finding = line.finding
        where = place(finding.cell)
        if where is not None:
            entry = Entry(finding.severity, line.message, line.suggestion, finding.rule)
            self.rows.setdefault(where[0], {}).setdefault(where[1], Mark()).add(entry)
        row = where[0] if where is not None else finding.row
        if finding.rejects and row is not None and 1 <= row <= LAST_ROW:
            cells = self.rejected.setdefault(row, [])
            self.rows.setdefault(row, {})
            if where is not None and a1(*where) not in cells:
                cells.append(a1(*where))

    def gather(self, merged: Iterable[tuple[int, int, int, int]]) -> None:
        """Moves what a merged cell (first row, first column, last row, last column) covers to its first cell.

        The others show neither fill nor note.
        """
        rows = sorted(self.rows)
        for top, left, bottom, right in merged:
            for row in rows[bisect_left(rows, top) : bisect_right(rows, bottom)]:
                covered = [
                    column for column in self.rows[row] if left <= column <= right and (row, column) != (top, left)
                ]
                for column in covered:
                    target = self.rows.setdefault(top, {}).setdefault(left, Mark())
                    for entry in self.rows[row].pop(column).entries:
                        target.add(entry)
        self.rows = {row: cells for row, cells in self.rows.items() if cells or row in self.rejected}

    def reject(self, row: int, column: int) -> None:
        """Says at a cell that its row is rejected, and which cells reject it."""
        others = [cell for cell in self.rejected[row] if cell != a1(row, column)]
        message = text("annotate.row_rejected", self.lang)
        suggestion = text("annotate.row_rejected_fix", self.lang, cells=", ".join(others)) if others else None
        self.rows[row].setdefault(column, Mark()).add(Entry("error", message, suggestion, None))


def by_sheet(found: Sequence[Line], lang: str) -> dict[str, SheetMarks]:
    """The marks of each sheet that a finding names."""
    marks: dict[str, SheetMarks] = {}
    for line in found:
        if line.finding.sheet is not None:
            marks.setdefault(line.finding.sheet, SheetMarks(lang)).add(line)
    return {name: one for name, one in marks.items() if one.rows}
