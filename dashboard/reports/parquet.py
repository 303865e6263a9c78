"""A table as Parquet: exact decimals, days as days, text as it is, whatever a spreadsheet would make of it."""

import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.tables import Head, Kind, Table

PLACES: dict[Kind, int] = {"euros": 2, "per_head": 2, "ratio": 6, "number": 0}
"""Decimals that a kind has at least; the widest value says how many more."""

DIGITS = 38


def parquet(table: Table) -> bytes:
    """The bytes of the file. Columns bear their headings; two alike bear their rank too."""
    fields, columns = [], []
    for place, (head, name) in enumerate(zip(table.heads, _names(table.heads), strict=True)):
        values = [row[place] for row in table.rows]
        kind, values = _typed(head.kind, values)
        fields.append(pa.field(name, kind, metadata={"kind": head.kind}))
        columns.append(pa.array(values, kind))
    out = io.BytesIO()
    made = pa.Table.from_arrays(columns, schema=pa.schema(fields))
    pq.write_table(made, out, compression="zstd", version="2.6")
    return out.getvalue()


def _names(heads: Sequence[Head]) -> list[str]:
    names: list[str] = []
    for head in heads:
        name, rank = head.label, 2
        while name in names:
            name, rank = f"{head.label} ({rank})", rank + 1
        names.append(name)
    return names


def _typed(kind: Kind, values: Sequence[Any]) -> tuple[pa.DataType, list[Any]]:
    """The type of a column, and its values as that type takes them."""
    if kind == "text":
        return pa.string(), [None if value is None else str(value) for value in values]
    if kind == "day":
        return pa.date32(), list(values)
    numbers = [value if value is None or isinstance(value, Decimal) else Decimal(str(value)) for value in values]
    known = [value for value in numbers if value is not None]
    if kind == "count" and all(value == value.to_integral_value() for value in known):
        return pa.int64(), [None if value is None else int(value) for value in numbers]
    places = max([PLACES.get(kind, 0), *[_places(value) for value in known]])
    return pa.decimal128(DIGITS, places), numbers


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
