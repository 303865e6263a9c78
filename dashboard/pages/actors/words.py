"""What this page says of actors: families in their order, names of bodies, marks of roles."""

from collections.abc import Iterable

from dashboard import format as fmt
from dashboard.components.grid import mark
from dashboard.queries.seats import KINDS, Seat
from data.texts import catalogue, text
from etl.schemas import schema

SIGNS = {"state_copilot": "◆", "local_copilot": "◇", "member": "●", "beneficiary": "○"}
UNKNOWN = "unknown"
FAMILIES = (*KINDS, UNKNOWN)


def family(kind: str | None) -> str:
    """The family that an actor is listed under."""
    return kind if kind in KINDS else UNKNOWN


def family_name(kind: str, lang: str) -> str:
    """A family as a reader calls it."""
    return text(f"actors.kind_{kind}", lang)


def group_name(body: str) -> str:
    """A project group without the words that say it is one, which the head of its column says already."""
    said = schema("partners")["body_kind"].label("project_group", "fr")
    return body[len(said) :].strip(" :-–—") or body if body.casefold().startswith(said) else body


def role(seat: Seat, lang: str) -> str:
    """A role in words."""
    return text(f"actors.role_{seat.role or UNKNOWN}", lang)


def role_mark(seat: Seat, lang: str) -> str:
    """A role with its pictogram."""
    return mark(SIGNS.get(seat.role or "", "?"), role(seat, lang), "role")


def listed(names: Iterable[str], lang: str, most: int = 12) -> str:
    """Names after one another, the first ones where there are many."""
    found = list(names)
    if len(found) <= most:
        return ", ".join(found)
    return text("actors.ground_more", lang, names=", ".join(found[:most]), count=len(found) - most)


def numbered(key: str, count: int, lang: str) -> str:
    """``actors.<key>`` with its count, in the singular (``actors.<key>_one``) where the language wants it."""
    one = f"actors.{key}_one"
    singular = count < 2 if lang == "fr" else count == 1
    chosen = one if singular and one in catalogue(lang) else f"actors.{key}"
    return text(chosen, lang, count=fmt.count(count, lang))
