"""The pack of a meeting and its minutes, as files to send."""

import sqlalchemy as sa

from dashboard.queries.scope import Scope
from dashboard.reports.pack.build import minutes_pack, pack
from dashboard.reports.pack.formats import FORMATS
from dashboard.reports.pack.setting import Setting, setting
from data.texts import text
from etl.review.refusal import Refusal
from etl.store import funds, meetings

MINUTES = "minutes"


class NoMinutes(Refusal):
    """The latest data have no minutes: a meeting has."""

    words, key = "revue", "no_minutes"


def pack_file(connection: sa.Connection, fund: str, meeting: int | None, lang: str, format_: str) -> tuple[str, bytes]:
    """The pack of a meeting, or of the latest data. Raises UnknownFund, UnknownMeeting."""
    one = _setting(connection, fund, meeting, lang)
    return name("pack", one, format_), FORMATS[format_](pack(one))


def minutes_file(
    connection: sa.Connection, fund: str, meeting: int | None, lang: str, _format: str = MINUTES
) -> tuple[str, bytes]:
    """The minutes of a meeting, as a PDF. Raises UnknownFund, UnknownMeeting, NoMinutes."""
    if meeting is None:
        raise NoMinutes
    one = _setting(connection, fund, meeting, lang)
    return name("minutes", one, "pdf"), FORMATS["pdf"](minutes_pack(one))


def name(what: str, one: Setting, suffix: str) -> str:
    """The name of a file: what it is, of which fund, of which day."""
    day = one.meeting.held_on if one.meeting else one.on
    number = one.meeting.id if one.meeting else one.edition or 0
    return f"{text(f'revue.file_{what}', one.lang)}_{one.fund.code}_{day or ''}_{number}.{suffix}"


def _setting(connection: sa.Connection, fund: str, meeting: int | None, lang: str) -> Setting:
    funds.require(connection, fund)
    met = None if meeting is None else meetings.get(connection, meeting)
    return setting(connection, Scope(fund), lang, met)
