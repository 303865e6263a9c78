"""What a parser answers: a typed value or None, and the issues met on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from etl.finding import Severity


@dataclass(frozen=True, slots=True)
class Issue:
    """A fault or a repair, before it is given its place: the rule keys the catalogue."""

    severity: Severity
    rule: str
    args: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The value, typed, or None where the cell gives none; with what must be said about it."""

    value: Any = None
    issues: tuple[Issue, ...] = ()


def ok(value: Any) -> Outcome:
    """A value with nothing to say."""
    return Outcome(value)


def repaired(value: Any, rule: str, **args: object) -> Outcome:
    """A value whose writing was repaired, its meaning unchanged."""
    return Outcome(value, (Issue("information", rule, {"new": value, **args}),))


def refused(rule: str, severity: Severity = "error", **args: object) -> Outcome:
    """No value, and why."""
    return Outcome(None, (Issue(severity, rule, args),))
