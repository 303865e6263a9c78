"""Rows written many at a time come back as they went in, whatever their texts hold and however many they are."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa

from etl.store.bulk import AT_ONCE, insert_columns
from etl.store.datasets import DATASET_TABLES

PROJECTS = DATASET_TABLES["projects"]
TEXTS = ("", "\\", "\\N", "\\t", "a\tb", "a\nb", "a\r\nb", "'\"; --", "é😀\u2028", " ", "x" * 70_000, None)


def written(engine: sa.Engine, **columns: Sequence[Any]) -> list[tuple[object, ...]]:
    """What these columns become in the database."""
    count = len(next(iter(columns.values())))
    life = {"fund": "F", "source": "s", "origin": "o", "hash": "h", "ordinal": 1, "opened": 1, "source_table": 1}
    whole: dict[str, Sequence[Any]] = {name: [value] * count for name, value in life.items()}
    whole |= {"key": [str(row) for row in range(count)], "source_row": list(range(count))}
    whole |= {"opened_on": [date(2021, 1, 1)] * count}
    with engine.begin() as connection:
        insert_columns(connection, PROJECTS, whole | columns)
        query = sa.select(*[PROJECTS.c[name] for name in columns]).order_by(PROJECTS.c.source_row)
        return [tuple(row) for row in connection.execute(query)]


def test_texts_dates_amounts_and_booleans_come_back(engine: sa.Engine) -> None:
    count = len(TEXTS)
    columns = {
        "title": list(TEXTS),
        "filed_on": [date(2021, 1, 1 + row) if row % 2 else None for row in range(count)],
        "total_cost": [Decimal(row).scaleb(-2) if row % 3 else None for row in range(count)],
        "party_local": [(True, False, None)[row % 3] for row in range(count)],
    }
    assert written(engine, **columns) == list(zip(*columns.values(), strict=True))


def test_more_rows_than_are_handed_over_at_a_time_come_in_order(engine: sa.Engine) -> None:
    titles = [f"Projet {row}" for row in range(2 * AT_ONCE + 1)]
    assert written(engine, title=titles) == [(title,) for title in titles]


def test_an_amount_finer_than_a_cent_is_refused_and_nothing_is_written(engine: sa.Engine) -> None:
    with pytest.raises(ValueError, match=r"0\.001 has more than 2 decimals"):
        written(engine, total_cost=[Decimal("1.00"), Decimal("0.001")])
    with engine.connect() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(PROJECTS)).scalar() == 0
