"""What is said of a file beside its findings, and the findings of a kind together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from etl.annotate.marks import Line
from etl.finding import Severity


@dataclass(frozen=True, slots=True)
class Summary:
    """The file as it was received and what loading it would do: counts of lines.

    ``blocked`` are the sentences that say why it cannot be loaded, in the reader's language; empty where it can.
    """

    name: str
    sha256: str
    produced_at: datetime
    data_date: date | None = None
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    missing: int = 0
    rejected: int = 0
    blocked: tuple[str, ...] = ()


COUNTS = ("new", "changed", "unchanged", "missing", "rejected")


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one rule and one severity.

    ``sheet`` and ``column`` are None where they differ (``sheets`` says how many there are); ``message`` and
    ``suggestion`` are those of the first finding, and ``alike`` says whether all have that message.
    """

    rule: str
    severity: Severity
    count: int
    sheets: int
    sheet: str | None
    column: str | None
    message: str
    suggestion: str | None
    alike: bool


def groups(found: Sequence[Line]) -> list[Group]:
    """The groups, the gravest first, then the largest; ``found`` is what ``marks.lines`` gives."""
    by_rule: dict[tuple[Severity, str], list[Line]] = {}
    for line in found:
        by_rule.setdefault((line.finding.severity, line.finding.rule), []).append(line)
    order = list(by_rule)
    made = [_group(severity, rule, lines) for (severity, rule), lines in by_rule.items()]
    rank = {severity: n for n, severity in enumerate(dict.fromkeys(severity for severity, _ in order))}
    return sorted(made, key=lambda group: (rank[group.severity], -group.count, group.rule))


def _group(severity: Severity, rule: str, lines: Sequence[Line]) -> Group:
    sheets = {line.finding.sheet for line in lines}
    columns = {line.finding.column for line in lines}
    return Group(
        rule,
        severity,
        len(lines),
        len(sheets),
        lines[0].finding.sheet if len(sheets) == 1 else None,
        lines[0].finding.column if len(columns) == 1 else None,
        lines[0].message,
        lines[0].suggestion,
        len({line.message for line in lines}) == 1,
    )
