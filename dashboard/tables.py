"""A table with typed columns: shown on a page, downloaded and written to a workbook from one definition."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

import pandas as pd

from dashboard import format as fmt

Kind = Literal["text", "count", "euros", "per_head", "ratio", "number", "day"]

NONE = "—"
"""What does not apply, whatever the kind of the column."""


@dataclass(frozen=True)
class Head:
    """A column: its heading and what its values are. A ratio is 0 to 1; euros and numbers are Decimals."""

    label: str
    kind: Kind = "text"


@dataclass(frozen=True)
class Table:
    """Rows of values under heads; None is not known, whatever the kind; ``NONE`` does not apply."""

    heads: Sequence[Head]
    rows: Sequence[Sequence[Any]]

    def __len__(self) -> int:
        return len(self.rows)

    def written(self, lang: str) -> pd.DataFrame:
        """The table as a reader sees it: every value in words."""
        columns = {
            head.label: [written(row[place], head.kind, lang) for row in self.rows]
            for place, head in enumerate(self.heads)
        }
        return pd.DataFrame(columns, dtype=object)

    def plain(self, lang: str) -> pd.DataFrame:
        """The table for a spreadsheet that reads text: plain numbers with the language's decimal mark, ISO dates."""
        columns = {head.label: [plain(row[place], lang) for row in self.rows] for place, head in enumerate(self.heads)}
        return pd.DataFrame(columns, dtype=object)


def written(value: Any, kind: Kind, lang: str) -> str:
    """A value in words, by its kind; words are written as they are."""
    if kind == "text" or isinstance(value, str):
        return "" if value is None else str(value)
    if kind == "day":
        return fmt.day(value, lang)
    if kind == "euros":
        return fmt.money(value, lang)
    if kind == "per_head":
        return fmt.money_per_head(value, lang)
    if kind == "ratio":
        return fmt.percent(value, lang)
    return fmt.number(value, lang, 2, trim=True) if kind == "number" else fmt.count(value, lang)


def plain(value: Any, lang: str) -> Any:
    """A value as a text file holds it."""
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",") if lang == "fr" else f"{value:f}"
    return value.isoformat() if isinstance(value, date) else value
