"""The files of a sending that need no pack: the calendar, and the list of decisions and actions."""

from datetime import date

import sqlalchemy as sa

from dashboard.queries import freshness
from dashboard.queries.scope import Scope
from dashboard.reports.calendar import calendar
from dashboard.reports.follow_up_list import follow_up_list
from data.texts import text
from etl.store import meetings
from etl.store.clock import now


def calendar_file(
    connection: sa.Connection, fund: str, meeting: int | None, lang: str, _format: str = "ics"
) -> tuple[str, bytes]:
    """The fund's calendar. Raises UnknownFund, UnknownMeeting."""
    return _name("calendar", connection, fund, meeting, lang, "ics"), calendar(connection, fund, lang)


def items_file(
    connection: sa.Connection, fund: str, meeting: int | None, lang: str, _format: str = "items"
) -> tuple[str, bytes]:
    """The fund's decisions and actions as they stand today, as a workbook. Raises UnknownFund, UnknownMeeting."""
    made = follow_up_list(connection, fund, lang, now().date())
    return _name("items", connection, fund, meeting, lang, "xlsx"), made.workbook(lang)


def _name(what: str, connection: sa.Connection, fund: str, meeting: int | None, lang: str, suffix: str) -> str:
    on: date | None
    if meeting is None:
        on = next(iter(freshness.data_dates(connection, fund)), None)
        number = freshness.edition_of(connection, Scope(fund))
    else:
        on, number = meetings.get(connection, meeting).held_on, meeting
    return f"{text(f'sending.file_{what}', lang)}_{fund}_{on or now().date()}_{number or 0}.{suffix}"
