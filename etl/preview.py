"""A preview: what a file says and what publishing it would change. A value: nothing is written."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from etl.address import a1
from etl.diff import Differences
from etl.finding import Finding
from etl.money import Euros
from etl.quarantine import Plan
from etl.recognise.mapping import ColumnMapping
from etl.recognise.question import Question

Mode = Literal["snapshot", "merge"]


@dataclass(frozen=True, slots=True)
class Options:
    """What the person says of a file. ``source`` names the stream that the file continues.

    ``mapping`` says what some columns are; it is remembered once the file is published.
    """

    fund: str = "ITN7"
    dataset: str | None = None
    source: str | None = None
    data_date: date | None = None
    mode: Mode = "snapshot"
    allow_older: bool = False
    accept_rejected: bool = False
    loaded_by: str = ""
    mapping: ColumnMapping | None = None


@dataclass(frozen=True, slots=True)
class FileInfo:
    """The file as received."""

    name: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class ColumnInfo:
    """A column as recognised; ``cell`` is its header's address, ``filled`` the number of rows that have a value.

    ``example`` is a value read in it and ``typed`` what it became. ``confidence`` runs from 0 to 1; ``reason`` and
    ``evidence`` are put in words by ``etl.recognise.reason.why``.
    """

    header: str
    cell: str
    field: str | None
    reason: str
    example: str
    filled: int
    confidence: float = 1.0
    evidence: Mapping[str, object] = dataclasses.field(default_factory=dict)
    typed: str | None = None


@dataclass(frozen=True, slots=True)
class TableInfo:
    """A table as recognised; ``letters`` maps fields to column letters, kept as provenance."""

    sheet: str
    dataset: str
    header_row: int
    rows: int
    layout: str | None
    columns: list[ColumnInfo]
    letters: dict[str, int] = field(default_factory=dict)

    def cell(self, name: str, row: int) -> str | None:
        """The A1 address of a field on a row, None where the field has no column."""
        return a1(row, self.letters[name]) if name in self.letters else None


@dataclass(frozen=True, slots=True)
class Change:
    """One value that publishing would change, or a whole line (field None).

    ``effect`` is what the change does to the euros by stage: it stands at the amount that changes, else at what lets
    an amount count or not, its state or its stage.
    """

    kind: Literal["new", "changed", "missing"]
    dataset: str
    key: str
    label: str
    field: str | None
    before: str | None
    after: str | None
    cell: str | None
    effect: Euros = dataclasses.field(default_factory=dict)


@dataclass(slots=True)
class Counts:
    """Lines of the file by what becomes of them; ``missing`` are lines that stand and are not in the file."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    missing: int = 0
    rejected: int = 0


@dataclass(slots=True)
class Preview:
    """Everything that the page shows, the command prints and the tests compare.

    ``before`` and ``after`` are the euros by stage of the source's rows, as they stand and once published; ``rejected``
    those of the lines that are not loaded, as far as their cells tell.
    ``questions`` are the columns that are not loaded until somebody says what they are; ``chosen`` are the mappings
    that the person gave, with all the headers of the tables that they serve: publishing remembers them.
    ``quarantine`` is what becomes of the rejected lines that wait.
    """

    file: FileInfo
    options: Options
    source: str
    data_date: date
    fictitious: bool
    tables: list[TableInfo]
    findings: list[Finding]
    counts: Counts
    changed: list[Change]
    missing: list[Change]
    new: Callable[[], list[Change]]
    before: Euros
    after: Euros
    differences: Differences
    content: bytes
    base_edition: int
    quarantine: Plan = field(default_factory=Plan)
    rejected: Euros = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    chosen: list[ColumnMapping] = field(default_factory=list)

    @property
    def blocking(self) -> list[Finding]:
        """What stops the file: blocking findings, and rejected rows unless the person accepts to lose them."""
        stops = [finding for finding in self.findings if finding.blocks]
        if self.options.accept_rejected:
            return [finding for finding in stops if finding.rule != "rows-rejected"]
        return stops

    @property
    def blocked(self) -> bool:
        """Whether publishing is refused."""
        return bool(self.blocking)

    @property
    def changes_anything(self) -> bool:
        """Whether publishing would write an edition."""
        return not self.quarantine.empty or not all(one.empty for one in self.differences.values())

    @property
    def changes(self) -> list[Change]:
        """Every value that changes, then the lines that come, then those that go."""
        return [*self.changed, *self.new(), *self.missing]

    def as_json(self, edition: int | None, lang: str = "fr") -> dict[str, object]:
        """The object that ``tnt load --json`` prints."""
        return {
            "file": {"name": self.file.name, "sha256": self.file.sha256, "bytes": self.file.bytes},
            "tables": [
                {
                    "sheet": table.sheet,
                    "dataset": table.dataset,
                    "header_row": table.header_row,
                    "rows": table.rows,
                    "columns": [
                        {"header": column.header, "cell": column.cell, "field": column.field}
                        for column in table.columns
                    ],
                }
                for table in self.tables
            ],
            "questions": [question.as_json(lang) for question in self.questions],
            "findings": [finding.as_json(lang) for finding in self.findings],
            "preview": {
                "new": self.counts.new,
                "changed": self.counts.changed,
                "unchanged": self.counts.unchanged,
                "missing": self.counts.missing,
                "rejected": self.counts.rejected,
            },
            "euros": {
                stage: {"before": str(self.before.get(stage, 0)), "after": str(self.after.get(stage, 0))}
                for stage in sorted({*self.before, *self.after})
            },
            "edition": edition,
        }
