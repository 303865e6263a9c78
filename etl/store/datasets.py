"""The tables of the datasets, which derive from ``data/schemas``: adding a column is one edit there.

They hold the lines that files say, as row versions; what derives from them (the money line of a project's amount
column, the project that a money line names) is worked out when it is asked. A version is opened by an edition and
closed by a later one; the two dates beside them say the same by date of the data. Nothing is ever overwritten.

What they refer to (``opened`` and ``closed`` an edition, ``source_table`` a table of a file) is checked by
``etl.store.references``, all the rows of an edition at once.
"""

from typing import Any

import sqlalchemy as sa

from etl.schemas import PARTIES, PLACE_FIELDS, TERRITORY_LEVELS, Field, Schema, schemas
from etl.store.tables import Id, metadata
from etl.store.types import Euros, Measure

PLACE_COLUMNS = (*TERRITORY_LEVELS, "place_basis")
PARTY_COLUMNS = ("party", "party_name", "party_territory", "party_local")


def column_type(field: Field) -> sa.types.TypeEngine[Any]:
    """The column type of a schema's field."""
    if field.type == "number":
        return Euros() if field.parse == "amount" else Measure()
    kinds: dict[str, sa.types.TypeEngine[Any]] = {
        "date": sa.Date(),
        "integer": sa.Integer(),
        "boolean": sa.Boolean(),
        "string": sa.Text(),
    }
    return kinds[field.type]


def stored_fields(schema: Schema) -> list[Field]:
    """The fields that have a column of their own: all but the places, which become one territory block."""
    return [field for field in schema.fields if field.name not in PLACE_FIELDS]


def _dataset(schema: Schema) -> sa.Table:
    columns: list[sa.Column[object]] = [
        sa.Column("id", Id, primary_key=True),
        sa.Column("fund", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("corrections", sa.Text),
        sa.Column("opened", sa.Integer, nullable=False),
        sa.Column("opened_on", sa.Date, nullable=False),
        sa.Column("closed", sa.Integer),
        sa.Column("superseded_on", sa.Date),
        sa.Column("source_table", Id, nullable=False),
        sa.Column("source_row", sa.Integer, nullable=False),
    ]
    if any(field.name == "project_id" for field in schema.fields):
        columns.append(sa.Column("project_key", sa.Text))
    if schema.located:
        columns += [sa.Column(name, sa.Text) for name in PLACE_COLUMNS]
    if schema.name in PARTIES:
        columns += [sa.Column(name, sa.Boolean if name == "party_local" else sa.Text) for name in PARTY_COLUMNS]
    columns += [sa.Column(field.name, column_type(field)) for field in stored_fields(schema)]
    ended = sa.column("closed").is_not(None)
    return sa.Table(
        schema.name,
        metadata,
        *columns,
        sa.Index(None, "fund", "source", "closed"),
        sa.Index(None, "opened"),
        sa.Index(None, "closed", sqlite_where=ended, postgresql_where=ended),
    )


DATASET_TABLES: dict[str, sa.Table] = {one.name: _dataset(one) for one in schemas()}
