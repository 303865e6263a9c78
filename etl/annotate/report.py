"""The same findings for machines."""

from collections import Counter
from collections.abc import Sequence

from etl.annotate.marks import GRAVEST, lines
from etl.annotate.summary import COUNTS, Summary, groups
from etl.finding import Finding


def report(findings: Sequence[Finding], summary: Summary, lang: str = "fr") -> dict[str, object]:
    """Everything that the annotated workbook says, as JSON holds it; nothing is cut.

    ``file``: name, sha256. ``data_date``: ISO date or null. ``produced_at``: ISO moment.
    ``lines``: counts of lines (new, changed, unchanged, missing, rejected). ``blocked``: sentences.
    ``severities``: findings by severity (error, warning, information).
    ``groups``: one a rule and severity: rule, severity, count, sheet and column (null where they differ), message,
    suggestion, example (true where the message is that of the first finding only).
    ``findings``: one each, the gravest first: severity, rule, sheet, cell, row, column, field, value, message,
    suggestion, rejects (the row is not loaded), blocks (the file is not loaded).
    """
    found = lines(findings, lang)
    tally = Counter(line.finding.severity for line in found)
    return {
        "file": {"name": summary.name, "sha256": summary.sha256},
        "data_date": summary.data_date.isoformat() if summary.data_date else None,
        "produced_at": summary.produced_at.isoformat(),
        "lines": {name: getattr(summary, name) for name in COUNTS},
        "blocked": list(summary.blocked),
        "severities": {severity: tally[severity] for severity in GRAVEST},
        "groups": [
            {
                "rule": group.rule,
                "severity": group.severity,
                "count": group.count,
                "sheet": group.sheet,
                "column": group.column,
                "message": group.message,
                "suggestion": group.suggestion,
                "example": not group.alike,
            }
            for group in groups(found)
        ],
        "findings": [
            {
                "severity": line.finding.severity,
                "rule": line.finding.rule,
                "sheet": line.finding.sheet,
                "cell": line.finding.cell,
                "row": line.finding.row,
                "column": line.finding.column,
                "field": line.finding.field,
                "value": line.finding.value,
                "message": line.message,
                "suggestion": line.suggestion,
                "rejects": line.finding.rejects,
                "blocks": line.finding.blocks,
            }
            for line in found
        ],
    }
