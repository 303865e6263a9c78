"""One unit for all the values of a drawing: M€ or k€ or €, %, counts; as a chart's format and as words."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from dashboard import format as fmt
from dashboard.reports.pack.content import Value
from dashboard.tables import Kind
from data.texts import text

# Divisor by letter: the first that the largest value reaches.
_MONEY = ((6, "M€"), (3, "k€"), (0, "€"))
_MINUS = f'"{fmt.MINUS}"'
LOCALES = {"fr": "[$-40C]", "en": "[$-809]"}
"""What a number format says of its language (Windows' identifiers)."""


@dataclass(frozen=True)
class Scale:
    """A unit: the power of ten that values are divided by, its letters, how many decimals tell the values apart."""

    power: int
    unit: str
    decimals: int
    lang: str

    @property
    def code(self) -> str:
        """The number format of a chart (ECMA-376 part 1, 18.8.30): values stay whole, commas divide by thousands.

        Three sections: above zero, below, and zero itself without decimals.
        """
        digits = "#,##0" + ("." + "0" * self.decimals if self.decimals else "") + "," * (self.power // 3)
        place = LOCALES[self.lang]
        return f"{place}{self._dressed(digits)};{place}{self._dressed(digits, _MINUS)};{place}{self._dressed('0')}"

    def _dressed(self, digits: str, minus: str = "") -> str:
        """Digits of a format with their unit, quoted."""
        if self.unit == "%":
            return f'{minus}{digits}"{fmt.NARROW}"%' if self.lang == "fr" else f"{minus}{digits}%"
        if self.lang == "en" and "€" in self.unit:
            letters = self.unit.replace("€", "", 1)
            return f'{minus}"€"{digits}"{letters}"' if letters else f'{minus}"€"{digits}'
        return f'{minus}{digits}"{fmt.NO_BREAK}{self.unit}"' if self.unit else minus + digits

    def written(self, value: Value, *, sign: bool = False) -> str:
        """A value in words, with the same decimals: ``37,5 M€``; ``sign`` shows a plus."""
        if value is None:
            return text("ui.unknown", self.lang)
        shown = fmt.number(Decimal(value).scaleb(-self.power), self.lang, self.decimals if value else 0)
        plus = "+" if sign and value > 0 else ""
        if self.unit == "%":
            return f"{plus}{shown}{fmt.NARROW if self.lang == 'fr' else ''}%"
        if not self.unit:
            return plus + shown
        if self.lang == "en" and "€" in self.unit:
            minus, figure = (fmt.MINUS, shown[1:]) if shown.startswith(fmt.MINUS) else ("", shown)
            return f"{plus}{minus}€{figure}{self.unit.replace('€', '', 1)}"
        return f"{plus}{shown}{fmt.NO_BREAK}{self.unit}"


def scale(values: Iterable[Value], kind: Kind, lang: str, *, round_values: bool = False) -> Scale:
    """The unit that fits the largest value, and the fewest decimals (at most three) that leave no value as a zero.

    ``round_values`` are those of an axis: they need no more decimals than they have.
    """
    known = [abs(Decimal(value)) for value in values if value]
    largest = max(known, default=Decimal(0))
    if kind == "ratio":
        return Scale(-2, "%", _decimals(known, -2, 0, 1), lang)
    if kind == "per_head":
        bare = text("ui.per_head", lang, amount="€")
        return Scale(0, bare, 2, lang)
    if kind != "euros":
        return Scale(0, "", _decimals(known, 0, 0, 2), lang)
    power, unit = next(((power, unit) for power, unit in _MONEY if largest >= 10**power), _MONEY[-1])
    return Scale(
        power, unit, _decimals(known, power, 1 if power == 6 and not round_values else 0, 3 if power else 2), lang
    )


def _decimals(known: list[Decimal], power: int, fewest: int, most: int) -> int:
    """Decimals enough for three figures of the largest and one of the smallest."""
    if not known:
        return fewest
    exact = max(-int(value.scaleb(-power).normalize().as_tuple().exponent) for value in known)
    for decimals in range(fewest, most):
        smallest = min(known).scaleb(-power).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
        if smallest > 0 and (decimals >= exact or max(known).scaleb(-power) >= 10 ** (2 - decimals)):
            return decimals
    return most
