"""A change of a meeting, a decision or an action, and what a writer who had not seen it is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from data.texts import catalogue, text
from etl.review.refusal import Refusal, named, the
from etl.written import day

CODED, DATED = ("state", "kind"), ("due", "held_on", "as_of")
"""The fields whose values are codes that the catalogue words, or days."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field changed. ``version`` is the one that the change made; values are written as text, None for none."""

    version: int
    field: str
    old: str | None
    new: str | None
    by: str
    at: datetime

    def message(self, lang: str = "fr") -> str:
        """The change in words: field, old and new value, who and when (UTC)."""
        old, new = (value or "∅" for value in self.worded(lang))
        who = {"by": self.by, "on": day(self.at.date(), lang), "at": f"{self.at:%H:%M}"}
        return text("review.change", lang, field=named(self.field, lang), old=old, new=new, **who)

    def worded(self, lang: str) -> tuple[str | None, str | None]:
        """The old and the new value as a reader knows them: a state, a kind or a day in words; None for none."""
        return self._worded(self.old, lang), self._worded(self.new, lang)

    def _worded(self, value: str | None, lang: str) -> str | None:
        key = f"review.{self.field}_{value}"
        if self.field in CODED and key in catalogue(lang):
            return text(key, lang)
        if value and self.field in DATED:
            return day(date.fromisoformat(value), lang)
        return value or None


class Row(Protocol):
    """What a versioned row tells of itself."""

    @property
    def id(self) -> int:
        """Its number."""

    @property
    def kind(self) -> str:
        """Which kind it is of."""

    @property
    def version(self) -> int:
        """How many times it was written."""

    @property
    def changed_at(self) -> datetime:
        """When last (UTC)."""


class Stale(Refusal):
    """Somebody changed the row since the version that the writer had read; nothing was written, nothing is lost.

    ``current`` is the row as it stands (a Meeting or an Item), ``since`` what was changed, in order, by whom, when.
    """

    key = "stale"
    blocked = True

    def __init__(self, current: Row, since: Sequence[Change]) -> None:
        super().__init__(current.id)
        self.current, self.since = current, tuple(since)

    def values(self, lang: str) -> dict[str, object]:
        """The row, the changes in words, the version from which to start again."""
        changes = text("review.then", lang).join(change.message(lang) for change in self.since)
        return {
            "row": the(self.current.kind, self.current.id, lang),
            "changes": changes,
            "version": self.current.version,
        }
