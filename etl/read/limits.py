"""How much of a file is read, and at what cost, before it is refused."""

import os
from dataclasses import asdict, dataclass, fields
from typing import Self

from etl.read.errors import BadLimit, Refusal

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one file may be, or may cost. A workbook of 500,000 rows by 20 columns is well within."""

    file: int = 100 * MEGABYTE
    """Bytes received."""
    inflated: int = 1_000 * MEGABYTE
    """Bytes of all the parts of an archive together, counted while they inflate."""
    ratio: int = 200
    """Inflated bytes for one compressed byte, judged on parts above 10 MB: a small part may well be all blanks."""
    entries: int = 2_000
    """Parts of an archive."""
    rows: int = 1_048_576
    """Rows of a sheet, from the first that holds anything to the last."""
    columns: int = 2_000
    """Columns of a sheet, likewise."""
    cells: int = 25_000_000
    """Cells of all the sheets together, blanks within their rectangles included."""
    sheets: int = 500
    seconds: int = 120
    """From the first byte to the last cell; also the processor time of a child process."""
    memory: int = 4_096 * MEGABYTE
    """Bytes of address space of a child process."""

    def check(self, sheet: str, height: int, width: int, cells: int) -> None:
        """Raises Refusal where a sheet, or the cells of all sheets so far, are more than this."""
        if height > self.rows:
            raise Refusal("too-many-rows", sheet=sheet, limit=self.rows)
        if width > self.columns:
            raise Refusal("too-many-columns", sheet=sheet, limit=self.columns)
        if cells > self.cells:
            raise Refusal("too-many-cells", limit=self.cells)

    def as_plain(self) -> dict[str, int]:
        """The limits as plain values, for a child process."""
        return asdict(self)

    @classmethod
    def from_plain(cls, values: dict[str, int]) -> Self:
        """The limits that a parent process passed on."""
        return cls(**values)


DEFAULT = Limits()

VARIABLES = {
    "file": "TNT_MAX_FILE_MB",
    "inflated": "TNT_MAX_INFLATED_MB",
    "ratio": "TNT_MAX_RATIO",
    "entries": "TNT_MAX_ENTRIES",
    "rows": "TNT_MAX_ROWS",
    "columns": "TNT_MAX_COLUMNS",
    "cells": "TNT_MAX_CELLS",
    "sheets": "TNT_MAX_SHEETS",
    "seconds": "TNT_MAX_SECONDS",
    "memory": "TNT_MAX_MEMORY_MB",
}


def limits_from_environment() -> Limits:
    """The limits, as the environment sets them: whole numbers above zero, the others by default.

    ``TNT_MAX_FILE_MB`` (100), ``TNT_MAX_INFLATED_MB`` (1000) and ``TNT_MAX_MEMORY_MB`` (4096) are in megabytes,
    ``TNT_MAX_SECONDS`` (120) in seconds; ``TNT_MAX_RATIO`` (200), ``TNT_MAX_ENTRIES`` (2000), ``TNT_MAX_ROWS``
    (1048576), ``TNT_MAX_COLUMNS`` (2000), ``TNT_MAX_CELLS`` (25000000) and ``TNT_MAX_SHEETS`` (500) are counts.
    Raises BadLimit where one is something else.
    """
    values = {}
    for one in fields(Limits):
        variable = VARIABLES[one.name]
        if (written := os.environ.get(variable, "").strip()) == "":
            continue
        if not (written.isascii() and written.isdigit() and int(written)):
            raise BadLimit(variable, written)
        values[one.name] = int(written) * (MEGABYTE if variable.endswith("_MB") else 1)
    return Limits(**values)
