"""A table as Parquet: each column of its kind, each value exact."""

import io
from datetime import date
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.reports.parquet import parquet
from dashboard.tables import Head, Table

TABLE = Table(
    [
        Head("Région"),
        Head("Dossiers", "count"),
        Head("Attribué", "euros"),
        Head("Par habitant", "per_head"),
        Head("Taux", "ratio"),
        Head("Valeur", "number"),
        Head("Au", "day"),
    ],
    [
        (
            "=cmd|' /C calc'!A0",
            2076,
            Decimal("88000000.01"),
            Decimal("0.55"),
            Decimal("0.425693"),
            Decimal("1.2345678"),
            date(2021, 10, 8),
        ),
        (None, None, None, None, None, None, None),
        ("Corse", 0, Decimal("-1"), Decimal("0"), Decimal("1"), 3, date(2021, 1, 1)),
    ],
)


def read(table: Table) -> pa.Table:
    return pq.read_table(io.BytesIO(parquet(table)))


def test_each_kind_has_its_type() -> None:
    assert [(field.name, field.type) for field in read(TABLE).schema] == [
        ("Région", pa.string()),
        ("Dossiers", pa.int64()),
        ("Attribué", pa.decimal128(38, 2)),
        ("Par habitant", pa.decimal128(38, 2)),
        ("Taux", pa.decimal128(38, 6)),
        ("Valeur", pa.decimal128(38, 7)),
        ("Au", pa.date32()),
    ]


def test_each_value_is_exact_and_a_text_is_as_it_was() -> None:
    assert [tuple(row.values()) for row in read(TABLE).to_pylist()] == [tuple(row) for row in TABLE.rows]


def test_headings_alike_are_told_apart() -> None:
    table = Table([Head("Taux", "ratio"), Head("Taux", "ratio"), Head("Taux", "ratio")], [(None, Decimal(1), None)])
    assert read(table).column_names == ["Taux", "Taux (2)", "Taux (3)"]


def test_a_table_without_rows_keeps_its_columns() -> None:
    made = read(Table(TABLE.heads, []))
    assert (made.num_rows, made.num_columns) == (0, 7)
    assert made.schema.field("Attribué").type == pa.decimal128(38, 2)


def test_counts_that_are_not_whole_stay_exact() -> None:
    assert read(Table([Head("n", "count")], [(Decimal("1.5"),)])).column("n").to_pylist() == [Decimal("1.5")]


def test_the_same_table_gives_the_same_bytes() -> None:
    assert parquet(TABLE) == parquet(TABLE)
