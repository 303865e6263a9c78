"""Records: what the lines of a file say in one dataset, column by column, ready to be compared and stored."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from operator import eq
from typing import Any

from etl.distinct import mostly_distinct


@dataclass(slots=True)
class Records:
    """The records of a dataset; every list has one value a record.

    ``columns`` are typed values by column of the database; ``keys`` natural keys; ``tables`` and ``rows`` the place in
    the file; ``origins`` the field whose cell stands for the record (the amount's, the key's); ``ordinals`` tell apart
    the records of one key once they are compared with those that stand.
    """

    dataset: str
    columns: dict[str, list[Any]] = field(default_factory=dict)
    keys: list[str] = field(default_factory=list)
    tables: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    origins: list[str] = field(default_factory=list)
    hashes: list[str] = field(default_factory=list)
    ordinals: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.keys)

    def values(self, place: int) -> dict[str, Any]:
        """One record by column."""
        return {name: column[place] for name, column in self.columns.items()}

    def taken(self, places: Sequence[int]) -> dict[str, list[Any]]:
        """The columns of some records; of all of them in order, the columns themselves."""
        if len(places) == len(self) and all(map(eq, places, count())):
            return dict(self.columns)
        return {name: [column[place] for place in places] for name, column in self.columns.items()}

    def add(self, other: "Records") -> None:
        """Adds the records of another table of the same dataset."""
        before, after = len(self), len(other)
        for name in [*self.columns, *(name for name in other.columns if name not in self.columns)]:
            # A list of its own: the columns of one table are also those of its lines.
            self.columns[name] = [
                *(self.columns.get(name) or [None] * before),
                *(other.columns.get(name) or [None] * after),
            ]
        for name in ("keys", "tables", "rows", "origins", "hashes", "ordinals"):
            getattr(self, name).extend(getattr(other, name))


def hashes(columns: dict[str, list[Any]], number: int) -> list[str]:
    """One hash a record, of its values by name with a mark between two: equal hashes say equal content."""
    written = [_written(name, columns[name]) for name in sorted(columns)]
    sha256 = hashlib.sha256
    return [
        sha256("".join(said)[:-1].encode()).digest()[:16].hex()
        for said in (zip(*written, strict=True) if written else [()] * number)
    ]


def _written(name: str, column: Sequence[Any]) -> list[str]:
    """Each value behind its name and before the mark; nothing where there is none."""
    if mostly_distinct(column):
        return ["" if value is None else f"{name}={value!s}\x1f" for value in column]
    known = {value: f"{name}={value!s}\x1f" for value in set(column)} | {None: ""}
    return list(map(known.__getitem__, column))
