"""The moments that a page is seen at, or compared with: the dates of the data, and the meetings that were opened.

Meetings come and go between editions: they are read anew for each page, never from memory.
"""

from dataclasses import dataclass
from datetime import date

from dashboard import format as fmt
from dashboard.cached import ask, once_a_page, reading
from dashboard.meeting_words import meeting_name, short_name
from dashboard.queries import freshness
from dashboard.queries.counts import reference_date
from dashboard.queries.scope import Scope
from etl.review.meeting import Meeting
from etl.store import meetings
from etl.store.current import AsOf

MEETING = "m"
"""Before the number of a meeting, in the address."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of the data: ``code`` in the address, ``on`` the day of the newest data then, None before any."""

    code: str
    as_of: AsOf
    on: date | None
    meeting: Meeting | None = None

    def name(self, lang: str) -> str:
        """``11 oct. 2021``, or ``revue hebdomadaire du 11 oct. 2021``."""
        return fmt.day(self.on, lang) if self.meeting is None else meeting_name(self.meeting, lang)

    def short(self, lang: str) -> str:
        """The same in few words, for a column: ``revue du 11 oct. 2021``."""
        return fmt.day(self.on, lang) if self.meeting is None else short_name(self.meeting, lang)


def opened(fund: str) -> list[Meeting]:
    """The meetings of a fund that were opened, the latest first."""
    return once_a_page(("meetings opened", fund), lambda: _opened(fund))


def _opened(fund: str) -> list[Meeting]:
    with reading() as connection:
        return [one for one in meetings.listing(connection, fund) if one.frozen is not None]


def of_meeting(one: Meeting) -> Moment:
    """The moment on which a meeting is frozen."""
    return Moment(f"{MEETING}{one.id}", one.frozen, ask(reference_date, Scope(one.fund, as_of=one.frozen)), one)


def of_date(day: date) -> Moment:
    """The moment of the data up to a day."""
    return Moment(day.isoformat(), day, day)


def find(fund: str, code: str) -> Moment | None:
    """The moment that a code names: a meeting's, or any day from the first data to today; None where there is none."""
    if code.startswith(MEETING):
        found = next((one for one in opened(fund) if code == f"{MEETING}{one.id}"), None)
        return None if found is None else of_meeting(found)
    try:
        day = date.fromisoformat(code)
    except ValueError:
        return None
    first, last = bounds(fund)
    return of_date(day) if first is not None and first <= day <= last and day.isoformat() == code else None


def bounds(fund: str) -> tuple[date | None, date]:
    """The days between which a fund can be seen: that of its first data (None before any), and today or its last."""
    days = ask(freshness.data_dates, fund)
    return min(days, default=None), max([*days, date.today()])
