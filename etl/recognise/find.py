"""Finds the tables of a workbook: for each sheet, the header row and the dataset that explain it best."""

from collections.abc import Sequence

from etl.read.workbook import Sheet, Workbook
from etl.recognise.headers import Header, headers, match
from etl.recognise.layouts import Layout, layouts
from etl.recognise.table import Column, Table
from etl.schemas import DATASETS, Schema, schema

HEADER_SOUGHT_IN = 50
FEWEST_COLUMNS = 2


def find_tables(workbook: Workbook, dataset: str | None = None) -> list[Table]:
    """The tables of a workbook, sheet by sheet; only those of ``dataset`` where one is asked for."""
    found = [table for sheet in workbook.sheets if (table := find_table(sheet, dataset))]
    # A layout that names its sheet speaks for the whole workbook: its other sheets are joined or left aside.
    named = [table for table in found if table.layout and table.layout.sheet == table.sheet.name]
    return named or found


def find_table(sheet: Sheet, dataset: str | None = None) -> Table | None:
    """The table of a sheet, or None where no row reads as the header of a known dataset."""
    best: tuple[float, Table] | None = None
    for row in range(sheet.first_row, min(sheet.last_row, sheet.first_row + HEADER_SOUGHT_IN - 1) + 1):
        found = headers(sheet, row)
        if len(found) < FEWEST_COLUMNS:
            continue
        for table, score in _candidates(sheet, row, found, dataset):
            if best is None or score > best[0]:
                best = score, table
    return best[1] if best else None


def _candidates(sheet: Sheet, row: int, found: list[Header], dataset: str | None) -> list[tuple[Table, float]]:
    squeezed = {header.squeezed for header in found}
    known: list[tuple[str, Layout | None]] = [
        (one.dataset, one) for one in layouts() if one.signature <= squeezed and dataset in (None, one.dataset)
    ]
    # A layout recognised by its whole signature leaves nothing to guess.
    if not known:
        known = [(name, None) for name in DATASETS if dataset in (None, name)]
    candidates = []
    for name, layout in known:
        columns = match(found, schema(name), layout)
        constants = dict(layout.constants) if layout else {}
        for column in columns:
            for field, value in column.sets.items():
                constants.setdefault(field, value)
        fields = {column.field for column in columns if column.field}
        if countable(schema(name), fields | set(constants)) and _enough(fields, schema(name)):
            table = Table(sheet, name, row, tuple(columns), layout, constants)
            candidates.append((table, len(fields) + (100 if layout else 0) + _share(columns)))
    return candidates


def countable(one: Schema, fields: set[str] | set[str | None]) -> bool:
    """Whether these fields hold what a row of the dataset can't do without."""
    return all(any(name in fields for name in group) for group in one.requires)


def _enough(fields: set[str | None] | set[str], one: Schema) -> bool:
    return len(fields) >= min(FEWEST_COLUMNS, len(one.fields))


def _share(columns: Sequence[Column]) -> float:
    return sum(column.field is not None for column in columns) / max(len(columns), 1)
