"""Presences by family and by meeting, and their rates as written."""

from collections.abc import Iterable
from datetime import date

from dashboard import format as fmt
from dashboard.pages.actors import words
from dashboard.queries.meetings import Attendance, Presence
from data.texts import text

Meeting = tuple[str, date]


def of(found: Iterable[Presence], *kinds: str) -> list[Presence]:
    """Those of some families."""
    return [one for one in found if words.family(one.actor_kind) in kinds]


def meetings(found: Iterable[Presence]) -> list[Meeting]:
    """The meetings, by day."""
    return sorted({(one.body, one.met_on) for one in found}, key=lambda meeting: (meeting[1], meeting[0]))


def at(found: Iterable[Presence], meeting: Meeting) -> list[Presence]:
    """Those called to a meeting."""
    return [one for one in found if (one.body, one.met_on) == meeting]


def share(rates: Attendance, lang: str) -> str:
    """A rate with its n/N."""
    n, known = fmt.count(rates.present, lang), fmt.count(rates.known, lang)
    return text("actors.share", lang, rate=fmt.percent(rates.rate, lang, 0), n=n, known=known)


def short(rates: Attendance, lang: str) -> str:
    """n/N alone."""
    return text("actors.n_of_n", lang, n=fmt.count(rates.present, lang), known=fmt.count(rates.known, lang))
