"""Fictitious meetings for the demonstration: the dates of the CoPol are real, all that is said there is invented."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parent / "meetings.json"


@dataclass(frozen=True, slots=True)
class SampleEvent:
    """One thing done in a meeting, or between it and the one before where ``on`` tells another day.

    ``verb`` is add, change or comment; ``ref`` names the item among the samples; ``values`` are those of the verb:
    kind, title, owner, due, link; state, due, by; words, by. Absent where not said.
    """

    verb: str
    ref: str
    on: date | None
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class SampleMeeting:
    """A meeting in the order of time; without minutes, it is only planned."""

    kind: str
    date: date
    participants: tuple[str, ...]
    agenda: str
    minutes: str | None
    events: tuple[SampleEvent, ...]


def meetings() -> list[SampleMeeting]:
    """The meetings, the earliest first."""
    return [
        SampleMeeting(
            one["kind"],
            date.fromisoformat(one["date"]),
            tuple(one["participants"]),
            "\n".join(one["agenda"]),
            None if one["minutes"] is None else "\n".join(one["minutes"]),
            tuple(_event(said) for said in one["events"]),
        )
        for one in json.loads(FILE.read_text(encoding="utf-8"))
    ]


def _event(said: dict[str, Any]) -> SampleEvent:
    values = dict(said)
    on, due = (date.fromisoformat(day) if (day := values.pop(name, None)) else None for name in ("on", "due"))
    if due is not None:
        values["due"] = due
    verb = next(name for name in ("add", "change", "comment") if name in values)
    first = values.pop(verb)
    if verb == "add":
        return SampleEvent(verb, values.pop("ref"), on, {"kind": first, **values})
    return SampleEvent(verb, first, on, values)
