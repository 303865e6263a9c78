"""The difference between a file's records and the rows that stand: a value, computed before anything is written."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from etl.record import Record


@dataclass(frozen=True, slots=True)
class Standing:
    """A row version that stands in a stream."""

    id: int
    key: str
    ordinal: int
    hash: str
    head: bool
    derived: bool
    line: str
    opened_on: date


@dataclass(slots=True)
class Difference:
    """What publishing would do to one dataset of a stream.

    ``redated`` are those of ``unchanged`` that are now known to have stood earlier than the database says.
    """

    new: list[Record] = field(default_factory=list)
    changed: list[tuple[Standing, Record]] = field(default_factory=list)
    unchanged: list[tuple[Standing, Record]] = field(default_factory=list)
    missing: list[Standing] = field(default_factory=list)
    redated: list[tuple[Standing, Record]] = field(default_factory=list)


Differences = dict[tuple[str, str], Difference]
"""By dataset, and by the dataset of the lines that its records come from (the stream)."""


def compare(records: Iterable[Record], standing: Iterable[Standing], on: date) -> Difference:
    """Matches records to rows key by key: equal content first, then in order; what is left is new or missing.

    ``on`` is the date of the records.

    Lines that share a key are legitimate (a dossier paid in several lines): they are told apart by content, so
    that one line more or less changes no other.
    """
    found = Difference()
    rows: defaultdict[str, list[Standing]] = defaultdict(list)
    for row in standing:
        rows[row.key].append(row)
    groups: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        groups[record.key].append(record)
    for key, group in groups.items():
        _match(found, group, rows.pop(key, []))
    found.missing += [row for left in rows.values() for row in left]
    found.redated = [(row, record) for row, record in found.unchanged if on < row.opened_on]
    return found


def _match(found: Difference, records: Sequence[Record], rows: list[Standing]) -> None:
    left: list[Record] = []
    by_hash: defaultdict[str, list[Standing]] = defaultdict(list)
    for row in sorted(rows, key=lambda one: -one.ordinal):
        by_hash[row.hash].append(row)
    for record in records:
        if same := by_hash[record.hash]:
            row = same.pop()
            record.ordinal = row.ordinal
            found.unchanged.append((row, record))
        else:
            left.append(record)
    free = sorted((row for group in by_hash.values() for row in group), key=lambda one: one.ordinal)
    ordinal = max((row.ordinal for row in rows), default=0)
    for place, record in enumerate(left):
        if place < len(free):
            record.ordinal = free[place].ordinal
            found.changed.append((free[place], record))
        else:
            ordinal += 1
            record.ordinal = ordinal
            found.new.append(record)
    found.missing += free[len(left) :]
