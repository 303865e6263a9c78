"""Round marks for axes of euros and of months, in the words of the language."""

from datetime import date
from decimal import Decimal

from data.texts import text

MOST = 6


def steps(top: Decimal) -> list[Decimal]:
    """Round values above zero up to ``top``: multiples of 1, 2 or 5 times a power of ten, at most ``MOST``."""
    if top <= 0:
        return []
    # The top is 10 to 100 times this, so that one of the four leaves few enough marks.
    size = Decimal(1).scaleb(top.adjusted() - 1)
    step = next(size * factor for factor in (2, 5, 10, 20) if top / (size * factor) < MOST + 1)
    return [step * rank for rank in range(1, int(top / step) + 1)]


def months(first: date, last: date, lang: str) -> dict[date, str]:
    """First days of months between two days and their names, the year below the first of each year that is marked."""
    span = (last.year - first.year) * 12 + last.month - first.month
    step = next((step for step, most in ((1, 6), (3, 15), (6, 36)) if span <= most), 12)
    names = text("ui.months_short", lang).split("|")
    found: dict[date, str] = {}
    years: set[int] = set()
    for year in range(first.year, last.year + 1):
        for month in range(1, 13, step):
            day = date(year, month, 1)
            if first <= day <= last:
                found[day] = names[month - 1] + (f"<br>{year}" if year not in years else "")
                years.add(year)
    return found
