"""Shares: « 52 % », 52 or 0.52 -> the fraction 0.52. What a bare number means is settled by its whole column."""

from collections.abc import Iterable
from decimal import Decimal

from etl.parse.characters import plain
from etl.parse.number import parse_decimal
from etl.parse.outcome import Outcome, ok, refused
from etl.read.workbook import Value

HUNDRED = Decimal(100)
CLEARLY = 2
"""How many times more cells must say one thing than the other for a column to be settled."""


def unit(values: Iterable[Value], mark: str | None = None, *, shown: bool = False) -> Decimal | None:
    """What a bare number of a column is divided by: 1 for fractions, 100 for percentages, None where nothing tells.

    ``mark`` is its decimal mark; ``shown`` says that the spreadsheet shows its numbers as percentages: they are then
    fractions.
    """
    if shown:
        return Decimal(1)
    small = large = 0
    for value in values:
        number = parse_decimal(value, mark).value if value is not None and not plain(value).endswith("%") else None
        if isinstance(number, Decimal) and number:
            small, large = small + (abs(number) <= 1), large + (abs(number) > 1)
    if not large or (small and small >= CLEARLY * large):
        return Decimal(1)
    return HUNDRED if not small or large >= CLEARLY * small else None


def parse_percent(
    value: Value, divisor: Decimal | None = None, mark: str | None = None, *, settled: bool = False
) -> Outcome:
    """A share as a fraction of 1. Without a ``settled`` column, a number above 1 is a percentage.

    In a settled column, a number of the other kind is refused: 80 among fractions is 0.8 or an error, nobody knows.
    """
    outcome = parse_decimal(value, mark)
    if outcome.value is None:
        return refused("percent-unreadable")
    if plain(value).endswith("%"):
        return ok(outcome.value / HUNDRED)
    number: Decimal = outcome.value
    if not settled:
        divisor = unit([value])
    if divisor is None or (number and (abs(number) > 1) != (divisor == HUNDRED)):
        return refused("percent-mixed")
    return ok(number / divisor)


ACCEPTS = {
    parse_percent: [
        ("52 %", Decimal("0.52")),
        ("52,5\u00a0%", Decimal("0.525")),
        (52, Decimal("0.52")),
        (0.52, Decimal("0.52")),
        ("0,45", Decimal("0.45")),
        ("1.00", Decimal("1.00")),
        (0, Decimal(0)),
        ("100", Decimal(1)),
        ("0,5 %", Decimal("0.005")),
    ],
}
REFUSES = {
    parse_percent: [
        ("la moitié", "percent-unreadable"),
        (True, "percent-unreadable"),
        ("50 % environ", "percent-unreadable"),
    ],
    lambda value: parse_percent(value, Decimal(1), settled=True): [("80", "percent-mixed")],
    lambda value: parse_percent(value, HUNDRED, settled=True): [("0.8", "percent-mixed"), (1, "percent-mixed")],
    lambda value: parse_percent(value, None, settled=True): [("80", "percent-mixed")],
}
