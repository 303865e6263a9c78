"""What a column holds: the share of its cells that the parser of a field accepts, on a sample spread over it."""

from collections.abc import Callable
from dataclasses import dataclass

from etl.parse import Column as ParsedColumn
from etl.parse import Outcome, column_parser
from etl.parse.characters import plain
from etl.read.workbook import CellFault, Sheet, Value
from etl.recognise.thresholds import thresholds
from etl.schemas import Field


@dataclass(frozen=True, slots=True)
class Support:
    """``count`` cells of ``total`` are what a field wants; ``sampled`` where the column holds more cells than that."""

    count: int
    total: int
    sampled: bool

    @property
    def share(self) -> float:
        """From 0 to 1; 0 for an empty column."""
        return self.count / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Profile:
    """The sampled cells of a column that say something."""

    values: tuple[Value, ...]
    sampled: bool

    def support(self, field: Field, *, proof: bool = False) -> Support:
        """How many cells a field's parser accepts; as ``proof``, bare numbers count only for what is a number.

        A few cells are tried first: a column that is nothing of the kind is not read further.
        """
        parse = column_parser(field, ParsedColumn(field.title, list(self.values)))
        numbers = not proof or field.parse in thresholds().numbers_prove
        glance = self.values[: thresholds().glanced]
        count = sum(_accepted(value, parse, numbers) for value in glance)
        if count * 2 < len(glance):
            return Support(count, len(glance), self.sampled or len(glance) < len(self.values))
        count += sum(_accepted(value, parse, numbers) for value in self.values[len(glance) :])
        return Support(count, len(self.values), self.sampled)


def profile(sheet: Sheet, column: int, rows: range, missing: frozenset[str]) -> Profile:
    """The profile of a column between two rows, on a sample spread over them."""
    place, first = column - sheet.first_column, sheet.first_row
    step = max(1, len(rows) // thresholds().sampled)
    lines = sheet.rows[rows.start - first : rows.stop - first : step]
    cells = [line[place] for line in lines if place < len(line)]
    kept = tuple(value for value in cells if _says_something(value, missing))
    return Profile(kept, step > 1)


def _says_something(value: Value, missing: frozenset[str]) -> bool:
    if value is None or isinstance(value, CellFault):
        return False
    words = plain(value).casefold()
    return words != "" and words not in missing


def _accepted(value: Value, parse: Callable[[Value], Outcome], numbers: bool) -> bool:
    if not numbers and isinstance(value, int | float):
        return False
    outcome = parse(value)
    return outcome.value is not None and all(issue.severity == "information" for issue in outcome.issues)
