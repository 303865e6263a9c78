"""The difference between a file's records and the rows that stand: a value, computed before anything is written."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from etl.record import Records


class Standing(NamedTuple):
    """A row version that stands."""

    id: int
    key: str
    ordinal: int
    hash: str
    opened_on: date


@dataclass(slots=True)
class Difference:
    """What publishing would do to one dataset of a source; records are told by their place.

    ``redated`` are those of ``unchanged`` that are now known to have stood earlier than the database says; ``unsaid``
    the rows of which the file says nothing, for it holds their line unreadably (``unread``: the keys of such lines).
    """

    records: Records
    new: list[int] = field(default_factory=list)
    changed: list[tuple[Standing, int]] = field(default_factory=list)
    unchanged: list[tuple[Standing, int]] = field(default_factory=list)
    missing: list[Standing] = field(default_factory=list)
    redated: list[tuple[Standing, int]] = field(default_factory=list)
    unsaid: list[Standing] = field(default_factory=list)
    unread: frozenset[str] = frozenset()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to write."""
        return not (self.new or self.changed or self.missing or self.redated)


Differences = dict[str, Difference]
"""By dataset."""


def compare(records: Records, standing: Iterable[Standing], on: date) -> Difference:
    """Matches records to rows key by key: equal content first, then in order; what is left is new or missing.

    ``on`` is the date of the records.

    Lines that share a key are legitimate (a dossier paid in several lines): they are told apart by content, so
    that one line more or less changes no other.
    """
    found = Difference(records)
    rows: dict[str, list[Standing]] = {}
    for row in standing:
        rows.setdefault(row.key, []).append(row)
    if not rows and len(set(records.keys)) == len(records):
        # Nothing stands and no key comes twice: there is nothing to match.
        records.ordinals = [1] * len(records)
        found.new = list(range(len(records)))
        return found
    groups: dict[str, list[int]] = {}
    for place, key in enumerate(records.keys):
        groups.setdefault(key, []).append(place)
    for key, group in groups.items():
        _match(found, group, rows.pop(key, []))
    found.missing += [row for left in rows.values() for row in left]
    found.redated = [(row, place) for row, place in found.unchanged if on < row.opened_on]
    return found


def _match(found: Difference, places: Sequence[int], rows: list[Standing]) -> None:
    records = found.records
    if not rows:
        for rank, place in enumerate(places, start=1):
            records.ordinals[place] = rank
        found.new += places
        return
    left: list[int] = []
    by_hash: defaultdict[str, list[Standing]] = defaultdict(list)
    for row in sorted(rows, key=lambda one: -one.ordinal):
        by_hash[row.hash].append(row)
    for place in places:
        if same := by_hash[records.hashes[place]]:
            row = same.pop()
            records.ordinals[place] = row.ordinal
            found.unchanged.append((row, place))
        else:
            left.append(place)
    free = sorted((row for group in by_hash.values() for row in group), key=lambda one: one.ordinal)
    ordinal = max(row.ordinal for row in rows)
    for rank, place in enumerate(left):
        if rank < len(free):
            records.ordinals[place] = free[rank].ordinal
            found.changed.append((free[rank], place))
        else:
            ordinal += 1
            records.ordinals[place] = ordinal
            found.new.append(place)
    found.missing += free[len(left) :]
