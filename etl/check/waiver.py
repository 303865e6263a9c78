"""Waivers: a warning, or a block that its rule lets waive, that somebody answers for, by name, until a date."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from etl.check.rule import rules
from etl.check.words import Day
from etl.finding import Finding
from etl.schemas import squeeze

ScopeKind = Literal["source", "line", "column"]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a waiver covers: a whole source, the lines of a key (``target``), or a column by its header or field."""

    kind: ScopeKind = "source"
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Waiver:
    """A waiver as kept: its number, what it covers, why, who answers for it, its last day, and when it was given."""

    id: int
    fund: str
    source: str
    rule: str
    scope: Scope
    reason: str
    by: str
    until: date
    at: datetime

    def expired(self, on: date) -> bool:
        """Whether its last day is past."""
        return on > self.until

    def covers(self, finding: Finding, key: str | None) -> bool:
        """Whether it speaks of a finding on the line of a natural key, whose name or first value is enough."""
        if finding.rule != self.rule:
            return False
        target = self.scope.target or ""
        if self.scope.kind == "line":
            return key is not None and (key == target or key.split("|")[1:2] == [target])
        if self.scope.kind == "column":
            return target == finding.field or (
                finding.column is not None and squeeze(finding.column) == squeeze(target)
            )
        return True


def waivable(finding: Finding) -> bool:
    """Whether a person may waive it: a warning, or the block of a rule that lets it; never what stops a line."""
    if finding.rejects:
        return False
    if finding.blocks:
        return any(rule.code == finding.rule and rule.waivable for rule in rules())
    return finding.severity == "warning"


Keys = Mapping[tuple[str | None, int | None], str]
"""The natural key of a line, by its sheet and row."""


def apply(findings: Iterable[Finding], waivers: Sequence[Waiver], on: date, keys: Keys | None = None) -> list[Finding]:
    """The findings, those waived on a day marked so: they stay, and stop nothing.

    A waiver that is over covers nothing any more; where it would have, a finding says so, once.
    """
    if not waivers:
        return list(findings)
    found: list[Finding] = []
    over: dict[int, Finding] = {}
    for one in findings:
        key = (keys or {}).get((one.sheet, one.row))
        covering = [waiver for waiver in waivers if waiver.covers(one, key)] if waivable(one) else []
        holding = next((waiver for waiver in covering if not waiver.expired(on)), None)
        if holding:
            one = replace(one, blocks=False, waived=f"{holding.reason} ({holding.by})")
        elif covering:
            latest = max(covering, key=lambda waiver: waiver.until)
            over.setdefault(latest.id, _over(latest, one))
        found.append(one)
    return [*found, *over.values()]


def _over(waiver: Waiver, one: Finding) -> Finding:
    args = {"rule": waiver.rule, "by": waiver.by, "reason": waiver.reason, "until": Day(waiver.until)}
    return Finding("warning", "waiver-expired", one.sheet, one.cell, one.row, one.column, one.field, args=args)
