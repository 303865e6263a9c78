"""Periods: two days, a quarter, a half-year, a month or a year, as French files write them.

A field keeps of a period what it needs: the whole as ISO 8601 writes it (``2019-02-15/2022-02-14``), or its last day.
"""

import re
from datetime import date, timedelta

from etl.parse.characters import MINUS, plain
from etl.parse.date import FIRST, LAST, MONTHS, parse_date
from etl.parse.outcome import Outcome, ok, refused, repaired
from etl.read.workbook import Value
from etl.schemas import squeeze

DAY = (
    r"[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}|[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2,4}"
    r"|[0-9]{1,2}(?:er)? [^\W\d_]+\.? [0-9]{4}"
)
TWO_DAYS = re.compile(rf"(?:du )?({DAY})\s*(?:/|_|;|,|\bau\b|\bto\b|-)\s*({DAY})", re.IGNORECASE)
RANK = r"([1-4])(?:er|[eè]re|[eè]me|nd|nde|st|rd|th|e)?"
PART = r"(t|q|trim\.?|trimestre|quarter|s|sem\.?|semestre)"
YEAR = r"([0-9]{4})"
FORMS = (
    (re.compile(rf"{PART} ?{RANK}[ /-]*{YEAR}", re.IGNORECASE), (0, 1, 2)),
    (re.compile(rf"{YEAR}[ /-]*{PART} ?{RANK}", re.IGNORECASE), (1, 2, 0)),
    (re.compile(rf"{RANK} ?{PART}[ /-]*{YEAR}", re.IGNORECASE), (1, 0, 2)),
)
MONTH = re.compile(r"([^\W\d_]+)\.? ([0-9]{4})")
MONTH_NUMBER = re.compile(r"(0?[1-9]|1[0-2])/([0-9]{4})|([0-9]{4})-(0[1-9]|1[0-2])")

Days = tuple[date, date]


def period(value: Value) -> Days | None:
    """The first and the last day of a period or of a day, None where a value is neither."""
    found = parse_date(value).value
    if isinstance(found, date):
        return found, found
    words = plain(value).translate(MINUS).removesuffix(".0")
    days = _two_days(words) or _part_of_year(words) or _month_or_year(words)
    return days if days and FIRST <= days[0] <= days[1] <= LAST else None


def _two_days(words: str) -> Days | None:
    two = TWO_DAYS.fullmatch(words)
    if two is None:
        return None
    first, last = parse_date(two[1]).value, parse_date(two[2]).value
    return (first, last) if isinstance(first, date) and isinstance(last, date) else None


def _part_of_year(words: str) -> Days | None:
    """A quarter or a half-year."""
    for form, (part, rank, year) in FORMS:
        if said := form.fullmatch(words):
            length = 6 if said[part + 1][0] in "sS" else 3
            number = int(said[rank + 1])
            return _months(int(said[year + 1]), (number - 1) * length + 1, length) if number * length <= 12 else None
    return None


def _month_or_year(words: str) -> Days | None:
    if re.fullmatch(YEAR, words):
        return _months(int(words), 1, 12)
    if (said := MONTH.fullmatch(words)) and (month := MONTHS.get(squeeze(said[1]))):
        return _months(int(said[2]), month, 1)
    if said := MONTH_NUMBER.fullmatch(words):
        return _months(int(said[2] or said[3]), int(said[1] or said[4]), 1)
    return None


def _months(year: int, first: int, count: int) -> Days | None:
    """The days of some months of a year."""
    if not FIRST.year <= year <= LAST.year:
        return None
    after = date(year + 1, 1, 1) if first + count > 12 else date(year, first + count, 1)
    return date(year, first, 1), after - timedelta(days=1)


def parse_period(value: Value) -> Outcome:
    """A day or a period as ISO 8601 writes it."""
    days = period(value)
    if days is None:
        return refused("period-unreadable")
    first, last = (day.isoformat() for day in days)
    made = first if first == last else f"{first}/{last}"
    return ok(made) if plain(value) == made or not isinstance(value, str) else repaired(made, "period-rewritten")


def parse_period_end(value: Value) -> Outcome:
    """A date; of a period, its last day: a value at the first quarter is one at 31 March."""
    said = parse_date(value)
    if said.value is not None or said.issues[0].rule != "date-unreadable":
        return said
    days = period(value)
    return said if days is None else repaired(days[1], "period-last-day")


ACCEPTS = {
    parse_period: [
        ("2019-02-15/2022-02-14", "2019-02-15/2022-02-14"),
        ("2022/01/13_2024/01/12", "2022-01-13/2024-01-12"),
        ("2017-12-14_2018-12-14", "2017-12-14/2018-12-14"),
        ("du 1er janvier 2023 au 30 juin 2023", "2023-01-01/2023-06-30"),
        ("01/01/2023 - 30/06/2023", "2023-01-01/2023-06-30"),
        ("2017-03-14", "2017-03-14"),
        (date(2024, 12, 27), "2024-12-27"),
        ("T1 2024", "2024-01-01/2024-03-31"),
        ("2024-T4", "2024-10-01/2024-12-31"),
        ("1er trimestre 2024", "2024-01-01/2024-03-31"),
        ("2e trimestre 2024", "2024-04-01/2024-06-30"),
        ("Q3 2024", "2024-07-01/2024-09-30"),
        ("S1 2024", "2024-01-01/2024-06-30"),
        ("2nd semestre 2024", "2024-07-01/2024-12-31"),
        ("févr. 2024", "2024-02-01/2024-02-29"),
        ("2024-02", "2024-02-01/2024-02-29"),
        (2024.0, "2024-01-01/2024-12-31"),
    ],
    parse_period_end: [
        ("31/03/2024", date(2024, 3, 31)),
        ("T1 2024", date(2024, 3, 31)),
        ("2019-02-15/2022-02-14", date(2022, 2, 14)),
        ("2024", date(2024, 12, 31)),
    ],
}
REFUSES = {
    parse_period: [
        ("T5 2024", "period-unreadable"),
        ("S3 2024", "period-unreadable"),
        ("2022-02-14/2019-02-15", "period-unreadable"),
        ("2019-02-30/2022-02-14", "period-unreadable"),
        ("1015", "period-unreadable"),
        ("selon convention", "period-unreadable"),
    ],
    parse_period_end: [
        ("bientôt", "date-unreadable"),
        ("31/06/2021", "date-impossible"),
        ("T0 2024", "date-unreadable"),
    ],
}
