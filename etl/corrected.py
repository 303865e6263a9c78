"""Puts the corrections that stand in the records of a file, before these are compared with the rows that stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from etl.correction import Correction, applied, mark, put, source_hash
from etl.diff import Standing, compare
from etl.finding import Finding
from etl.lines import Lines
from etl.record import Records

Outcome = Literal["corrected", "correction-lapsed", "correction-lost"]
"""Applied; or the source says something else by now; or the file has no such line."""


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of a correction in a file: ``place`` is the record's, ``found`` what the source says there."""

    correction: Correction
    outcome: Outcome
    place: int | None = None
    found: Any = None


def correct_records(records: Records, made: Sequence[Correction], standing: Sequence[Standing]) -> list[Applied]:
    """Corrects the records where they say what the corrections expect, and answers what became of each.

    The line of a correction is the one that comparing the source's own values would find for its row: the same file
    uploaded again comes to the same records.
    """
    keys = {one.key for one in made}
    places = [place for place, key in enumerate(records.keys) if key in keys]
    bare = Records(
        records.dataset,
        keys=[records.keys[place] for place in places],
        hashes=[records.hashes[place] for place in places],
        ordinals=[0] * len(places),
    )
    compare(bare, [row._replace(hash=source_hash(row.hash)) for row in standing if row.key in keys], date.max)
    lines = dict(zip(zip(bare.keys, bare.ordinals, strict=True), places, strict=True))
    found = []
    for one in made:
        place = lines.get((one.key, one.ordinal))
        if place is None:
            found.append(Applied(one, "correction-lost"))
            continue
        column = records.columns.get(one.field)
        said = column[place] if column else None
        outcome: Outcome = "corrected" if said == one.expected else "correction-lapsed"
        if outcome == "corrected":
            _write(records, place, one)
        found.append(Applied(one, outcome, place, said))
    return found


def say(one: Applied, records: Records, parsed: Sequence[Lines]) -> None:
    """Adds to the lines what became of a correction, at the cell that it corrects where the file has it."""
    made = one.correction
    args = made.values | {"number": made.id, "reason": made.reason, "by": made.made_by, "line": made.key}
    if one.place is None:
        first = next(lines for lines in parsed if lines.table.dataset == made.dataset)
        first.findings.append(Finding("warning", "correction-lost", field=made.field, args=args))
        return
    lines = parsed[records.tables[one.place]]
    place = lines.numbers.index(records.rows[one.place])
    if one.outcome == "corrected":
        lines.add(place, "information", "corrected", made.field, **args)
    else:
        lines.add(place, "warning", "correction-lapsed", made.field, found=one.found, **args)


def _write(records: Records, place: int, one: Correction) -> None:
    before = records.values(place)
    for name, value in put(records.dataset, before, one.field, one.value).items():
        if value != before.get(name):
            # A column may be the one of the lines as they were read: these keep what the file says.
            column = list(records.columns.get(name) or [None] * len(records))
            column[place] = value
            records.columns[name] = column
    marked = records.hashes[place]
    records.hashes[place] = mark(source_hash(marked), (*applied(marked), one.id))
