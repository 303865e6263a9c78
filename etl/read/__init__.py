"""Bytes -> sheets of typed cells, each with its address. The one place that knows file formats."""

import hashlib

from etl.progress import Progress, silent
from etl.read.book import read_book
from etl.read.csv_file import read_csv
from etl.read.errors import BadLimit, Refusal, UnreadableFile
from etl.read.guard import check_size, kind
from etl.read.limits import DEFAULT, Limits, limits_from_environment
from etl.read.names import safe_name
from etl.read.workbook import Cell, Sheet, Value, Workbook, show

__all__ = [
    "DEFAULT",
    "BadLimit",
    "Cell",
    "Limits",
    "Progress",
    "Sheet",
    "UnreadableFile",
    "Value",
    "Workbook",
    "limits_from_environment",
    "read",
    "show",
]


def read(raw: bytes, name: str, *, limits: Limits = DEFAULT, progress: Progress | None = None) -> Workbook:
    """The workbook in these bytes, whatever their format. ``name`` is the file's name, with its extension.

    ``progress`` is told how far it is, ten times a second at least; what it raises cancels the reading, of which
    nothing is left, and goes up. Raises UnreadableFile with one sentence: empty, damaged, protected, explosive, of
    another kind, beyond the limits, or a text in an encoding that cannot be proven.
    """
    watch = progress or silent
    try:
        check_size(raw, limits)
        watch("receive", len(raw), len(raw))
        sha256 = hashlib.sha256(raw).hexdigest()
        if kind(raw, name) == "csv":
            sheets, notes = read_csv(raw, name, limits, watch)
            return Workbook(safe_name(name), sha256, len(raw), sheets, notes)
        books, facts = read_book(raw, limits, watch)
        return Workbook(safe_name(name), sha256, len(raw), books, facts.notes, facts.epoch_1904)
    except Refusal as refusal:
        raise refusal.of(name) from refusal.__cause__
