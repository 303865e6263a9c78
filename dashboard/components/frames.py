"""A DataFrame as plain rows: what is missing is None, never NaN nor NaT."""

from datetime import date, datetime
from typing import Any

import pandas as pd


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as dictionaries of plain values."""
    plain = frame.astype(object).where(frame.notna(), None)
    return [{str(name): value for name, value in row.items()} for row in plain.to_dict("records")]


def as_date(value: Any) -> date | None:
    """A date from a date, a timestamp or an ISO text."""
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else date.fromisoformat(str(value)[:10])
