"""An alert: one thing that waits for somebody, why, and since when."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Alert:
    """What a rule found of one thing.

    ``target`` names the thing within what the rule is about (a project's key, a deliverable's number, a territory's,
    an axis's, a source's or an indicator's code). ``since`` is the day from which it waits, ``days`` those up to the
    day of the data. ``amount`` is in euros, ``value`` a ratio: what the rule weighed, where it weighs something.
    """

    rule: str
    target: str
    title: str | None = None
    project: str | None = None
    place: str | None = None
    since: date | None = None
    days: int | None = None
    amount: Decimal | None = None
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found: its alerts, those that wait the longest first; and of how many things it cannot tell.

    A thing of which a needed value is not known raises no alert: it is counted in ``unknown``.
    ``limits`` are the thresholds that were in force, by name.
    """

    rule: str
    alerts: tuple[Alert, ...]
    unknown: int = 0
    limits: tuple[tuple[str, int], ...] = ()
