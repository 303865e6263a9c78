"""The findings of a rule together, said once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from etl.finding import Finding, Severity

ORDER: dict[Severity, int] = {"error": 0, "warning": 1, "information": 2}
ELLIPSIS = "…"


@dataclass(frozen=True)
class Group:
    """The findings of one rule and severity, waived alike, in the order of the file.

    ``said`` stands for all of them: what differs from one to another is an ellipsis in it.
    """

    severity: Severity
    rule: str
    findings: tuple[Finding, ...]
    said: Finding

    def headline(self, lang: str) -> tuple[str, bool]:
        """What is said of all, or of the first alone where nothing can be said of all; whether it is of all."""
        words = self.said.message(lang)
        if ELLIPSIS not in words:
            return words, True
        opening, colon, rest = words.partition(":")
        rest = rest.strip()
        if colon and opening.strip(f" \u00a0\u202f«»“”{ELLIPSIS}") == "" and ELLIPSIS not in rest:
            return rest[:1].upper() + rest[1:], True
        return self.findings[0].message(lang), False

    @property
    def waived(self) -> str | None:
        """Why they stop nothing, and who answers for it; None where nobody waived them."""
        return self.said.waived

    @property
    def values(self) -> list[str]:
        """The values read, each once."""
        return list(dict.fromkeys(one.value for one in self.findings if one.value))

    @property
    def places(self) -> list[str]:
        """The cells, with their sheet where there are several, else the sheets; each once."""
        several = len({one.sheet for one in self.findings}) > 1
        places = (
            f"{one.sheet}!{one.cell}" if several and one.cell and one.sheet else one.cell or one.sheet
            for one in self.findings
        )
        return list(dict.fromkeys(place for place in places if place))


@dataclass(frozen=True)
class Wanted:
    """What a reader asks to see; None and the empty text ask for everything."""

    severity: str | None = None
    sheet: str | None = None
    column: str | None = None
    words: str = ""

    def of(self, findings: Iterable[Finding], lang: str) -> list[Finding]:
        """The findings that answer; words are sought in the cell, the column, the value and both sentences."""
        found = [
            one
            for one in findings
            if self.severity in (None, one.severity)
            and self.sheet in (None, one.sheet)
            and self.column in (None, one.column)
        ]
        sought = self.words.strip().casefold()
        return [one for one in found if sought in _words(one, lang)] if sought else found


def grouped(findings: Sequence[Finding]) -> list[Group]:
    """The groups, the gravest first, then the largest."""
    by_rule: dict[tuple[Severity, str, str | None], list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault((finding.severity, finding.rule, finding.waived), []).append(finding)
    groups = [Group(key[0], key[1], tuple(found), _said(found)) for key, found in by_rule.items()]
    return sorted(groups, key=lambda group: (bool(group.waived), ORDER[group.severity], -len(group.findings)))


def _said(found: Sequence[Finding]) -> Finding:
    """The first finding, with an ellipsis for what the others say otherwise."""
    first = found[0]
    if len(found) == 1:
        return first
    args = {
        name: value if all(one.args.get(name) == value for one in found) else ELLIPSIS
        for name, value in first.args.items()
    }
    value = first.value if all(one.value == first.value for one in found) else ELLIPSIS
    column = first.column if all(one.column == first.column for one in found) else ELLIPSIS
    cell = first.cell if all(one.cell == first.cell for one in found) else ELLIPSIS
    return replace(first, args=args, value=value, column=column, cell=cell)


def _words(one: Finding, lang: str) -> str:
    parts = (one.cell, one.column, one.value, one.message(lang), one.suggestion(lang))
    return "\n".join(part for part in parts if part).casefold()
