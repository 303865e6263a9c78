"""The measures that a map can show, how each is written and how its values are sorted into classes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboard import format as fmt
from dashboard.figures.classes import NOT_APPLICABLE, UNKNOWN, Classes, fifths, rates, yes_or_no
from dashboard.queries.figures import Figure
from data.texts import text

MEASURES = ("award_rate", "euros_per_inhabitant", "take_up", "coverage", "delivery_rate")
PER_HEAD = "euros_per_inhabitant"
SMALL = ("epci", "commune")  # levels that have no envelope of their own


def available(level: str) -> tuple[str, ...]:
    """The measures that mean something at a level."""
    return tuple(name for name in MEASURES if name != "award_rate" or level not in SMALL)


@dataclass(frozen=True)
class Measure:
    """One measure in one language."""

    id: str
    lang: str

    @property
    def name(self) -> str:
        """What the reader calls it."""
        return text(f"figures.{self.id}", self.lang)

    @property
    def note(self) -> str:
        """Its formula in one line."""
        return text(f"ui.measure_{self.id}_note", self.lang)

    def shown(self, value: Decimal | int | None) -> str:
        """A value as written."""
        write: Callable[..., str] = fmt.money_per_head if self.id == PER_HEAD else fmt.percent
        return write(value, self.lang)

    def detail(self, figure: Figure) -> str:
        """The n/N behind a value."""
        if figure.n is None or figure.N is None:
            return ""
        if self.id in ("award_rate", PER_HEAD):
            whole = (
                fmt.money_short(figure.N, self.lang)
                if self.id == "award_rate"
                else text("ui.inhabitants", self.lang, count=fmt.count(figure.N, self.lang))
            )
            return f"{fmt.money_short(figure.n, self.lang)} / {whole}"
        return f"{fmt.count(figure.n, self.lang)} / {fmt.count(figure.N, self.lang)}"

    def classes(self, figures: Sequence[Figure], level: str) -> Classes:
        """Fixed classes for a rate, fifths for euros per inhabitant, yes or no where there is one authority."""
        if self.id == "take_up" and level == "commune":
            return yes_or_no(self.lang)
        values = [figure.value for figure in figures]
        if self.id == PER_HEAD:
            return fifths(values, lambda limit: fmt.number(limit, self.lang, 2))
        return rates(values, self.lang)

    def rank(self, figure: Figure | None, classes: Classes) -> int:
        """The class of a value; nothing to divide by is "not applicable", nothing known is "unknown"."""
        if figure is None:
            return UNKNOWN
        if figure.value is None and figure.N == 0:
            return NOT_APPLICABLE
        return classes.rank(figure.value)
