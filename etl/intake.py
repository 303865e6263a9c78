"""The pipeline: ``prepare(file) -> Preview``, ``publish(preview) -> edition``. Only publish writes."""

import getpass
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import sqlalchemy as sa

from etl.address import a1
from etl.build import build, natural_key
from etl.check import check_row
from etl.diff import Differences, compare
from etl.explain import column_infos, line_counts, list_changes, stored
from etl.finding import Finding
from etl.parse import FundWords
from etl.preview import Counts, FileInfo, Options, Preview, TableInfo
from etl.read import UnreadableFile, Workbook, read
from etl.recognise.context import fictitious, stated_date
from etl.recognise.find import find_tables
from etl.recognise.table import Table
from etl.record import Record
from etl.rekey import MOST, pair_rekeyed
from etl.rows import Row, read_rows
from etl.schemas import schema
from etl.store import editions
from etl.store.funds import UnknownFund, fund_words

__all__ = ["Options", "Preview", "StalePreview", "UnknownFund", "UnreadableFile", "prepare", "publish"]

StalePreview = editions.StalePreview


def prepare(path: Path, engine: sa.Engine, options: Options, name: str | None = None) -> Preview:
    """Reads a file and compares it with the rows that stand; ``name`` is its name where it was uploaded.

    Raises UnreadableFile (one sentence) and UnknownFund. Faults in the data are findings, never exceptions.
    """
    name = name or path.name
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFile("missing-file", name) from error
    workbook = read(content, name)
    with engine.connect() as connection:
        # Read before the rows: a publication in between then makes the preview stale, never silently wrong.
        base = editions.last(connection)
        words = fund_words(connection, options.fund)
        tables = find_tables(workbook, options.dataset).tables
        parsed = [read_rows(table, workbook, words) for table in tables]
        rows = [row for one in parsed for row in one.rows]
        records: list[Record] = []
        for number, one in enumerate(parsed):
            for row in one.rows:
                check_row(row)
            records += build(one.rows, number)
        rejected = {natural_key(schema(row.table.dataset), row.values) for row in rows if row.rejected}
        source = options.source or _source(tables)
        data_date = options.data_date or stated_date(workbook, tables) or date.today()
        differences = _differences(connection, options, source, data_date, records, tables, rejected)
        findings = [
            *_workbook_findings(workbook, tables),
            *_fund_findings(tables, words, options.fund),
            *[finding for one in parsed for finding in one.findings],
            *[finding for row in rows for finding in row.findings],
            *_blocking(connection, workbook, tables, rows, options, source, data_date),
        ]
        infos = [_info(table, one.rows) for table, one in zip(tables, parsed, strict=True)]
        counts = line_counts(differences, rejected=sum(row.rejected for row in rows))
        return Preview(
            file=FileInfo(name, workbook.sha256, workbook.size),
            options=replace(options, loaded_by=options.loaded_by or user()),
            source=source,
            data_date=data_date,
            fictitious=fictitious(workbook),
            tables=infos,
            findings=findings,
            counts=counts if tables else Counts(),
            changes=list_changes(connection, differences, infos),
            differences=differences,
            content=content,
            base_edition=base,
        )


def publish(preview: Preview, engine: sa.Engine) -> int | None:
    """Writes the edition in one transaction and returns its number; None where there is nothing to change.

    Raises StalePreview where the database moved since the preview, ValueError where the preview is blocked.
    """
    if preview.blocked:
        raise ValueError("a blocked preview cannot be published")
    if not preview.changes_anything:
        editions.confirm(preview, engine)
        return None
    return editions.publish(preview, engine)


def user() -> str:
    """Who is at the keyboard, as far as the system tells."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "?"


def _source(tables: Sequence[Table]) -> str:
    layout = next((table.layout for table in tables if table.layout), None)
    return layout.source if layout else "native"


def datasets_of(table: Table) -> set[str]:
    """The datasets that a table's rows write: its own, and those of the records that its columns stand for."""
    wide = any(schema(table.dataset)[name].funding for name in table.mapped())
    return (
        {table.dataset} | ({"fundings"} if wide else set()) | ({"projects"} if table.dataset == "fundings" else set())
    )


