"""What is found once lines are typed: in a file's tables, beside the database, against its source's last edition."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from etl.check import Changed, check_across, check_edition, check_tables
from etl.check.moment import moved, totals
from etl.check.stated import stated
from etl.check.waiver import apply
from etl.diff import Difference, Differences
from etl.explain import label
from etl.finding import Finding
from etl.lines import Lines
from etl.preview import Options, TableInfo
from etl.store import waivers
from etl.store.known import Replaced, known, standing_totals

Stored = Mapping[str, Mapping[int, Mapping[str, Any]]]
"""By dataset and id, the rows that change or leave, as they stand."""


def judge(
    connection: sa.Connection,
    options: Options,
    source: str,
    data_date: date,
    parsed: Sequence[Lines],
    tables: Sequence[TableInfo],
    differences: Differences,
    stored: Stored,
) -> list[Finding]:
    """What the rules of tables, of the database and of editions find."""
    found = check_tables(parsed, [one for lines in parsed for one in stated(lines)])
    found += check_across(parsed, known(connection, options.fund, source, _replaced(options, differences)))
    for dataset, difference in differences.items():
        before = None if difference.empty else standing_totals(connection, dataset, options.fund, source)
        # A file older than what is known is no next edition: it would read backwards.
        if before is None or data_date < before.on:
            continue
        rows, records = stored[dataset], difference.records
        left = {name: [row[name] for row in rows.values()] for name in next(iter(rows.values()), ())}
        come = records.taken([*difference.new, *(place for _row, place in difference.changed)])
        after = moved(before, totals(dataset, before.on, left), totals(dataset, data_date, come))
        gone = [label(dataset, rows[row.id]) for row in difference.missing]
        found += check_edition(dataset, before, after, _changed(difference, rows, tables), gone)
    return found


def _replaced(options: Options, differences: Differences) -> Replaced:
    """A snapshot replaces all that its source said; a merge the keys that it holds."""
    if options.mode == "snapshot":
        return dict.fromkeys(differences)
    return {dataset: frozenset(one.records.keys) for dataset, one in differences.items()}


def _changed(
    difference: Difference, rows: Mapping[int, Mapping[str, Any]], tables: Sequence[TableInfo]
) -> list[Changed]:
    records = difference.records
    return [
        Changed(
            rows[row.id],
            records.values(place),
            tables[records.tables[place]].sheet,
            records.rows[place],
            tables[records.tables[place]].letters,
        )
        for row, place in difference.changed
    ]


def waived(
    connection: sa.Connection,
    options: Options,
    source: str,
    tables: Sequence[TableInfo],
    differences: Differences,
    findings: Sequence[Finding],
) -> list[Finding]:
    """The findings, those that somebody waived marked so today."""
    given = waivers.given(connection, options.fund, source)
    by_line = any(one.scope.kind == "line" for one in given)
    keys: dict[tuple[str | None, int | None], str] = {
        (tables[table].sheet, row): key
        for one in (differences.values() if by_line else ())
        for table, row, key in zip(one.records.tables, one.records.rows, one.records.keys, strict=True)
    }
    return apply(findings, given, date.today(), keys)
