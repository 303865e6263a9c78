"""Territories in words: what a level is called, the way up as links."""

from data.reference import Territory, territories
from data.texts import text


def level_name(level: str, lang: str) -> str:
    """A level in the singular: ``commune``, ``department``."""
    return text(f"sheets.level_{level}", lang) if level else ""


def parents(place: Territory) -> list[Territory]:
    """The territories above, from the country down."""
    known = territories()
    above = [known["FR"]] if place.code != "FR" else []
    return above + [known[code] for code in (place.region, place.department, place.epci) if code and code != place.code]
