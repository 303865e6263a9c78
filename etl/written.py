"""Numbers and days as a sentence of each language writes them."""

from datetime import date
from decimal import Decimal

NARROW, NO_BREAK = "\u202f", "\u00a0"


def number(value: Decimal, lang: str) -> str:
    """A number with its own decimals: ``-1234.50`` -> ``−1 234,50`` / ``−1,234.50``."""
    figure = f"{abs(value):,f}"
    if lang == "fr":
        figure = figure.replace(",", NARROW).replace(".", ",")
    return ("\u2212" if value < 0 else "") + figure


def day(on: date, lang: str) -> str:
    """A date: ``08/10/2021`` / ``2021-10-08``."""
    return f"{on:%d/%m/%Y}" if lang == "fr" else on.isoformat()


def said(value: object, lang: str) -> object:
    """A number or a day as a sentence writes it; anything else as it is."""
    if isinstance(value, Decimal):
        return number(value, lang)
    return day(value, lang) if isinstance(value, date) else value
