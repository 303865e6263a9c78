"""The words of this page: labels of the schema, counts in the singular or the plural."""

from dashboard import format as fmt
from dashboard.queries.catalogue import Deliverable
from data.texts import catalogue, text
from etl.schemas import schema

PICTOGRAMS = {"planned": "○", "in_progress": "◐", "delivered": "●", "verified": "✓", "dropped": "✕", "": "?"}
"""A sign for each state, always beside its word."""


def said(key: str, count: int | None, lang: str, **others: object) -> str:
    """``deliverables.<key>`` with its count, in the singular (``<key>_one``) where the language wants it."""
    one = f"deliverables.{key}_one"
    singular = count is not None and (abs(count) < 2 if lang == "fr" else count == 1)
    chosen = one if singular and one in catalogue(lang) else f"deliverables.{key}"
    return text(chosen, lang, count=fmt.count(count, lang), **others)


def label(field: str, code: str | None, lang: str) -> str:
    """A theme, an audience or a state as a reader calls it."""
    return text("ui.unknown", lang) if code is None else schema("deliverables")[field].label(code, lang)


def titled(words: str) -> str:
    """The same with a capital, for the head of a row."""
    return words[:1].upper() + words[1:]


def proof(code: str | None, lang: str) -> str:
    """The state of a proof."""
    return text(f"deliverables.proof_{code}", lang) if code else text("deliverables.proof_none", lang)


def place(one: Deliverable, lang: str) -> str:
    """Where a deliverable serves: its territory and the department around it."""
    if one.national:
        return text("ui.france", lang)
    if one.place is None:
        return text("ui.unknown", lang)
    return one.place if one.department in (None, one.place) else f"{one.place} ({one.department})"
