"""Finds the tables of a workbook: where each stands, its dataset, its columns, and what must be asked."""

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from etl.address import a1
from etl.finding import Finding
from etl.parse.territory import parse_department
from etl.read.workbook import Sheet, Workbook, is_blank
from etl.recognise.doubts import doubts
from etl.recognise.mapping import ColumnMapping, Recall
from etl.recognise.nearly import nearly
from etl.recognise.question import Question
from etl.recognise.reading import KNOWN_LAYOUT, Reading, place_field, read_row
from etl.recognise.regions import blocks, spans
from etl.recognise.settle import Settled, settle
from etl.recognise.table import Table
from etl.recognise.thresholds import thresholds
from etl.schemas import schema, squeeze


@dataclass(slots=True)
class Found:
    """What a workbook holds. ``pending`` are the tables that wait for the answer to a required question."""

    tables: list[Table] = field(default_factory=list)
    pending: list[Table] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def add(self, settled: Settled) -> None:
        """Takes in the tables of one header."""
        (self.pending if settled.pending else self.tables).extend(settled.tables)
        self.questions += settled.questions
        self.findings += settled.findings


def find_tables(
    workbook: Workbook, dataset: str | None = None, mappings: ColumnMapping | Recall | None = None
) -> Found:
    """The tables of a workbook, sheet by sheet; only those of ``dataset`` where one is asked for.

    A mapping that a person confirmed comes before anything else. What is not sure is a question, never a guess.
    """
    recall = mappings if isinstance(mappings, Recall) else Recall(mappings)
    places = _places(workbook)
    found = {
        sheet.name: _in_sheet(sheet, dataset, recall, places.get(sheet.name))
        for sheet in workbook.sheets
        if sheet.rows and not _pivot(sheet)
    }
    # A layout that names its sheet speaks for the whole workbook: its other sheets are joined or left aside.
    named = {
        name for name, one in found.items() if any(table.layout and table.layout.sheet == name for table in one.tables)
    }
    whole = Found()
    for one in [one for name, one in found.items() if not named or name in named]:
        whole.tables += one.tables
        whole.pending += one.pending
        whole.questions += one.questions
        whole.findings += one.findings
    whole.findings += [Finding("information", "sheet-pivot", sheet.name) for sheet in workbook.sheets if _pivot(sheet)]
    return _weighed(whole)


def _weighed(found: Found) -> Found:
    """What keeps a table from being read stops the file, unless its other tables are of other datasets."""
    ready = {table.dataset for table in found.tables}
    if not ready:
        found.findings = [_stopping(one) for one in found.findings]
        return found
    beside = {table.sheet.name for table in found.pending if table.dataset not in ready}
    found.questions = [
        dataclasses.replace(one, required=one.required and one.sheet not in beside) for one in found.questions
    ]
    found.findings = [
        dataclasses.replace(one, severity="warning", blocks=False) if one.blocks and one.sheet in beside else one
        for one in found.findings
    ]
    return found


def _stopping(finding: Finding) -> Finding:
    """What says why there is no table stops a file that has no other."""
    stops = finding.rule in ("required-column-missing", "required-column-absent", "resembles-other-dataset")
    return dataclasses.replace(finding, severity="error", blocks=True) if stops else finding


def _pivot(sheet: Sheet) -> bool:
    words = {squeeze(word) for word in thresholds().pivot_words}
    return any(
        isinstance(value, str) and squeeze(value) in words
        for values in sheet.rows[: thresholds().header_sought_in]
        for value in values
    )


def _places(workbook: Workbook) -> dict[str, str]:
    """The departments that the sheets' names say, where several do: one sheet a department."""
    found = {}
    for sheet in workbook.sheets:
        # « 1 » is as well the first sheet as the Ain.
        if len(sheet.name.strip()) > 1 and isinstance(code := parse_department(sheet.name).value, str):
            found[sheet.name] = code
    return found if len(found) > 1 else {}


def _in_sheet(sheet: Sheet, dataset: str | None, recall: Recall, place: str | None) -> Found:
    """The tables of a sheet: side by side where its parts name more fields than the whole does."""
    parts = spans(sheet)
    if not parts:
        return Found()
    across = range(parts[0].start, parts[-1].stop)
    starts = _starts(sheet, across, recall, place)
    columns = [(across, starts)]
    if len(parts) > 1 and not any(reading.layout for start in starts for reading in start.readings):
        apart = [(part, _starts(sheet, part, recall, place)) for part in parts]
        apart = [(part, found) for part, found in apart if found]
        if len(apart) > 1 and sum(_named(found) for _part, found in apart) > _named(starts):
            columns = apart
    found = Found()
    for part, heads in columns:
        _settle_all(found, sheet, heads, dataset, [part] if len(columns) > 1 else parts, alone=len(parts) == 1)
    if not found.tables and not found.pending:
        near = nearly(sheet, across, dataset, recall, place)
        if near is not None:
            found.add(near)
    return found


