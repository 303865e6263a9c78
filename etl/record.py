"""A record: what one line of a file says in one dataset, ready to be compared and stored."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(slots=True)
class Record:
    """Typed columns by name, its natural key, and its place in the file.

    ``head`` marks the record that stands for the line; ``derived`` a project known only from its money lines;
    ``stream`` is the dataset of the line's head: a later file of that dataset and source replaces the record.
    ``origin`` is the field whose cell gives the record its value (the amount's column, the key's column).
    """

    dataset: str
    key: str
    values: Mapping[str, object]
    table: int
    row: int
    stream: str
    origin: str
    head: bool
    derived: bool = False
    ordinal: int = 0
    line: str = ""
    hash: str = field(default="")

    def __post_init__(self) -> None:
        said = "\x1f".join(f"{name}={value!s}" for name, value in sorted(self.values.items()) if value is not None)
        self.hash = hashlib.sha256(said.encode()).hexdigest()[:32]
