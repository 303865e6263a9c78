"""The other end of every "since": the last review, the last CoPol, any meeting or date, chosen in the address."""

from datetime import date

from dashboard import address, moments
from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.meeting_words import since_words
from dashboard.moments import Moment
from dashboard.queries import freshness
from dashboard.view import View
from data.texts import text

NAME = "since"
AUTOMATIC, REVIEW, COPOL = "last", "review", "copol"


def earlier(now: View) -> Moment | None:
    """The moment to compare with: the one in the address, else the last review, else the date before; None for none."""
    known = _before(now)
    named = _named(now, known)
    chosen = address.value(NAME, AUTOMATIC, lambda asked: asked in named or any(one.code == asked for one in known))
    return named.get(chosen) or next((one for one in known if one.code == chosen), None)


def choose(now: View) -> None:
    """The selector of that moment."""
    known, lang = _before(now), now.lang
    named = _named(now, known)
    if not named:
        return
    options = {AUTOMATIC: _usual(named[AUTOMATIC], lang)}
    if REVIEW in named and named[REVIEW] is not named[AUTOMATIC]:
        options[REVIEW] = text("since.last_weekly", lang, date=_held(named[REVIEW], lang))
    if COPOL in named and named[COPOL] is not named[AUTOMATIC]:
        options[COPOL] = text("since.last_copol", lang, date=_held(named[COPOL], lang))
    options |= {one.code: one.name(lang) for one in known}
    address.select(NAME, text("since.choose", lang), options, AUTOMATIC, width=360)


def of(moment: Moment, lang: str) -> str:
    """A moment after "since": ``la revue du 11 oct. 2021``."""
    return since_words(moment.meeting, moment.on, lang)


def _usual(moment: Moment, lang: str) -> str:
    if moment.meeting is None:
        return text("since.last_date", lang, date=fmt.day(moment.on, lang))
    return text(f"since.last_{moment.meeting.kind}", lang, date=_held(moment, lang))


def _held(moment: Moment, lang: str) -> str:
    return fmt.day(moment.meeting.held_on if moment.meeting else moment.on, lang)


def _named(now: View, known: list[Moment]) -> dict[str, Moment]:
    """The moments that have a name of their own, among those before the one shown.

    The usual one is the last meeting that saw other data than these: of the same kind for a committee, of any kind for
    a weekly review and outside of meetings; without one, the date before.
    """
    found: dict[str, Moment] = {}
    for name, kind in ((REVIEW, "weekly"), (COPOL, "copol")):
        last = next((one for one in known if one.meeting and one.meeting.kind == kind), None)
        if last is not None:
            found[name] = last
    if known:
        shown = ask(freshness.edition_of, now.scope) or 0
        own = now.meeting.kind if now.meeting and now.meeting.kind != "weekly" else None
        met = [one for one in known if one.meeting and one.as_of != shown and own in (None, one.meeting.kind)]
        dates = [one for one in known if one.meeting is None]
        found[AUTOMATIC] = (met or dates or known)[0]
    return found


def _before(now: View) -> list[Moment]:
    """The moments before the one shown: meetings, then dates, the latest first."""
    if now.as_of is None:
        return []
    held = [moments.of_meeting(one) for one in moments.opened(now.fund.code) if _earlier(now, one.held_on)]
    asked = moments.find(now.fund.code, address.value(NAME, AUTOMATIC, lambda _: True))
    own = [asked.on] if asked and asked.on and asked.meeting is None else []
    days = {day for day in (*ask(freshness.data_dates, now.fund.code), *own) if day < now.as_of}
    dates = [moments.of_date(day) for day in sorted(days, reverse=True)]
    return [one for one in held if one.on is None or one.on <= now.as_of] + dates


def _earlier(now: View, held_on: date) -> bool:
    """Whether a meeting held on a day is before what is shown: before the meeting shown, or the date asked for."""
    if now.meeting is not None:
        return held_on < now.meeting.held_on
    return now.scope.as_of is None or held_on <= (now.as_of or held_on)
