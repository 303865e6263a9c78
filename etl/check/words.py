"""What a finding's sentence says otherwise in each language: euros, days, shares, fields, the codes of a list."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from etl.schemas import schema
from etl.written import NARROW, NO_BREAK, day, number

CENT = Decimal("0.01")


class _Worded(ABC):
    """Reads in French where no language is asked for: what the database keeps of a finding."""

    __slots__ = ()

    @abstractmethod
    def words(self, lang: str) -> str:
        """The value as a user reads it."""

    def __str__(self) -> str:
        return self.words("fr")


@dataclass(frozen=True, slots=True)
class Euros(_Worded):
    """An amount to the cent: ``1 234,56 €`` / ``€1,234.56``."""

    amount: Decimal

    def words(self, lang: str) -> str:
        """The amount with its unit."""
        figure = number(abs(self.amount).quantize(CENT), lang)
        sign = "\u2212" if self.amount < 0 else ""
        return f"{sign}{figure}{NO_BREAK}€" if lang == "fr" else f"{sign}€{figure}"


@dataclass(frozen=True, slots=True)
class Share(_Worded):
    """A ratio as a whole percentage: ``43 %`` / ``43%``."""

    ratio: Decimal

    def words(self, lang: str) -> str:
        """The percentage."""
        return f"{self.ratio * 100:.0f}" + (f"{NARROW}%" if lang == "fr" else "%")


@dataclass(frozen=True, slots=True)
class Day(_Worded):
    """A date: ``08/10/2021`` / ``2021-10-08``."""

    on: date

    def words(self, lang: str) -> str:
        """The date."""
        return day(self.on, lang)


@dataclass(frozen=True, slots=True)
class Headings(_Worded):
    """The titles of fields of a dataset."""

    dataset: str
    fields: tuple[str, ...]

    def words(self, lang: str) -> str:
        """The titles, one after the other."""
        return ", ".join(schema(self.dataset)[name].heading(lang) for name in self.fields)


@dataclass(frozen=True, slots=True)
class Code(_Worded):
    """One code of a field's list: ``payé`` / ``paid``."""

    dataset: str
    field: str
    code: str

    def words(self, lang: str) -> str:
        """The code's label."""
        return schema(self.dataset)[self.field].label(self.code, lang)


def named(words: list[str] | tuple[str, ...], most: int = 10) -> str:
    """Names one after the other, the first ``most`` of them."""
    return ", ".join(words[:most]) + ("…" if len(words) > most else "")
