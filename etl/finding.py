"""A finding: an immutable value that says what is wrong or was repaired, where, and what to do."""

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from data.texts import catalogue, text

Severity = Literal["error", "warning", "information"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault or repair at one cell.

    ``rule`` keys the words in the catalogue (``findings.<rule>`` and ``findings.<rule>_fix``); ``args`` fill them.
    ``rejects`` is true when the row cannot be counted, ``blocks`` when the file cannot be loaded.
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

    def message(self, lang: str = "fr") -> str:
        """What is wrong, in one sentence."""
        return text(f"findings.{self.rule}", lang, **self._values())

    def suggestion(self, lang: str = "fr") -> str | None:
        """What to do, or None where nothing is to be done."""
        key = f"findings.{self.rule}_fix"
        return text(key, lang, **self._values()) if key in catalogue(lang) else None

    def _values(self) -> dict[str, object]:
        return {"value": self.value or "", "column": self.column or "", "cell": self.cell or "", **self.args}

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
        }

    def stored_args(self) -> str:
        """The arguments as JSON, for the database."""
        return json.dumps({key: str(value) for key, value in self.args.items()}, ensure_ascii=False)
