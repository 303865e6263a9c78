"""Periods by code: a year (``2021``) or a quarter of one (``2021-T2``), as they stand in an address."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from data.texts import text

ALL = "all"
_CODE = re.compile(r"((?:19|20)[0-9]{2})(?:-T([1-4]))?")


def known(code: str) -> bool:
    """Whether a code names a period."""
    return _CODE.fullmatch(code) is not None


def bounds(code: str) -> tuple[date | None, date | None]:
    """The first and the last day of a period; (None, None) for no period."""
    found = _CODE.fullmatch(code)
    if found is None:
        return None, None
    year, quarter = int(found[1]), found[2]
    if quarter is None:
        return date(year, 1, 1), date(year, 12, 31)
    first = 3 * int(quarter) - 2
    after = date(year + 1, 1, 1) if quarter == "4" else date(year, first + 3, 1)
    return date(year, first, 1), after - timedelta(days=1)


def of(first: date | None, last: date | None) -> str:
    """The code of the period between two days; that of no period where it is neither a year nor a quarter."""
    if first is None or last is None:
        return ALL
    codes = (str(first.year), f"{first.year}-T{(first.month + 2) // 3}")
    return next((code for code in codes if bounds(code) == (first, last)), ALL)


def name(code: str, lang: str) -> str:
    """A period in words: ``2021``, ``2ᵉ trimestre 2021``."""
    found = _CODE.fullmatch(code)
    if found is None or found[2] is None:
        return code if found else text("ui.filter_any_period", lang)
    return text(f"ui.quarter_{found[2]}", lang, year=found[1])


def between(days: Iterable[date]) -> list[str]:
    """The years and quarters from the earliest day to the latest."""
    held = sorted(days)
    if not held:
        return []
    codes = []
    for year in range(held[0].year, held[-1].year + 1):
        codes += [str(year), *(f"{year}-T{quarter}" for quarter in range(1, 5))]
    return codes
