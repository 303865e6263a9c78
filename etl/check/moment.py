"""What a source said at its last edition and says now: sums and changes, as values."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from etl.address import a1
from etl.filled import filled
from etl.money import added, euros
from etl.schemas import schema

K = TypeVar("K")
N = TypeVar("N", int, Decimal)


@dataclass(frozen=True, slots=True)
class Totals:
    """What the rows of a source add up to on the date of its data.

    ``rows`` counts lines, ``amounts`` are euros by stage, ``years`` euros by stage and fiscal year, ``states`` lines
    by state, ``filled`` lines that have a value by field.
    """

    on: date
    rows: int = 0
    amounts: Mapping[str, Decimal] = field(default_factory=dict)
    years: Mapping[tuple[str, int], Decimal] = field(default_factory=dict)
    states: Mapping[str, int] = field(default_factory=dict)
    filled: Mapping[str, int] = field(default_factory=dict)


def totals(dataset: str, on: date, columns: Mapping[str, Sequence[Any]]) -> Totals:
    """What rows given by column add up to."""
    size = len(next(iter(columns.values()), ()))
    names = [field.name for field in schema(dataset).fields if field.name in columns]
    years: defaultdict[tuple[str, int], Decimal] = defaultdict(Decimal)
    if dataset == "fundings":
        for stage, year, amount in zip(
            *[columns.get(name) or [None] * size for name in ("stage", "fiscal_year", "amount")], strict=True
        ):
            if year is not None and amount is not None:
                years[stage, year] += amount
    return Totals(
        on,
        size,
        euros(dataset, columns),
        years,
        Counter(state for state in columns.get("state", ()) if state is not None),
        {name: filled(columns[name]) for name in names},
    )


def moved(before: Totals, left: Totals, come: Totals) -> Totals:
    """What rows add up to once some have left and others have come."""
    return Totals(
        come.on,
        before.rows - left.rows + come.rows,
        added(added(dict(before.amounts), dict(left.amounts), -1), dict(come.amounts)),
        {key: _moved(before.years, left.years, come.years, key) for key in {*before.years, *come.years}},
        {key: _moved(before.states, left.states, come.states, key) for key in {*before.states, *come.states}},
        {key: _moved(before.filled, left.filled, come.filled, key) for key in {*before.filled, *come.filled}},
    )


def _moved(before: Mapping[K, N], left: Mapping[K, N], come: Mapping[K, N], key: K) -> N:
    return before.get(key, 0) - left.get(key, 0) + come.get(key, 0)  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Changed:
    """A line that both moments know, what it said and says; ``columns`` are the numbers of its fields' columns."""

    before: Mapping[str, object]
    after: Mapping[str, object]
    sheet: str
    row: int
    columns: Mapping[str, int]

    def cell(self, name: str) -> str | None:
        """The A1 address of a field's cell, None where no column bears it."""
        column = self.columns.get(name)
        return a1(self.row, column) if column else None


@dataclass(frozen=True, slots=True)
class Step:
    """From one edition of a source's dataset to the next; ``gone`` names the lines that are no longer there."""

    dataset: str
    before: Totals
    after: Totals
    changed: Sequence[Changed] = ()
    gone: Sequence[str] = ()
