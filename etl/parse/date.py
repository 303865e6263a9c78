"""Dates as French spreadsheets write them, and fiscal years."""

import re
from datetime import date, datetime, timedelta

from etl.parse.characters import plain
from etl.parse.outcome import Outcome, ok, refused, repaired
from etl.read.workbook import Value
from etl.schemas import squeeze

FIRST, LAST = date(1990, 1, 1), date(2100, 12, 31)
SERIAL_ZERO = date(1899, 12, 30)
DAYS_TO_1904 = 1_462
"""Days from the zero of a workbook's usual serials to that of the 1904 system."""
MONTHS = {
    "janvier": 1, "janv": 1, "fevrier": 2, "fevr": 2, "fev": 2, "mars": 3, "avril": 4, "avr": 4, "mai": 5,
    "juin": 6, "juillet": 7, "juil": 7, "aout": 8, "septembre": 9, "sept": 9, "octobre": 10, "oct": 10,
    "novembre": 11, "nov": 11, "decembre": 12, "dec": 12,
}  # fmt: skip
ISO = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(?:[T ][0-9:.]+ ?(?:Z|UTC|[+-][0-9:]+)?)?")
FRENCH = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4}|[0-9]{2})(?: [0-9]{1,2}[:h][0-9:]+)?")
SPOKEN = re.compile(r"([0-9]{1,2})(?:er)? ([^\W\d_]+)\.? ([0-9]{4})")


def _made(year: int, month: int, day: int) -> Outcome:
    try:
        made = date(year, month, day)
    except ValueError:
        return refused("date-impossible")
    return ok(made) if FIRST <= made <= LAST else refused("date-out-of-range")


def _century(year: int) -> int:
    """A year of two digits: 90 to 99 are of the last century."""
    return 1900 + year if year >= FIRST.year % 100 else 2000 + year


def _counted(days: int, epoch_1904: bool) -> Outcome:
    """The date of a bare number of days."""
    return repaired(SERIAL_ZERO + timedelta(days=days + DAYS_TO_1904 * epoch_1904), "date-serial")


def parse_date(value: Value, epoch_1904: bool = False) -> Outcome:
    """A calendar date. An impossible one (31/06) is an error, never moved to a possible one.

    A bare number counts days from 1899-12-30, or from 1904 where the workbook says so.
    """
    if isinstance(value, datetime):
        return _made(value.year, value.month, value.day)
    if isinstance(value, date):
        return _made(value.year, value.month, value.day)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _counted(int(value), epoch_1904) if 20_000 <= value <= 80_000 else refused("date-unreadable")
    words = plain(value)
    if re.fullmatch(r"[2-7][0-9]{4}", words):
        return _counted(int(words), epoch_1904)
    if iso := ISO.fullmatch(words):
        return _made(int(iso[1]), int(iso[2]), int(iso[3]))
    if french := FRENCH.fullmatch(words):
        year = int(french[3]) if len(french[3]) == 4 else _century(int(french[3]))
        return _made(year, int(french[2]), int(french[1]))
    if (spoken := SPOKEN.fullmatch(words)) and (month := MONTHS.get(squeeze(spoken[2]))):
        return _made(int(spoken[3]), month, int(spoken[1]))
    return refused("date-unreadable")


def quick_date(value: Value) -> date | None:
    """A true date within the plausible period."""
    if type(value) is date and FIRST <= value <= LAST:
        return value
    return None


def parse_year(value: Value) -> Outcome:
    """A fiscal year, 1990 to 2100."""
    words = plain(value).removesuffix(".0")
    if re.fullmatch(r"[0-9]{4}", words) and FIRST.year <= int(words) <= LAST.year:
        return ok(int(words))
    return refused("year-unreadable")


ACCEPTS = {
    parse_date: [
        (date(2021, 10, 8), date(2021, 10, 8)),
        (datetime(2021, 10, 8, 9, 58), date(2021, 10, 8)),
        ("2021-10-08", date(2021, 10, 8)),
        ("2021-10-08 09:58:00", date(2021, 10, 8)),
        ("2021-10-08T09:58:00+02:00", date(2021, 10, 8)),
        ("08/10/2021", date(2021, 10, 8)),
        ("8.10.2021", date(2021, 10, 8)),
        ("08/10/2021 09:58", date(2021, 10, 8)),
        ("8 octobre 2021", date(2021, 10, 8)),
        ("1er oct. 2021", date(2021, 10, 1)),
        ("3 févr. 2022", date(2022, 2, 3)),
        (44477.0, date(2021, 10, 8)),
        ("44477", date(2021, 10, 8)),
        ("08/10/21", date(2021, 10, 8)),
        ("2021-10-08 09:08:33 +0200", date(2021, 10, 8)),
        ("2021-10-08 09:08:33 UTC", date(2021, 10, 8)),
    ],
    parse_year: [("2024", 2024), (2021.0, 2021)],
    lambda value: parse_date(value, epoch_1904=True): [
        (43015.0, date(2021, 10, 8)),
        ("43015", date(2021, 10, 8)),
        (45000, date(2027, 3, 16)),
        (date(2021, 10, 8), date(2021, 10, 8)),
        ("08/10/2021", date(2021, 10, 8)),
    ],
}
REFUSES = {
    parse_date: [
        ("31/06/2021", "date-impossible"),
        ("29/02/2021", "date-impossible"),
        ("2021-13-01", "date-impossible"),
        ("01/01/0021", "date-out-of-range"),
        ("10/2021", "date-unreadable"),
        (12.0, "date-unreadable"),
        (True, "date-unreadable"),
        ("bientôt", "date-unreadable"),
    ],
    parse_year: [("21", "year-unreadable"), ("3021", "year-unreadable")],
    lambda value: parse_date(value, epoch_1904=True): [
        (12.0, "date-unreadable"),
        (True, "date-unreadable"),
        ("31/06/2021", "date-impossible"),
    ],
}
