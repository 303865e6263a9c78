"""French and English numbers -> Decimal, never through a float that changes a cent."""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from etl.parse.characters import APOSTROPHES, MINUS, plain
from etl.parse.outcome import Issue, Outcome, ok, refused
from etl.read.workbook import Value, show

CENT = Decimal("0.01")
LARGEST = Decimal(10) ** 13
LARGEST_WHOLE = 1e12
UNDEFINED = frozenset(("à définir", "a definir", "à préciser", "en attente", "à déterminer"))
CURRENCY = re.compile(r"^(?:€|EUR|euros?)\s*|\s*(?:€|EUR|euros?)$", re.IGNORECASE)
MULTIPLE = re.compile(r"[0-9]\s*(?:k|m|md)\s*(?:€|eur|euros?)?$", re.IGNORECASE)
SCIENTIFIC = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?[eE][+-]?[0-9]+")
GROUPED_BY_SPACE = re.compile(r"-?[0-9]{1,3}(?:[ '][0-9]{3})+(?:[.,][0-9]+)?")
PLAIN = re.compile(r"-?[0-9]*[.,]?[0-9]+|-?[0-9]+[.,]")
AMBIGUOUS = re.compile(r"-?[1-9][0-9]{0,2}([.,])[0-9]{3}")
POINT_THEN_COMMA = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|-?[0-9]{1,3}(?:\.[0-9]{3}){2,}")
COMMA_THEN_POINT = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|-?[0-9]{1,3}(?:,[0-9]{3}){2,}")


def _bare(value: Value) -> str:
    words = CURRENCY.sub("", plain(value).translate(MINUS).translate(APOSTROPHES)).strip()
    if re.fullmatch(r"\([^-()]+\)", words):
        words = "-" + words[1:-1].strip()
    elif re.fullmatch(r"[^-]+-", words):
        words = "-" + words[:-1].strip()
    return re.sub(r"^-\s+", "-", CURRENCY.sub("", words).strip())


def decimal_mark(values: Iterable[Value]) -> str | None:
    """The decimal mark on which every unambiguous text of a column agrees, or None."""
    marks = set()
    for value in values:
        if not isinstance(value, str):
            continue
        words = _bare(value)
        if COMMA_THEN_POINT.fullmatch(words):
            marks.add(".")
        elif POINT_THEN_COMMA.fullmatch(words):
            marks.add(",")
        elif GROUPED_BY_SPACE.fullmatch(words) or (PLAIN.fullmatch(words) and not AMBIGUOUS.fullmatch(words)):
            marks |= {mark for mark in ",." if mark in words}
    return marks.pop() if len(marks) == 1 else None


def quick_decimal(value: Value) -> Decimal | None:
    """A whole number of the spreadsheet."""
    if type(value) is float and value.is_integer() and abs(value) < LARGEST_WHOLE:
        return Decimal(int(value))
    return None


def quick_amount(value: Value) -> Decimal | None:
    """A number of the spreadsheet that is a whole number of cents.

    Where ``cents / 100`` gives the very same float, these cents are what the cell says: no nearer decimal exists.
    """
    if type(value) is not float or not -LARGEST_WHOLE < value < LARGEST_WHOLE:
        return None
    cents = round(value * 100)
    return Decimal(cents) * CENT if cents / 100 == value else None


def parse_decimal(value: Value, mark: str | None = None) -> Outcome:
    """An exact number. ``mark`` is the column's decimal mark, which settles ``1.234`` and ``1,234``."""
    if isinstance(value, bool):
        return refused("number-unreadable")
    if isinstance(value, int | float):
        number = Decimal(show(value)) if float(value) == value else None
        if number is None or not number.is_finite():
            return refused("number-unreadable")
        return ok(number) if abs(number) < LARGEST else refused("number-out-of-range")
    words = _bare(value)
    if words.endswith("%"):
        words = words[:-1].strip()
    if MULTIPLE.search(words):
        return refused("number-multiple")
    if SCIENTIFIC.fullmatch(words):
        return refused("number-scientific")
    if ambiguous := AMBIGUOUS.fullmatch(words):
        if mark is None:
            return refused("number-ambiguous")
        number = Decimal(words.replace(",", ".") if ambiguous[1] == mark else words.replace(ambiguous[1], ""))
    elif POINT_THEN_COMMA.fullmatch(words):
        number = Decimal(words.replace(".", "").replace(",", "."))
    elif COMMA_THEN_POINT.fullmatch(words):
        number = Decimal(words.replace(",", ""))
    elif GROUPED_BY_SPACE.fullmatch(words) or PLAIN.fullmatch(words):
        number = Decimal(words.replace(" ", "").replace("'", "").replace(",", "."))
    else:
        return refused("number-unreadable")
    return ok(number) if abs(number) < LARGEST else refused("number-out-of-range")


def parse_amount(value: Value, mark: str | None = None) -> Outcome:
    """Euros and cents; fractions of a cent are rounded half up (away from zero), and said."""
    if isinstance(value, str) and plain(value).endswith("%"):
        return refused("amount-percent")
    if isinstance(value, str) and plain(value).casefold() in UNDEFINED:
        return refused("amount-undefined", "warning")
    outcome = parse_decimal(value, mark)
    if outcome.value is None:
        return outcome
    cents = outcome.value.quantize(CENT, ROUND_HALF_UP)
    if cents == outcome.value:
        return ok(cents)
    return Outcome(cents, (*outcome.issues, Issue("information", "rounded-to-cent", {"new": cents})))


ACCEPTS = {
    parse_decimal: [
        ("1 234,56", Decimal("1234.56")),
        ("1\u202f234\u00a0567,89\u00a0€", Decimal("1234567.89")),
        ("1234,5", Decimal("1234.5")),
        ("12.50", Decimal("12.50")),
        ("1'234,50", Decimal("1234.50")),
        ("1.234,56", Decimal("1234.56")),
        ("1,234.56", Decimal("1234.56")),
        ("-500", Decimal(-500)),
        ("\u2212500", Decimal(-500)),
        ("(1 234)", Decimal(-1234)),
        ("5-", Decimal(-5)),
        ("€ 1 000", Decimal(1000)),
        ("1 000 euros", Decimal(1000)),
        ("0", Decimal(0)),
        ("0.125", Decimal("0.125")),
        ("42,5 %", Decimal("42.5")),
        (0.1, Decimal("0.1")),
        (12, Decimal(12)),
    ],
    parse_amount: [
        ("0,39", Decimal("0.39")),
        (42166.9105, Decimal("42166.91")),
        ("98708.70000000001", Decimal("98708.70")),
        (0.125, Decimal("0.13")),
        (-0.125, Decimal("-0.13")),
    ],
}
REFUSES = {
    parse_decimal: [
        ("1.234", "number-ambiguous"),
        ("1,234", "number-ambiguous"),
        ("1 23,4", "number-unreadable"),
        ("12 k€", "number-multiple"),
        ("1,2 M€", "number-multiple"),
        ("2,43E+13", "number-scientific"),
        ("1_000", "number-unreadable"),
        ("NaN", "number-unreadable"),
        ("١٢", "number-unreadable"),
        ("$5", "number-unreadable"),
        ("(-5)", "number-unreadable"),
        (float("inf"), "number-unreadable"),
        (True, "number-unreadable"),
        ("99999999999999", "number-out-of-range"),
    ],
    parse_amount: [("à définir", "amount-undefined"), ("50 %", "amount-percent"), ("1.234", "number-ambiguous")],
}