@dataclass(frozen=True, slots=True)
class Start:
    """A header: the first row of its block and of the titles above it, and how it reads."""

    top: int
    readings: tuple[Reading, ...]

    def best(self, dataset: str | None = None) -> Reading | None:
        """The reading that explains the row best, of a dataset where one is asked for."""
        kept = [one for one in self.readings if one.whole and dataset in (None, one.dataset)]
        return max(kept, key=lambda one: one.score, default=None)


def _named(starts: Iterable[Start]) -> int:
    return sum(len(best.fields) for start in starts if (best := start.best()))


def _starts(sheet: Sheet, within: range, recall: Recall, place: str | None) -> list[Start]:
    """The header rows, one a block of rows at most; a block that repeats the header above it goes on with its table."""
    found: list[Start] = []
    limit = thresholds()
    title: int | None = None
    for block in blocks(sheet, within):
        near = block.start - sheet.first_row < limit.header_sought_in
        last = max(block.start + limit.header_sought_in_block, sheet.first_row + limit.header_sought_in if near else 0)
        best: tuple[float, list[Reading]] | None = None
        for row in range(block.start, min(block.stop, last)):
            readings = read_row(sheet, row, within, recall, place)
            score = max((one.score for one in readings if one.whole), default=0.0)
            if score and (best is None or score > best[0]):
                best = score, readings
            if score >= KNOWN_LAYOUT:
                break
        if best is not None:
            start = Start(block.start if title is None else title, tuple(best[1]))
            if not found or not _repeats(start, found[-1]):
                found.append(start)
        title = None if best or not _lone(sheet, block, within) else title or block.start
    return found


def _lone(sheet: Sheet, block: range, within: range) -> bool:
    """Whether a block of rows holds lone cells only: before a header, they are its title."""
    first, last = within.start - sheet.first_column, within.stop - sheet.first_column
    return len(block) <= thresholds().header_sought_in_block and all(
        sum(not is_blank(value) for value in sheet.values(row)[first:last]) < thresholds().fewest_columns
        for row in block
    )


def _repeats(start: Start, before: Start) -> bool:
    return {one.written for one in start.readings} == {one.written for one in before.readings}


def _settle_all(
    found: Found, sheet: Sheet, starts: Sequence[Start], dataset: str | None, parts: Sequence[range], *, alone: bool
) -> None:
    """Takes in the tables of some headers; where the sheet has other parts, each within those that it names."""
    for number, start in enumerate(starts):
        last = starts[number + 1].top - 1 if number + 1 < len(starts) else None
        reading, other = start.best(dataset), start.best()
        if dataset and other and other.dataset != dataset and (reading is None or other.score > reading.score + 1):
            found.findings.append(_resembles(sheet, other, dataset))
        if reading is not None:
            if place := _place_said(sheet, reading):
                found.findings.append(place)
            found.add(settle(sheet, reading, last, None if alone else _reach(reading, parts)))
            found.findings += doubts(sheet, reading, last)


def _reach(reading: Reading, parts: Sequence[range]) -> range:
    """From the first to the last part of the sheet in which a reading names a field."""
    known = [column.number for column in reading.columns if column.field or column.reason in ("ignored", "personal")]
    own = [part for part in parts if any(number in part for number in known)]
    return range(own[0].start, own[-1].stop)


def _place_said(sheet: Sheet, reading: Reading) -> Finding | None:
    name = place_field(schema(reading.dataset))
    if reading.layout or reading.mapping or name in reading.fields or name not in reading.constants:
        return None
    return Finding("information", "place-from-sheet", sheet.name, args={"place": reading.constants[name]})


def _resembles(sheet: Sheet, other: Reading, dataset: str) -> Finding:
    cell = a1(other.row, other.headers[0].number)
    titles = {"asked": schema(dataset).title, "other": schema(other.dataset).title}
    return Finding("warning", "resembles-other-dataset", sheet.name, cell, other.row, args=titles)
