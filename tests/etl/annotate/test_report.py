"""The same for machines: everything, in a shape that JSON holds."""

import json

from etl.annotate import report
from tests.etl.annotate.books import SUMMARY, fault
from tests.etl.annotate.test_summary_sheet import FOUND


def test_it_holds_the_file_the_counts_and_every_finding() -> None:
    said = json.loads(json.dumps(report(FOUND, SUMMARY)))
    assert said["file"] == {"name": "dossiers.xlsx", "sha256": "ab" * 32}
    assert (said["data_date"], said["produced_at"]) == ("2021-10-08", "2026-11-24T14:05:00")
    assert said["lines"] == {"new": 18, "changed": 3, "unchanged": 1240, "missing": 2, "rejected": 1}
    assert said["blocked"] == ["1 ligne(s) rejetée(s) sur 4 : rien n’est chargé."]
    assert said["severities"] == {"error": 3, "warning": 2, "information": 1}
    assert [
        (group["rule"], group["severity"], group["count"], group["sheet"], group["example"]) for group in said["groups"]
    ] == [
        ("number-unreadable", "error", 2, "Dossiers", True),
        ("rows-rejected", "error", 1, None, False),
        ("number-unreadable", "warning", 2, None, False),
        ("number-unreadable", "information", 1, "Dossiers", False),
    ]
    assert len(said["findings"]) == len(FOUND)
    assert said["findings"][0] == {
        "severity": "error",
        "rule": "rows-rejected",
        "sheet": None,
        "cell": None,
        "row": None,
        "column": None,
        "field": None,
        "value": None,
        "message": "1 ligne(s) rejetée(s) sur 4 : rien n’est chargé.",
        "suggestion": "Corrigez les cellules signalées, ou acceptez de charger sans elles.",
        "rejects": False,
        "blocks": True,
    }


def test_nothing_is_cut_and_it_speaks_english() -> None:
    said = report([fault(f"D{row}", value="é" * 40_000) for row in range(1, 30)], SUMMARY, "en")
    findings = said["findings"]
    assert isinstance(findings, list)
    assert len(findings) == 29
    assert findings[0]["value"] == "é" * 40_000
    assert findings[0]["message"].endswith("is not a number.")
