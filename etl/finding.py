"""A finding: an immutable value that says what is wrong or was repaired, where, and what to do."""

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, Protocol, runtime_checkable

from data.texts import LANGUAGES, catalogue, text
from etl.written import said

Severity = Literal["error", "warning", "information"]


@runtime_checkable
class Worded(Protocol):
    """A value that a finding's sentence says otherwise in each language: an amount, a date, the name of a field."""

    def words(self, lang: str) -> str:
        """The value as a user reads it."""
        ...


SAID_IN_EACH = (Worded, Decimal, date)


def _said(one: object, lang: str) -> object:
    """An argument as a sentence of a language says it."""
    return one.words(lang) if isinstance(one, Worded) else said(one, lang)


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault or repair at one cell.

    ``rule`` keys the words in the catalogue (``findings.<rule>`` and ``findings.<rule>_fix``); ``args`` fill them.
    ``rejects`` is true when the row cannot be counted, ``blocks`` when the file cannot be loaded.
    ``related`` are the other cells that it speaks of (``A7``; ``Feuille!A7`` on another sheet), ``waived`` the reason
    and the name of who waived it: it then stands, and stops nothing.
    """

    severity: Severity
    rule: str
    sheet: str | None = None
    cell: str | None = None
    row: int | None = None
    column: str | None = None
    field: str | None = None
    value: str | None = None
    args: Mapping[str, object] = dataclasses.field(default_factory=dict)
    rejects: bool = False
    blocks: bool = False
    related: tuple[str, ...] = ()
    waived: str | None = None

    def message(self, lang: str = "fr") -> str:
        """What is wrong, in one sentence."""
        return text(f"findings.{self.rule}", lang, **self._values(lang))

    def suggestion(self, lang: str = "fr") -> str | None:
        """What to do, or None where nothing is to be done."""
        key = f"findings.{self.rule}_fix"
        return text(key, lang, **self._values(lang)) if key in catalogue(lang) else None

    def _values(self, lang: str) -> dict[str, object]:
        args = {key: _said(one, lang) for key, one in self.args.items()}
        return {"value": self.value or "", "column": self.column or "", "cell": self.cell or "", **args}

    def as_json(self, lang: str = "fr") -> dict[str, object]:
        """The shape that ``tnt load --json`` prints."""
        return {
            "severity": self.severity,
            "rule": self.rule,
            "sheet": self.sheet,
            "cell": self.cell,
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "message": self.message(lang),
            "suggestion": self.suggestion(lang),
            "related": list(self.related),
            "waived": self.waived,
        }

    def stored_args(self) -> str:
        """The arguments as JSON, for the database: what is said otherwise in each language is kept in each."""
        kept = {
            key: {lang: _said(one, lang) for lang in LANGUAGES} if isinstance(one, SAID_IN_EACH) else str(one)
            for key, one in self.args.items()
        }
        return json.dumps(kept, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Kept:
    """An argument read back from the database, in the words of each language."""

    said: Mapping[str, str]

    def words(self, lang: str) -> str:
        """The value as a user reads it."""
        return self.said[lang]

    def __str__(self) -> str:
        return self.words("fr")


def read_args(stored: str) -> dict[str, object]:
    """The arguments of ``Finding.stored_args``."""
    return {key: Kept(one) if isinstance(one, dict) else one for key, one in json.loads(stored).items()}
