"""A rule, and the rules that ``data/rules`` declares beside the schemas.

Each file there holds ``{"rules": [...]}``; a rule has a ``code``, a ``severity``, a ``scope``, its ``datasets``, a
``test`` (a ``kind``, the snake_case name of a test's class, and its parameters), ``why`` (for each threshold, the
sentence that says why that number), and an example that ``fails`` and one that ``passes``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from data.rules import declarations
from etl.check import (
    amounts,
    breaks,
    control,
    dates,
    duplicates,
    envelopes,
    identifiers,
    labels,
    places,
    presence,
    projects,
    rewrites,
    sums,
    trajectories,
    trends,
)
from etl.check.shapes import CrossTest, EditionTest, RowTest, Scope, TableTest
from etl.finding import Severity
from etl.schemas import DATASETS

Declared = Literal["error", "blocking", "warning", "information"]
Test = RowTest | TableTest | CrossTest | EditionTest

MODULES = (
    dates,
    amounts,
    presence,
    places,
    identifiers,
    duplicates,
    labels,
    breaks,
    control,
    projects,
    sums,
    envelopes,
    trajectories,
    trends,
    rewrites,
)
KINDS: dict[str, type[Test]] = {
    re.sub(r"(?<=.)([A-Z])", r"_\1", name).lower(): made
    for module in MODULES
    for name, made in vars(module).items()
    if isinstance(made, type) and made.__module__ == module.__name__ and hasattr(made, "faults")
}
"""Every kind of test, by the name that a declaration gives it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``error`` stops the line, ``blocking`` the file (until it is waived); the others load and are seen.

    ``fails`` and ``passes`` are the examples as declared; the tests run them.
    """

    code: str
    severity: Declared
    datasets: tuple[str, ...]
    test: Test
    parameters: Mapping[str, Any]
    why: Mapping[str, str]
    fails: Mapping[str, Any]
    passes: Mapping[str, Any]

    @property
    def scope(self) -> Scope:
        """What the rule has to see."""
        return self.test.scope

    @property
    def kind(self) -> str:
        """The name of its kind of test."""
        return str(self.parameters["kind"])

    @property
    def shown(self) -> Severity:
        """The severity of its findings."""
        return "error" if self.severity == "blocking" else self.severity

    @property
    def waivable(self) -> bool:
        """Whether a person may waive it: what stops a line cannot be counted whatever one says."""
        return self.severity in ("blocking", "warning")


def _frozen(value: Any) -> Any:
    """A parameter as a test takes it: lists become tuples, bounds decimals."""
    if isinstance(value, list):
        return tuple(map(_frozen, value))
    if isinstance(value, dict):
        return {name: _frozen(one) for name, one in value.items()}
    return value


def rule(raw: Mapping[str, Any]) -> Rule:
    """A rule from its declaration. Raises ValueError, TypeError or KeyError where it does not hold together."""
    parameters = dict(raw["test"])
    test = KINDS[parameters["kind"]](**{name: _frozen(one) for name, one in parameters.items() if name != "kind"})
    if test.scope != raw["scope"]:
        raise ValueError(f"{raw['code']}: a test of kind {parameters['kind']} has the scope {test.scope}")
    if unknown := set(raw["datasets"]) - set(DATASETS):
        raise ValueError(f"{raw['code']}: no dataset {', '.join(sorted(unknown))}")
    return Rule(
        code=raw["code"],
        severity=raw["severity"],
        datasets=tuple(raw["datasets"]),
        test=test,
        parameters=parameters,
        why=raw.get("why", {}),
        fails=raw["fails"],
        passes=raw["passes"],
    )


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the files and of their declarations."""
    return tuple(map(rule, declarations()))
