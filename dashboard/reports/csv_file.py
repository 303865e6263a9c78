"""CSV for machines: UTF-8, commas, decimal points, ISO dates; and no text that a spreadsheet would run.

A text that begins as a formula does gets an apostrophe before it. The rule undoes itself: whoever reads takes one
apostrophe away from a text where apostrophes are followed by one of these marks (:func:`restored`), and has the text
as it was. Numbers and dates are never touched; Parquet files, which no spreadsheet runs, hold every text as it is.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

MARKS = "=+@\\-\t\r\n"
_RUN = re.compile(f"'*[{MARKS}]")
_MADE_INERT = re.compile(f"'+[{MARKS}]")
PATTERN = f"^'+[{MARKS}]"


def inert(words: str) -> str:
    """A text that no spreadsheet runs."""
    return f"'{words}" if _RUN.match(words) else words


def restored(words: str) -> str:
    """The text that :func:`inert` was given."""
    return words[1:] if _MADE_INERT.match(words) else words


def csv_bytes(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Rows under heads: text, int, Decimal, date, bool; None is empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([inert(head) for head in heads])
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else inert(value) if isinstance(value, str) else str(value)
