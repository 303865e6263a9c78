"""Numbers and dates as a reader writes them, French and English. Decimals in, never a float.

French sets a narrow no-break space (U+202F) between thousands and before ``%``, a no-break space (U+00A0)
before a unit, and a true minus sign (U+2212). What is not known says so; it is never a zero.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from data.texts import text

NARROW = "\u202f"
NO_BREAK = "\u00a0"
MINUS = "\u2212"
MILLION = Decimal(1_000_000)

Number = Decimal | int


def number(value: Number | None, lang: str = "fr", decimals: int = 0, *, trim: bool = False) -> str:
    """A number with its thousands apart: ``1 234,5`` / ``1,234.5``. ``trim`` drops zeros after the comma."""
    if value is None:
        return text("ui.unknown", lang)
    rounded = Decimal(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    sign = MINUS if rounded < 0 else ""
    whole, _, fraction = f"{abs(rounded):,.{decimals}f}".partition(".")
    if trim:
        fraction = fraction.rstrip("0")
    if lang == "fr":
        whole = whole.replace(",", NARROW)
    point = "," if lang == "fr" else "."
    return f"{sign}{whole}{point}{fraction}" if fraction else f"{sign}{whole}"


def count(value: Number | None, lang: str = "fr") -> str:
    """A count of things: ``2 076``."""
    return number(value, lang)


def money(value: Number | None, lang: str = "fr", decimals: int = 2) -> str:
    """An amount to the cent, unless told otherwise: ``1 234,56 €`` / ``€1,234.56``."""
    return _euros(value, lang, decimals)


def money_short(value: Number | None, lang: str = "fr") -> str:
    """An amount to read at a glance: ``37,461 M€`` from one million, else whole euros ``846 984 €``."""
    if value is None:
        return text("ui.unknown", lang)
    if abs(Decimal(value)) < MILLION:
        return _euros(value, lang, 0)
    millions = number(Decimal(value) / MILLION, lang, 3, trim=True)
    return f"{millions}{NO_BREAK}M€" if lang == "fr" else _signed_euro(millions) + "M"


def money_per_head(value: Number | None, lang: str = "fr") -> str:
    """Euros per inhabitant: ``0,55 €/hab.`` / ``€0.55/inhab.``."""
    if value is None:
        return text("ui.unknown", lang)
    return text("ui.per_head", lang, amount=_euros(value, lang, 2))


def percent(ratio: Number | None, lang: str = "fr", decimals: int = 1) -> str:
    """A ratio as a percentage: 0.426 gives ``42,6 %`` / ``42.6%``."""
    if ratio is None:
        return text("ui.unknown", lang)
    figure = number(Decimal(ratio) * 100, lang, decimals, trim=True)
    return f"{figure}{NARROW}%" if lang == "fr" else f"{figure}%"


def signed(shown: str, value: Number) -> str:
    """A written number with its sign kept in sight: ``+2,1 M€``."""
    return f"+{shown}" if value > 0 else shown


def day(value: date | None, lang: str = "fr", *, long: bool = False) -> str:
    """A date: ``8 oct. 2021``, ``1er oct. 2021``; long ``8 octobre 2021``; English ``8 Oct 2021``."""
    if value is None:
        return text("ui.unknown", lang)
    months = text("ui.months_long" if long else "ui.months_short", lang).split("|")
    first = "1er" if lang == "fr" else "1"
    number_of_day = first if value.day == 1 else str(value.day)
    return f"{number_of_day}{NO_BREAK}{months[value.month - 1]} {value.year}"


def size(octets: int | None, lang: str = "fr") -> str:
    """The size of a file: ``1,2 Mo`` / ``1.2 MB``."""
    if octets is None:
        return text("ui.unknown", lang)
    units = text("ui.size_units", lang).split("|")
    amount, rank = Decimal(octets), 0
    while amount >= 1000 and rank < len(units) - 1:
        amount, rank = amount / 1000, rank + 1
    return f"{number(amount, lang, 1 if rank else 0, trim=True)}{NO_BREAK}{units[rank]}"


def _euros(value: Number | None, lang: str, decimals: int) -> str:
    shown = number(value, lang, decimals)
    if value is None:
        return shown
    return f"{shown}{NO_BREAK}€" if lang == "fr" else _signed_euro(shown)


def _signed_euro(shown: str) -> str:
    return f"{MINUS}€{shown[1:]}" if shown.startswith(MINUS) else f"€{shown}"
