"""A date inside a sentence: « Commission permanente du 22 mai 2023 »."""

import re
from datetime import date

from etl.parse.characters import plain
from etl.parse.date import parse_date
from etl.parse.outcome import Outcome, refused, repaired
from etl.read.workbook import Value

DAY = re.compile(
    r"(?<![0-9])(?:[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}[/.][0-9]{1,2}[/.](?:[0-9]{4}|[0-9]{2})"
    r"|[0-9]{1,2}(?:er)? [^\W\d_]+\.? [0-9]{4})(?![0-9])"
)


def parse_dated(value: Value, epoch_1904: bool = False) -> Outcome:
    """A date, or the only one of a sentence; two of them are not one."""
    said = parse_date(value, epoch_1904)
    if said.value is not None or said.issues[0].rule != "date-unreadable" or not isinstance(value, str):
        return said
    days = {day for words in DAY.findall(plain(value)) if isinstance(day := parse_date(words).value, date)}
    if len(days) > 1:
        return refused("date-several")
    return repaired(days.pop(), "date-in-sentence") if days else said


ACCEPTS = {
    parse_dated: [
        ("Commission permanente du 22 mai 2023", date(2023, 5, 22)),
        ("CP du 22/05/2023 (rapport n° 12)", date(2023, 5, 22)),
        ("Délibération 2023-14 du 1er juin 2023", date(2023, 6, 1)),
        ("08/10/2021", date(2021, 10, 8)),
        ("voté le 22/05/2023, affiché le 22 mai 2023", date(2023, 5, 22)),
    ],
}
REFUSES = {
    parse_dated: [
        ("voté le 22/05/2023, notifié le 30/05/2023", "date-several"),
        ("Commission du 31/06/2023", "date-unreadable"),
        ("rapport 2023-14", "date-unreadable"),
        (12.0, "date-unreadable"),
    ],
}