def _differences(
    connection: sa.Connection,
    options: Options,
    source: str,
    data_date: date,
    records: list[Record],
    tables: Sequence[Table],
    rejected: set[str],
) -> Differences:
    groups: dict[tuple[str, str], list[Record]] = {}
    for table in tables:
        for dataset in datasets_of(table):
            groups.setdefault((dataset, table.dataset), [])
    for record in records:
        groups[record.dataset, record.stream].append(record)
    found = {}
    for (dataset, stream), group in groups.items():
        standing = editions.standing(connection, dataset, options.fund, source, stream)
        one = compare(group, standing, data_date)
        # A line that the file still holds, but unreadably, has not left: what is known of it stands.
        one.missing = [row for row in one.missing if row.key not in rejected and row.line not in rejected]
        if options.mode == "merge":
            one.missing.clear()
        if dataset == stream:
            pair_rekeyed(dataset, one, stored(connection, dataset, [row.id for row in one.missing[:MOST]]))
        found[dataset, stream] = one
    return found


def _workbook_findings(workbook: Workbook, tables: Sequence[Table]) -> list[Finding]:
    found = [
        Finding("warning" if rule == "mojibake" else "information", rule, args=args) for rule, args in workbook.notes
    ]
    used = {table.sheet.name for table in tables} | {
        join.sheet for table in tables if table.layout for join in table.layout.joins
    }
    for sheet in workbook.sheets:
        if sheet.name not in used and sheet.rows:
            found.append(Finding("information", "sheet-ignored", sheet.name))
        if sheet.name in used and not sheet.visible:
            found.append(Finding("warning", "sheet-hidden", sheet.name))
    for table in tables:
        for column in table.columns:
            rule = {
                "unknown": "column-unknown",
                "duplicate": "column-duplicate",
                "personal": "column-personal",
            }
            if column.reason in rule:
                severity = "information" if column.reason == "personal" else "warning"
                found.append(
                    Finding(
                        severity,  # type: ignore[arg-type]
                        rule[column.reason],
                        table.sheet.name,
                        table.header_cell(column),
                        table.header_row,
                        column.header,
                    )
                )
    return found


def _fund_findings(tables: Sequence[Table], words: FundWords, fund: str) -> list[Finding]:
    """A doubt where a layout of another fund is loaded into one that declares its axes."""
    return [
        Finding(
            "warning",
            "layout-other-fund",
            table.sheet.name,
            a1(table.header_row, table.columns[0].number),
            table.header_row,
            args={"layout": table.layout.title, "fund": fund},
        )
        for table in tables
        if table.layout and table.layout.other_fund and words.axes
    ]


def _blocking(
    connection: sa.Connection,
    workbook: Workbook,
    tables: Sequence[Table],
    rows: Sequence[Row],
    options: Options,
    source: str,
    data_date: date,
) -> list[Finding]:
    if all(sheet.empty for sheet in workbook.sheets):
        return [Finding("error", "workbook-empty", blocks=True)]
    if not tables:
        return [Finding("error", "nothing-recognised", blocks=True)]
    found = []
    if not rows:
        found.append(Finding("error", "no-rows", tables[0].sheet.name, blocks=True))
    rejected = sum(row.rejected for row in rows)
    if rejected and rejected == len(rows):
        found.append(Finding("error", "all-rejected", args={"rejected": rejected}, blocks=True))
    elif rejected:
        found.append(Finding("error", "rows-rejected", args={"rejected": rejected, "rows": len(rows)}, blocks=True))
    newest = editions.newest_data(connection, options.fund, source, {table.dataset for table in tables})
    if newest and data_date < newest and not options.allow_older:
        args = {"date": data_date.isoformat(), "newest": newest.isoformat(), "source": source}
        found.append(Finding("error", "older-than-current", args=args, blocks=True))
    return found


def _info(table: Table, rows: Sequence[Row]) -> TableInfo:
    filled = Counter(name for row in rows for name, value in row.values.items() if value is not None)
    return TableInfo(
        sheet=table.sheet.name,
        dataset=table.dataset,
        header_row=table.header_row,
        rows=len(rows),
        layout=table.layout.name if table.layout else None,
        columns=column_infos(table, [row.number for row in rows], filled),
        letters={name: column.number for name, column in table.mapped().items()},
    )
