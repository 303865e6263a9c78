"""A reading -> its tables: unknown columns completed or asked, a wide table cut into the several that it holds."""

from dataclasses import dataclass, field, replace

from etl.address import a1
from etl.finding import Finding
from etl.read.workbook import Sheet
from etl.recognise.headers import Header, match
from etl.recognise.layouts import Layout, View
from etl.recognise.mapping import signature_of
from etl.recognise.question import Candidate, Question
from etl.recognise.reading import Reading
from etl.recognise.suggest import suggest
from etl.recognise.table import Column, Table
from etl.schemas import Schema, schema


@dataclass(slots=True)
class Settled:
    """The tables of one header, with what is asked and said of them; ``pending`` until a required answer."""

    tables: list[Table] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    missing: tuple[tuple[str, ...], ...] = ()

    @property
    def pending(self) -> bool:
        """Whether no row counts until a question is answered."""
        return any(question.required for question in self.questions)


def settle(sheet: Sheet, reading: Reading, last: int | None, within: range | None) -> Settled:
    """The tables of a reading, from its header to the row ``last``, in the columns ``within`` alone."""
    one = schema(reading.dataset)
    left, right = (within.start, within.stop - 1) if within else (None, None)
    if reading.layout and reading.layout.views:
        tables = [
            Table(sheet, one.name, reading.row, columns, reading.layout, constants, last, left, right, view)
            for columns, constants, view in _views(reading, reading.layout, one)
        ]
        return Settled(tables, findings=_two_rows(sheet, reading))
    rows = range(reading.row + 1, (last or sheet.last_row) + 1)
    suggested = suggest(sheet, rows, reading.columns, one, reading.constants)
    columns, asked = tuple(suggested.columns), suggested.asked
    table = Table(
        sheet,
        one.name,
        reading.row,
        columns,
        reading.layout,
        reading.constants,
        last,
        left,
        right,
        mapping=reading.mapping,
    )
    missing = _missing(reading, table, one)
    questions = [_question(table, reading, columns[place], candidates, missing) for place, candidates in asked.items()]
    findings = [*_two_rows(sheet, reading), *[_asked(table, question) for question in questions]]
    return Settled([table], questions, findings, missing)


def _missing(reading: Reading, table: Table, one: Schema) -> tuple[tuple[str, ...], ...]:
    there = set(table.mapped()) | set(reading.constants)
    return tuple(group for group in reading.missing if not any(name in there for name in group))


def _question(
    table: Table,
    reading: Reading,
    column: Column,
    candidates: tuple[Candidate, ...],
    missing: tuple[tuple[str, ...], ...],
) -> Question:
    needed = {name for group in missing for name in group}
    return Question(
        sheet=table.sheet.name,
        dataset=table.dataset,
        signature=signature_of(reading.written),
        header=column.header,
        cell=table.header_cell(column),
        candidates=candidates,
        required=any(candidate.field in needed for candidate in candidates),
    )


def _asked(table: Table, question: Question) -> Finding:
    one = schema(table.dataset)
    titles = ", ".join(one[candidate.field].title for candidate in question.candidates)
    rule = "column-asked-required" if question.required else "column-asked"
    return Finding(
        "error" if question.required else "warning",
        rule,
        table.sheet.name,
        question.cell,
        table.header_row,
        question.header,
        args={"candidates": titles},
        blocks=question.required,
    )


def _two_rows(sheet: Sheet, reading: Reading) -> list[Finding]:
    """A header of two rows is said once, at its first cell."""
    joined = [header for header in reading.headers if header.others or header.row]
    if not joined:
        return []
    cell = a1(reading.row - 1, joined[0].number)
    return [Finding("information", "header-on-two-rows", sheet.name, cell, reading.row - 1, value=joined[0].written)]


def _views(reading: Reading, layout: Layout, one: Schema) -> list[tuple[tuple[Column, ...], dict[str, str], View]]:
    """The columns and constants of each view; what another view reads, or said before, is not said again."""
    found = []
    for number, view in enumerate(layout.views):
        columns = {header: name for header, name in layout.columns.items() if name not in view.columns.values()}
        elsewhere = {header for other in layout.views for header in other.columns} - set(view.columns)
        own = replace(layout, columns={**columns, **view.columns}, ignored=layout.ignored | elsewhere)
        matched = match(list(reading.headers), one, own)
        told = [
            _told(column, header, elsewhere, first=number == 0)
            for column, header in zip(matched, reading.headers, strict=True)
        ]
        found.append((tuple(told), {**reading.constants, **view.constants}, view))
    return found


def _told(column: Column, header: Header, elsewhere: set[str], *, first: bool) -> Column:
    if column.field is None and (header.squeezed in elsewhere or not first):
        return replace(column, reason="other_view")
    return column
