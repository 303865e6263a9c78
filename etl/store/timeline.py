"""What the loads that stand say of one row, and so what it was from which date to which. Pure: no database.

A snapshot says everything: the row as it gives it, or that there is none; a file merged speaks of the lines that it
holds. A file that holds a row's line unreadably says nothing of it. The last load that speaks is right; under a date,
the last of those whose data are of that date or before.
"""

from collections.abc import Mapping, Sequence, Set
from datetime import date
from typing import NamedTuple

Content = tuple[str, int, int]
"""Hash, table of a file, row: what a version says, and where it was read."""


class Load(NamedTuple):
    """A file loaded; ``whole`` for a snapshot, ``stands`` unless it was rolled back."""

    on: date
    whole: bool
    stands: bool


class Version(NamedTuple):
    """A row version: its life, and its content."""

    id: int
    opened: int
    opened_on: date
    closed: int | None
    superseded_on: date | None
    hash: str
    source_table: int
    source_row: int

    @property
    def content(self) -> Content:
        """What tells what it says from what others say."""
        return self.hash, self.source_table, self.source_row


class Event(NamedTuple):
    """What a load says of a row: a version, or None for its absence."""

    load: int
    on: date
    said: Version | None


class Segment(NamedTuple):
    """What a row was from a date until another (excluded, None for ever since)."""

    said: Version
    content: Content
    start: date
    end: date | None


def events(versions: Sequence[Version], loads: Mapping[int, Load], silent: Set[int], unread: Set[int]) -> list[Event]:
    """What the loads that stand say of a row, in their order; ``versions`` are in the order of their opening.

    ``silent`` are the loads that say nothing of the row where it stood, ``unread`` those that hold its key unreadably:
    they do not say that it is absent.
    """
    opened = {one.opened: one for one in versions if one.closed != one.opened}
    ended = {one.closed for one in versions if one.closed is not None} - set(opened)
    found = []
    for number in sorted(loads):
        load = loads[number]
        if not load.stands or number < versions[0].opened:
            continue
        if number in opened:
            found.append(Event(number, load.on, opened[number]))
        elif number in ended:
            found.append(Event(number, load.on, None))
        elif load.whole and number not in silent:
            stood = _standing(versions, number)
            if stood is not None or number not in unread:
                found.append(Event(number, load.on, stood))
    return found


def _standing(versions: Sequence[Version], number: int) -> Version | None:
    """The version that stood when an edition had been published."""
    return next(
        (one for one in versions if one.opened < number and (one.closed is None or one.closed > number)),
        None,
    )


def segments(said: Sequence[tuple[Event, Content | None]]) -> list[Segment]:
    """What a row was by date, the latest first; ``said`` are its events with the content that each comes to."""
    found: list[Segment] = []
    before: date | None = None
    for event, content in reversed(said):
        if before is not None and event.on >= before:
            continue
        end, before = before, event.on
        if event.said is None or content is None:
            continue
        if found and found[-1].content == content and found[-1].start == end:
            found[-1] = found[-1]._replace(start=event.on)
        else:
            found.append(Segment(event.said, content, event.on, end))
    return found
