"""Runs the rules: on the lines of a table, on the tables of a file, beside the database, against the last edition."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from etl.check.known import Known
from etl.check.moment import Changed, Step, Totals
from etl.check.projects import with_projects
from etl.check.rule import Rule, rules
from etl.check.shapes import CrossTest, EditionTest, RowTest, TableTest
from etl.check.stated import Stated
from etl.check.view import Fault, View, view
from etl.derive import without
from etl.finding import Finding
from etl.lines import Lines

MOST_RELATED = 500
"""Addresses kept beside a finding; how many there are is in its sentence."""

T = TypeVar("T", RowTest, TableTest, CrossTest, EditionTest)


def check_lines(lines: Lines, on: date | None = None) -> None:
    """Adds to a table's lines what the row rules find; an error rejects its line. ``on`` is the date of the data."""
    seen = view(lines, on)
    for rule, test in _of(RowTest):  # type: ignore[type-abstract]
        if lines.table.dataset in rule.datasets:
            for fault in test.faults(seen):
                found = finding(rule, fault)
                lines.findings.append(found)
                if found.rejects and fault.place is not None:
                    lines.rejected.add(fault.place)


def check_tables(all_lines: Sequence[Lines], stated: Sequence[Stated] = ()) -> list[Finding]:
    """What the table rules find in a file's tables; those of one dataset are one table, sheet after sheet."""
    found = []
    views = _views(all_lines)
    for rule, test in _of(TableTest):  # type: ignore[type-abstract]
        for dataset in rule.datasets:
            if own := [one for one in views if one.dataset == dataset]:
                found += [finding(rule, fault) for fault in test.faults(own, stated)]
    return found


def check_across(all_lines: Sequence[Lines], known: Known) -> list[Finding]:
    """What a file's tables and the database say against one another."""
    found = []
    views = _views(all_lines)
    together = with_projects(known, views)
    for rule, test in _of(CrossTest):  # type: ignore[type-abstract]
        if any(one.dataset in rule.datasets for one in views):
            found += [finding(rule, fault) for fault in test.faults(views, rule.datasets, together)]
    return found


def check_edition(
    dataset: str, before: Totals, after: Totals, changed: Sequence[Changed] = (), gone: Sequence[str] = ()
) -> list[Finding]:
    """What is not plausible in a dataset of a source, against its last edition."""
    step = Step(dataset, before, after, changed, gone)
    return [
        finding(rule, fault)
        for rule, test in _of(EditionTest)  # type: ignore[type-abstract]
        if dataset in rule.datasets
        for fault in test.faults(step)
    ]


def finding(rule: Rule, fault: Fault) -> Finding:
    """A rule's fault as a finding, at its cell."""
    if fault.at is None:
        found = Finding(rule.shown, rule.code, field=fault.field, args=fault.args)
    else:
        found = fault.at.finding(rule.shown, rule.code, fault.args, rejects=rule.severity == "error")
    related = tuple(one.address(found.sheet) for one in fault.related[:MOST_RELATED])
    return replace(found, related=related, blocks=rule.severity == "blocking")


def _views(all_lines: Sequence[Lines]) -> list[View]:
    """The tables as they will be loaded: without the lines rejected."""
    loaded = [without(lines, lines.rejected) for lines in all_lines]
    return [view(lines) for lines in loaded if lines.numbers]


def _of(shape: type[T]) -> Iterator[tuple[Rule, T]]:
    for rule in rules():
        if isinstance(rule.test, shape):
            yield rule, rule.test
