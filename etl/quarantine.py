"""Rejected lines wait until a later file of their source brings them right: what a file adds to them, what it ends.

A line is told by its natural key; one without a key by what its cells show. Pure: no database.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Literal

from etl.address import letters
from etl.build import natural_keys
from etl.finding import Finding
from etl.lines import Lines
from etl.schemas import schema

Resolution = Literal["loaded", "gone", "again"]
"""A later file loads the line; or no longer has it; or has it with other faults, and that one waits instead."""

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RejectedLine:
    """A line that is not loaded: where it stands, what its cells show by header, what was found in it.

    ``key`` is None where it cannot be told. Personal columns are left out.
    """

    sheet: str
    row: int
    dataset: str
    key: str | None
    cells: Cells
    findings: list[Finding]

    @property
    def content(self) -> tuple[str, str | None, frozenset[tuple[str, str]]]:
        """What makes two of them one line, wherever they stand."""
        return self.dataset, self.key, frozenset(self.cells.items())


@dataclass(frozen=True, slots=True)
class Plan:
    """What publishing a file does to the lines that wait: those that it adds, those that it ends by their number."""

    added: list[RejectedLine] = field(default_factory=list)
    resolved: dict[int, Resolution] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether the file leaves the lines that wait as they are."""
        return not self.added and not self.resolved


def rejected_lines(parsed: Iterable[Lines]) -> list[RejectedLine]:
    """The lines of a file's tables that are not loaded, in order."""
    found = []
    for lines in parsed:
        dataset, places = lines.table.dataset, sorted(lines.rejected)
        if not places:
            continue
        columns = {name: [column[place] for place in places] for name, column in lines.values.items()}
        said: defaultdict[tuple[str | None, int | None], list[Finding]] = defaultdict(list)
        for one in lines.findings:
            said[one.sheet, one.row].append(one)
        for place, key in zip(places, natural_keys(schema(dataset), columns, len(places)), strict=True):
            row = lines.numbers[place]
            kept = None if key == "none" else key
            sheet = lines.table.sheet.name
            found.append(RejectedLine(sheet, row, dataset, kept, cells(lines, row), said[sheet, row]))
    return found


def cells(lines: Lines, row: int) -> dict[str, str]:
    """What the filled cells of a line show, by header; a header met twice bears its column's letters."""
    found: dict[str, str] = {}
    for column in lines.table.columns:
        shown = "" if column.reason == "personal" else lines.table.sheet.cell(row, column.number).shown
        if shown:
            name = column.header if column.header not in found else f"{column.header} ({letters(column.number)})"
            found[name] = shown
    return found


def plan(
    waiting: Mapping[int, RejectedLine],
    dismissed: Sequence[RejectedLine],
    rejected: Sequence[RejectedLine],
    parsed: Sequence[Lines],
    loaded: Mapping[str, Set[str]],
    whole: bool,
) -> Plan:
    """What a file does to the lines of its source that wait, by number.

    ``loaded`` are the keys that it loads by dataset: a dataset that it does not hold is not spoken of. A file that is
    not ``whole`` does not end a line by lacking it.
    """
    found = Plan()
    known = Counter(line.content for line in rejected)
    unmatched: dict[int, RejectedLine] = {}
    for number, line in waiting.items():
        if line.dataset not in loaded:
            continue
        if known[line.content]:
            known[line.content] -= 1
        else:
            unmatched[number] = line
    for line in dismissed:
        known[line.content] -= known[line.content] > 0
    for line in rejected:
        if known[line.content]:
            known[line.content] -= 1
            found.added.append(line)
    again: Counter[tuple[str, str | None]] = Counter((line.dataset, line.key) for line in found.added if line.key)
    contents = _contents(parsed) if any(line.key is None for line in unmatched.values()) else set()
    for number, line in unmatched.items():
        if again[line.dataset, line.key]:
            again[line.dataset, line.key] -= 1
            found.resolved[number] = "again"
        elif line.key in loaded[line.dataset] or line.content in contents:
            found.resolved[number] = "loaded"
        elif whole:
            found.resolved[number] = "gone"
    return found


def _contents(parsed: Sequence[Lines]) -> set[tuple[str, str | None, frozenset[tuple[str, str]]]]:
    """The lines loaded, as lines without a key are told."""
    return {
        (lines.table.dataset, None, frozenset(cells(lines, lines.numbers[place]).items()))
        for lines in parsed
        for place in lines.accepted()
    }
