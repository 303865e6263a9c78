"""A sheet in which no row names all that a dataset needs: what it nearly is, what it lacks, what could be asked."""

from dataclasses import replace
from functools import cache

from etl.address import a1
from etl.finding import Finding
from etl.read.workbook import Sheet
from etl.recognise.headers import Header, empty_below, headers
from etl.recognise.mapping import Recall, signature_of
from etl.recognise.question import Candidate, Question
from etl.recognise.reading import Reading, known_headers, read_headers
from etl.recognise.settle import Settled, settle
from etl.recognise.similarity import tokens
from etl.recognise.suggest import nearest
from etl.recognise.thresholds import thresholds
from etl.schemas import DATASETS, schema

FEWEST_NAMED = 2


def nearly(sheet: Sheet, within: range, dataset: str | None, recall: Recall, place: str | None) -> Settled | None:
    """The table that the likeliest header row would begin, were its doubts settled; else what it lacks, as a finding.

    None where no row is near enough to a header to be worth a word.
    """
    row = _likeliest(sheet, within)
    if row is None:
        return None
    best: tuple[float, Settled, Reading] | None = None
    for reading in read_headers(row, headers(sheet, row, within), recall, place, unknown=True):
        if dataset not in (None, reading.dataset):
            continue
        settled = settle(sheet, reading, None, None)
        certain = sum(column.confidence for column in settled.tables[0].columns if column.field)
        score = certain + 0.5 * len(settled.questions) - len(_unasked(settled))
        if best is None or score > best[0]:
            best = score, settled, reading
    return _judged(sheet, best[1], best[2]) if best else None


def _judged(sheet: Sheet, settled: Settled, reading: Reading) -> Settled | None:
    named = len(settled.tables[0].mapped())
    left = _unasked(settled)
    if not named or named + len(settled.questions) < FEWEST_NAMED:
        return None
    if not left:
        return settled
    if named < FEWEST_NAMED or named * 3 < len(reading.headers):
        return None
    constant = _constant(sheet, settled, reading, left)
    if constant is not None:
        told = Finding(
            "error",
            "constant-asked",
            sheet.name,
            constant.cell,
            reading.row,
            field=constant.candidates[0].field,
            args={"title": schema(reading.dataset)[constant.candidates[0].field].title},
            blocks=True,
        )
        return replace(settled, questions=[*settled.questions, constant], findings=[*settled.findings, told])
    return Settled(findings=[_lacking(sheet, settled, reading, left)])


def _unasked(settled: Settled) -> list[tuple[str, ...]]:
    """The groups of fields that neither a column nor a question may give."""
    asked = {candidate.field for question in settled.questions for candidate in question.candidates}
    return [group for group in settled.missing if not asked & set(group)]


def _constant(sheet: Sheet, settled: Settled, reading: Reading, left: list[tuple[str, ...]]) -> Question | None:
    """The question about a value that the whole table may have, where it is all that lacks."""
    one = schema(reading.dataset)
    if len(left) != 1 or len(left[0]) != 1 or not one[left[0][0]].choices:
        return None
    name = left[0][0]
    return Question(
        sheet=sheet.name,
        dataset=one.name,
        signature=signature_of(reading.written),
        header=None,
        cell=a1(reading.row, reading.headers[0].number),
        candidates=(Candidate(name, 0.0, "constant"),),
        required=True,
        choices=one[name].choices,
    )


def _lacking(sheet: Sheet, settled: Settled, reading: Reading, left: list[tuple[str, ...]]) -> Finding:
    one = schema(reading.dataset)
    free = [column for column in settled.tables[0].columns if column.field is None]
    near = {
        column.header: max(nearest(column.header, one[name])[1] for group in left for name in group) for column in free
    }
    likely = [header for header in near if near[header] >= thresholds().worth_reading]
    likely.sort(key=lambda header: -near[header])
    titles = " ; ".join(" / ".join(one[name].title for name in group) for group in left)
    args = {"dataset": one.title, "titles": titles, "candidates": ", ".join(likely[: thresholds().candidates])}
    rule = "required-column-missing" if likely else "required-column-absent"
    cell = a1(reading.row, reading.headers[0].number)
    return Finding("warning", rule, sheet.name, cell, reading.row, args=args)


def _likeliest(sheet: Sheet, within: range) -> int | None:
    """The row of texts, above something, that shares the most words with what is known.

    None where other rows name as many things: a list of columns, not a table.
    """
    scores: dict[int, float] = {}
    named: dict[tuple[str, ...], int] = {}
    last = min(sheet.last_row, sheet.first_row + thresholds().header_sought_in - 1)
    for row in range(sheet.first_row, last + 1):
        cells = [cell for cell in sheet.row(row) if cell.column in within and cell.value is not None]
        if len(cells) < FEWEST_NAMED or not all(isinstance(cell.value, str) for cell in cells):
            continue
        found = headers(sheet, row, within)
        score = sum(map(_familiar, found))
        if score and not empty_below(sheet, row, cells[0].column):
            scores[row] = score
            named[tuple(header.squeezed for header in found)] = sum(_familiar(header) == 1 for header in found)
    if not scores or sum(count >= FEWEST_NAMED for count in named.values()) > 1:
        return None
    return max(scores, key=lambda row: scores[row])


def _familiar(header: Header) -> float:
    if header.squeezed in known_headers():
        return 1.0
    known = _vocabulary()
    words = tokens(header.written)
    return 0.5 * sum(word in known for word in words) / max(len(words), 1)


@cache
def _vocabulary() -> frozenset[str]:
    """Every word of every known header."""
    return frozenset(
        word
        for name in DATASETS
        for field in schema(name).fields
        for title in (field.title, field.name, *(alias.header for alias in field.aliases))
        for word in tokens(title)
    )
