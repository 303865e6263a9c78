"""What a person says of columns, as a mapping: the next preview is made with it, publishing remembers it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from dashboard.cached import engine
from dashboard.pages.imports.upload import Upload
from etl.recognise.mapping import ColumnMapping, checked
from etl.recognise.question import Question
from etl.store import mappings
from etl.store.author import user


def take(upload: Upload, given: Sequence[tuple[Question, str]]) -> None:
    """The answers to questions of one kind of table; the empty answer leaves a column aside. Raises UnusableMapping."""
    columns = {question.header: answer or None for question, answer in given if question.header is not None}
    constants = {question.candidates[0].field: answer for question, answer in given if question.header is None}
    decide(upload, given[0][0].dataset, columns, constants)


def decide(
    upload: Upload, dataset: str, columns: Mapping[str, str | None], constants: Mapping[str, str] | None = None
) -> None:
    """Adds decisions to those that the upload bears and has it read anew. Raises UnusableMapping."""
    before = upload.options.mapping
    if before is not None and before.dataset != dataset:
        # One mapping is given at a time: what was decided of another kind of table is remembered at once.
        for chosen in upload.preview.chosen if upload.preview else ():
            mappings.remember(engine(), chosen, upload.options.loaded_by or user())
        before = None
    known = dict(before.columns) if before else {}
    for header, field in columns.items():
        # A field that is given anew leaves the column that had it.
        known = {name: None if name != header and field and other == field else other for name, other in known.items()}
        known[header] = field
    made = ColumnMapping(dataset, tuple(known), known, {**(before.constants if before else {}), **(constants or {})})
    upload.again(mapping=checked(made))


def forget(upload: Upload) -> None:
    """Reads the file anew without what was decided."""
    upload.again(mapping=None)


def decimal(confidence: float) -> Decimal:
    """A confidence as it is written: two decimals."""
    return Decimal(str(round(confidence, 2)))
