"""What a meeting decides: a decision that holds, an action that somebody owes by a day."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypedDict

from etl.review.link import Link
from etl.review.refusal import Refusal, state, the
from etl.written import day

KINDS = ("decision", "action")
FIRST = {"action": "open", "decision": "in_force"}
TRANSITIONS = {
    "action": {
        "open": ("in_progress", "done", "dropped"),
        "in_progress": ("open", "done", "dropped"),
        "done": ("open", "in_progress"),
        "dropped": ("open", "in_progress"),
    },
    "decision": {
        "in_force": ("superseded", "done"),
        "done": ("in_force", "superseded"),
        "superseded": ("in_force",),
    },
}
"""By kind, the states and those to which each leads; what was closed is reopened by its way back."""
OPEN = ("open", "in_progress", "in_force")
"""The states in which something is still awaited, or holds."""


class UnknownItem(Refusal):
    """No decision or action (``kind``) has that ``number``."""

    def __init__(self, number: int, kind: str | None = None) -> None:
        super().__init__(number, kind)
        self.number, self.kind = number, kind
        self.key = f"unknown_{kind or 'item'}"


class UnknownState(Refusal):
    """An item of that kind never is in that ``state``; ``known`` are its states."""

    key = "unknown_state"

    def __init__(self, kind: str, asked: str) -> None:
        super().__init__(kind, asked)
        self.state, self.known = asked, ", ".join(TRANSITIONS[kind])


class RefusedTransition(Refusal):
    """The item does not go from its state to that one; ``leads`` are those to which it does."""

    key = "transition"
    blocked = True

    def __init__(self, item: "Item", asked: str) -> None:
        super().__init__(item.id, item.state, asked)
        self.item, self.state, self.leads = item, asked, TRANSITIONS[item.kind][item.state]

    def values(self, lang: str) -> dict[str, object]:
        """The item, both states, those that it may take."""
        old, new = (state(one, lang) for one in (self.item.state, self.state))
        leads = ", ".join(state(one, lang) for one in self.leads)
        return {"row": the(self.item.kind, self.item.id, lang), "old": old, "new": new, "leads": leads}


class EarlyDue(Refusal):
    """The ``due`` day is before the day on which the item was taken (``since``)."""

    key = "early_due"

    def __init__(self, due: date, since: date) -> None:
        super().__init__(due, since)
        self.due, self.since = due, since

    def values(self, lang: str) -> dict[str, object]:
        """Both days."""
        return {"due": day(self.due, lang), "since": day(self.since, lang)}


class Unassigned(Refusal):
    """An action lacks its ``field``: owner or due."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field
        self.key = f"no_{field}"


@dataclass(frozen=True, slots=True)
class Item:
    """A decision or an action (``kind``), as it stands; moments are in UTC.

    ``meeting`` is the one that took it, None where it was taken between meetings. A decision may lack owner and due.
    """

    id: int
    kind: str
    fund: str
    meeting: int | None
    title: str
    owner: str | None
    due: date | None
    state: str
    link: Link | None
    version: int
    created_by: str
    created_at: datetime
    changed_by: str
    changed_at: datetime

    @property
    def is_open(self) -> bool:
        """Whether an action is still awaited, a decision still in force."""
        return self.state in OPEN

    def overdue(self, on: date) -> bool:
        """Whether it is open and was due before a day."""
        return self.is_open and self.due is not None and self.due < on


class ItemChanges(TypedDict, total=False):
    """What can be changed of a decision or an action."""

    title: str
    owner: str | None
    due: date | None
    state: str
    link: Link | None
