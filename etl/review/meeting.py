"""A meeting: the weekly review, the coordination committee, the steering committee (CoPol)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypedDict

from etl.review.refusal import Refusal, state

KINDS = ("weekly", "coordination", "copol")
STATES = ("planned", "open", "closed")


class UnknownKind(Refusal):
    """No meeting is of that ``kind``; ``known`` are those that are."""

    key = "unknown_kind"

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind, self.known = kind, ", ".join(KINDS)


class UnknownMeeting(Refusal):
    """No meeting has that ``number``."""

    key = "unknown_meeting"

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class MeetingState(Refusal):
    """The meeting is in a state that forbids it: ``wanted`` is opened, closed, reopened, changed or used."""

    blocked = True

    def __init__(self, meeting: "Meeting", wanted: str) -> None:
        super().__init__(meeting.id, meeting.state, wanted)
        self.number, self.state, self.wanted = meeting.id, meeting.state, wanted
        self.key = f"meeting_not_{wanted}"

    def values(self, lang: str) -> dict[str, object]:
        """The meeting's number, its state."""
        return {"number": self.number, "state": state(self.state, lang)}


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting. ``kind`` is one of ``KINDS``, ``state`` of ``STATES``; moments are in UTC.

    ``edition`` is the last one when it was opened (0 before any, None until then), ``as_of`` a date asked for instead.
    ``opened_at`` and ``closed_at`` are those of the first opening and closing.
    """

    id: int
    fund: str
    kind: str
    held_on: date
    state: str
    edition: int | None
    as_of: date | None
    participants: tuple[str, ...]
    agenda: str
    minutes: str
    version: int
    created_by: str
    created_at: datetime
    changed_by: str
    changed_at: datetime
    opened_at: datetime | None
    closed_at: datetime | None

    @property
    def frozen(self) -> date | int | None:
        """The moment of the data that the meeting looks at: what a page is asked as of; None until it is opened."""
        return self.as_of or self.edition


class MeetingChanges(TypedDict, total=False):
    """What can be changed of a meeting that is not closed."""

    kind: str
    held_on: date
    participants: Iterable[str]
    agenda: str
    minutes: str
