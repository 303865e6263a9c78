"""Who is sent the reviews, of what, and what became of each sending. Values, no database."""

from dataclasses import dataclass
from datetime import date, datetime

from etl.review.meeting import KINDS as MEETINGS
from etl.review.refusal import Refusal
from etl.review.target import Target

DATA = "data"
KINDS = (*MEETINGS, DATA)
"""What one subscribes to: the closed meetings of a kind, or the last edition of the data."""
SENT, FAILED = "sent", "failed"


class UnknownSubscription(Refusal):
    """No subscription has that ``number``."""

    words, key = "sending", "unknown_subscription"

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class Ended(Refusal):
    """The subscription ``number`` is ended already."""

    words, key, blocked = "sending", "ended", True

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class AlreadySubscribed(Refusal):
    """The subscription ``number`` sends the same to the same target."""

    words, key, blocked = "sending", "already", True

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class UnknownFormat(Refusal):
    """Nothing is made in that ``format``; ``known`` are those that are."""

    words, key = "sending", "unknown_format"

    def __init__(self, asked: str, known: tuple[str, ...]) -> None:
        super().__init__(asked, known)
        self.format, self.known = asked, ", ".join(known)


@dataclass(frozen=True, slots=True)
class Subscription:
    """Files of ``formats`` of each review of a fund and a kind, sent to ``targets``.

    Moments are in UTC; ``ended_at`` is None while it holds.
    """

    id: int
    fund: str
    targets: tuple[Target, ...]
    kind: str
    formats: tuple[str, ...]
    lang: str
    created_by: str
    created_at: datetime
    ended_by: str | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a sending is about: a meeting, or the data of an edition. ``on`` is the meeting's day, or the data's.

    ``since`` is when the meeting was closed: what was sent of it before was not yet the whole.
    """

    fund: str
    kind: str
    on: date
    meeting: int | None = None
    edition: int | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sending:
    """One file sent, or tried, to one target. ``outcome`` is sent or failed, None while it goes on or was cut short.

    ``name`` and ``sha256`` are those of the file, ``reason`` says why it failed.
    """

    id: int
    subscription: int | None
    target: str
    fund: str
    meeting: int | None
    edition: int | None
    format: str
    lang: str
    started_by: str
    started_at: datetime
    ended_at: datetime | None
    outcome: str | None
    reason: str | None
    name: str | None
    sha256: str | None
