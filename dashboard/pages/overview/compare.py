"""The other end of every "since": a date that the reader chooses, a week before the one shown by default."""

from datetime import date, timedelta

from dashboard import address
from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.queries import freshness
from dashboard.view import View
from data.texts import text

WEEK = timedelta(days=7)
AUTOMATIC = "week"


def earlier(now: View) -> date | None:
    """The date to compare with: the one in the address, else the latest at least a week old; None for the first."""
    known = _before(now)
    chosen = address.value("since", AUTOMATIC, lambda asked: asked in {day.isoformat() for day in known})
    return _week_before(now, known) if chosen == AUTOMATIC else date.fromisoformat(chosen)


def choose(now: View) -> None:
    """The selector of that date."""
    known = _before(now)
    usual = text("ui.since_week", now.lang, date=fmt.day(_week_before(now, known), now.lang))
    options = {AUTOMATIC: usual} | {day.isoformat(): fmt.day(day, now.lang) for day in known}
    address.select("since", text("ui.since", now.lang), options, AUTOMATIC, width=240)


def _before(now: View) -> list[date]:
    """The dates before the one shown, the newest first."""
    if now.as_of is None:
        return []
    shown = now.as_of
    return sorted((day for day in ask(freshness.data_dates, now.fund.code) if day < shown), reverse=True)


def _week_before(now: View, known: list[date]) -> date | None:
    if now.as_of is None or not known:
        return None
    shown = now.as_of
    return next((day for day in known if shown - day >= WEEK), known[-1])
