"""How a meeting, and a moment, are said."""

from datetime import date

from dashboard import format as fmt
from data import reference
from data.texts import text
from etl.review.link import Link
from etl.review.meeting import Meeting


def meeting_name(one: Meeting, lang: str, long: bool = False) -> str:
    """A meeting by its kind and day: ``CoPol du 22 nov. 2021``."""
    kind = text(f"review.kind_{one.kind}", lang)
    return text("since.meeting", lang, kind=kind, date=fmt.day(one.held_on, lang, long=long))


def short_name(one: Meeting, lang: str) -> str:
    """A meeting in few words, for a column or a step: ``revue du 11 oct. 2021``."""
    return text(f"since.short_{one.kind}", lang, date=fmt.day(one.held_on, lang))


def since_words(meeting: Meeting | None, on: date | None, lang: str) -> str:
    """A moment after "since": ``la revue du 11 oct. 2021``, or a date alone: ``le 8 oct. 2021``."""
    if meeting is None:
        return text("since.of_date", lang, date=fmt.day(on, lang))
    return text(f"since.of_{meeting.kind}", lang, date=fmt.day(meeting.held_on, lang))


def seen_by(meeting: Meeting, on: date | None, lang: str) -> str:
    """A meeting and the day of the data that it looks at."""
    name = meeting_name(meeting, lang)
    if on is None:
        return text("since.seen_by_none", lang, meeting=name)
    return text("since.seen_by", lang, meeting=name, date=fmt.day(on, lang))


def link_words(link: Link, lang: str) -> str:
    """What a decision or an action is about: ``projet 4635535``, ``Isère``, ``chiffre Attribué``."""
    if link.kind == "territory":
        place = reference.territories().get(link.target)
        return place.name if place else link.target
    target = text(f"figures.{link.target}", lang) if link.kind == "figure" else link.target
    return text(f"revue.link_{link.kind}", lang, target=target)
