"""The lines of a table, column by column, with what was found in them."""

from dataclasses import dataclass, field
from typing import Any

from etl.finding import Finding, Severity
from etl.recognise.table import Column, Table


@dataclass(slots=True)
class Lines:
    """Every list of ``values`` has one typed value (or None) a line, in the order of the sheet.

    ``numbers`` are the rows of the sheet; ``rejected`` holds the places, from 0, of the lines that are not loaded.
    Only fields that have a column, a constant or a join are in ``values``.
    """

    table: Table
    numbers: list[int]
    values: dict[str, list[Any]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    rejected: set[int] = field(default_factory=set)
    bearers: dict[str, Column] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.bearers = self.table.mapped()

    def __len__(self) -> int:
        return len(self.numbers)

    def column(self, name: str) -> list[Any]:
        """The values of a field, Nones where no column bears it."""
        found = self.values.get(name)
        return [None] * len(self.numbers) if found is None else found

    def finding(
        self,
        place: int,
        severity: Severity,
        rule: str,
        name: str | None = None,
        *,
        rejects: bool = False,
        **args: object,
    ) -> Finding:
        """A finding on a line, at the cell of a field where a column bears that field."""
        number, column = self.numbers[place], self.bearers.get(name or "")
        cell = self.table.sheet.cell(number, column.number) if column else None
        return Finding(
            severity,
            rule,
            self.table.sheet.name,
            cell.address if cell else None,
            number,
            column.header if column else None,
            name,
            cell.shown if cell else None,
            args,
            rejects=rejects,
        )

    def add(
        self, place: int, severity: Severity, rule: str, name: str | None = None, *, rejects: bool = False, **args: Any
    ) -> None:
        """Adds a finding to a line; one that ``rejects`` rejects the line."""
        self.findings.append(self.finding(place, severity, rule, name, rejects=rejects, **args))
        if rejects:
            self.rejected.add(place)

    def accepted(self) -> list[int]:
        """The places of the lines that are loaded."""
        if not self.rejected:
            return list(range(len(self.numbers)))
        return [place for place in range(len(self.numbers)) if place not in self.rejected]
