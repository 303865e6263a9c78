"""A correction: a steward's value for one field of one line, put in place of the value that it expects there.

The hash of a corrected line is that of its source's values, then the numbers of the corrections applied to it: the
same file uploaded again gives the same hash, and the source's own value can always be put back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from data.texts import text
from etl.build import natural_keys, rederived
from etl.schemas import Field, schema
from etl.written import day, said

Values = Mapping[str, Any]
MARK = "/"


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction. ``key`` and ``ordinal`` name the line; ``expected`` and ``value`` are typed, None for no value.

    ``edition`` is the one that published it; ``revoked_by`` and ``revoked_at`` are None while it holds.
    """

    id: int
    edition: int
    fund: str
    source: str
    dataset: str
    key: str
    ordinal: int
    field: str
    expected: Any
    value: Any
    reason: str
    made_by: str
    made_at: datetime
    revoked_by: str | None = None
    revoked_at: datetime | None = None

    @property
    def stands(self) -> bool:
        """Whether it is applied where it finds what it expects."""
        return self.revoked_at is None

    def note(self, lang: str = "fr") -> str:
        """What was corrected, by whom, when and why, in one sentence."""
        field = schema(self.dataset)[self.field]
        shown = {
            name: "∅" if value is None else field.label(value, lang) if value in field.labels else said(value, lang)
            for name, value in self.values.items()
        }
        who = {"by": self.made_by, "on": day(self.made_at.date(), lang), "reason": self.reason}
        return text("after.corrected", lang, field=field.heading(lang), **shown, **who)

    @property
    def values(self) -> dict[str, Any]:
        """The value expected and the value put in its place."""
        return {"old": self.expected, "new": self.value}


def written(value: Any) -> str | None:
    """A typed value as the database keeps it."""
    return None if value is None else str(value)


def typed(field: Field, words: str | None) -> Any:
    """A value kept by ``written``, typed again."""
    if words is None:
        return None
    match field.type:
        case "number":
            return Decimal(words)
        case "date":
            return date.fromisoformat(words)
        case "integer":
            return int(words)
        case "boolean":
            return words == "True"
    return words


def source_hash(marked: str) -> str:
    """The hash of what the source says, without the corrections."""
    return marked.partition(MARK)[0]


def borne(marked: str) -> str | None:
    """The numbers of the corrections that a hash bears, as a row keeps them: « 3,7 », None for none."""
    return marked.partition(MARK)[2] or None


def applied(marked: str) -> tuple[int, ...]:
    """The numbers of the corrections that a hash bears."""
    ids = borne(marked)
    return tuple(map(int, ids.split(","))) if ids else ()


def mark(source: str, ids: Iterable[int]) -> str:
    """The hash of a line corrected by ``ids``."""
    listed = ",".join(map(str, sorted(ids)))
    return f"{source}{MARK}{listed}" if listed else source


def put(dataset: str, values: Values, field: str, value: Any) -> dict[str, Any]:
    """A record with another value in one field, and what derives from it."""
    return rederived(dataset, {**values, field: value}, field)


def key_of(dataset: str, values: Values) -> str:
    """The natural key of a record."""
    return natural_keys(schema(dataset), {name: [value] for name, value in values.items()}, 1)[0]
