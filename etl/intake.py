"""The pipeline: ``prepare(file) -> Preview``, ``publish(preview) -> edition``. Only publish writes."""

import getpass
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from etl import collection, explain
from etl.address import a1
from etl.annotate import is_summary_sheet
from etl.build import build, rejected_keys
from etl.check import check_lines
from etl.columns import read_lines
from etl.corrected import correct_records, say
from etl.diff import Difference, Differences, compare
from etl.explain import table_info
from etl.finding import Finding
from etl.judge import judge, waived
from etl.lines import Lines
from etl.money import Euros, added, euros
from etl.parse import FundWords
from etl.preview import Change, Counts, FileInfo, Options, Preview, TableInfo
from etl.progress import Progress, silent
from etl.quarantine import Plan, plan, rejected_lines
from etl.read import UnreadableFile, Workbook, limits_from_environment, notes, read
from etl.read.archive import Member, is_archive, members
from etl.recognise.context import fictitious, stated_date
from etl.recognise.find import Found, find_tables
from etl.recognise.mapping import ColumnMapping, Recall
from etl.recognise.table import Table
from etl.record import Records
from etl.rekey import MOST, pair_rekeyed
from etl.schemas import squeeze
from etl.store import editions, mappings, quarantine
from etl.store.corrections import corrections
from etl.store.funds import UnknownFund, fund_words
from etl.structure import structure_findings

__all__ = [
    "Member",
    "Options",
    "Preview",
    "StalePreview",
    "UnknownFund",
    "UnreadableFile",
    "prepare",
    "prepare_bytes",
    "publish",
    "received",
]

StalePreview = editions.StalePreview


def prepare(
    path: Path, engine: sa.Engine, options: Options, name: str | None = None, progress: Progress = silent
) -> Preview:
    """Reads a file and compares it with the rows that stand, as ``prepare_bytes``; ``name`` is its own by default."""
    return prepare_bytes(_bytes(path, name or path.name), name or path.name, engine, options, progress)


def received(path: Path, name: str | None = None) -> list[Member]:
    """The files that a path holds: itself, or the spreadsheets of an archive. Raises UnreadableFile."""
    name = name or path.name
    raw = _bytes(path, name)
    return members(raw, name, limits_from_environment()) if is_archive(raw, name) else [Member(name, raw)]


def _bytes(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile("missing-file", name) from error


def prepare_bytes(
    content: bytes, name: str, engine: sa.Engine, options: Options, progress: Progress = silent
) -> Preview:
    """Reads a file and compares it with the rows that stand.

    ``progress`` is told of the stages in turn; what it raises (Cancelled) ends the work, nothing is left of it.

    Raises UnreadableFile (one sentence) and UnknownFund. Faults in the data are findings, never exceptions.
    """
    with collection.paused(), engine.connect() as connection:
        workbook = _own(read(content, name, limits=limits_from_environment(), progress=progress))
        # Read before the rows: a publication in between then makes the preview stale, never silently wrong.
        base = editions.last(connection)
        words = fund_words(connection, options.fund)
        found = find_tables(workbook, options.dataset, Recall(options.mapping, mappings.standing(connection)))
        tables = found.tables
        parsed: list[Lines] = []
        for table in tables:
            progress("type", len(parsed), len(tables))
            parsed.append(read_lines(table, workbook, words))
        source = options.source or _source(tables)
        data_date = options.data_date or stated_date(workbook, tables) or date.today()
        for done, lines in enumerate(parsed):
            progress("check", done, len(parsed))
            check_lines(lines, data_date)
        progress("compare", 0, 1)
        differences = _differences(connection, options, source, data_date, parsed)
        infos = [table_info(lines) for lines in parsed]
        stored = {dataset: _leaving(connection, one) for dataset, one in differences.items()}
        changes, gone, before, after = _told(connection, options, source, differences, infos, stored)
        judged = judge(connection, options, source, data_date, parsed, infos, differences, stored)
        findings = [
            *_workbook_findings(workbook, found),
            *found.findings,
            *_unused(options.mapping, found),
            *_fund_findings(tables, words, options.fund),
            *[finding for lines in parsed for finding in structure_findings(lines)],
            *[finding for lines in parsed for finding in sorted(lines.findings, key=lambda one: one.row or 0)],
            *judged,
            *_blocking(connection, workbook, parsed, found, options, source, data_date),
        ]
        findings = waived(connection, options, source, infos, differences, findings)
        return Preview(
            file=FileInfo(name, workbook.sha256, workbook.size),
            options=replace(options, loaded_by=options.loaded_by or user()),
            source=source,
            data_date=data_date,
            fictitious=fictitious(workbook),
            tables=infos,
            findings=findings,
            counts=_counts(differences, sum(len(lines.rejected) for lines in parsed)),
            changed=changes,
            missing=gone,
            new=lambda: [change for one in differences.values() for change in explain.new(one, infos)],
            before=before,
            after=after,
            rejected=_rejected(parsed),
            differences=differences,
            content=content,
            base_edition=base,
            quarantine=_quarantine(connection, options, source, parsed, differences),
            questions=found.questions,
            chosen=[_chosen(options.mapping, table) for table in tables if options.mapping and table.mapping],
        )


def _own(workbook: Workbook) -> Workbook:
    """The workbook without the summary of a former annotation."""
    sheets = [sheet for sheet in workbook.sheets if not is_summary_sheet(sheet.name, sheet.cell(1, 1).value)]
    return replace(workbook, sheets=sheets)


def publish(preview: Preview, engine: sa.Engine) -> int | None:
    """Writes the edition in one transaction and returns its number; None where there is nothing to change.

    Raises StalePreview where the database moved since the preview, ValueError where the preview is blocked.
    """
    if preview.blocked:
        raise ValueError("a blocked preview cannot be published")
    if not preview.changes_anything:
        editions.confirm(preview, engine)
        _remember(preview, engine)
        return None
    with collection.paused():
        edition = editions.publish(preview, engine)
    _remember(preview, engine)
    return edition


def _remember(preview: Preview, engine: sa.Engine) -> None:
    """What the person decided of the columns holds for the next file with these headers."""
    for mapping in preview.chosen:
        mappings.remember(engine, mapping, preview.options.loaded_by)


def _chosen(mapping: ColumnMapping, table: Table) -> ColumnMapping:
    """A mapping with all the headers of the table that it served."""
    return replace(mapping, headers=tuple(column.header for column in table.columns))


def _unused(mapping: ColumnMapping | None, found: Found) -> list[Finding]:
    """A mapping that serves no table is a mistake: the file is not what the person thinks."""
    if mapping is None or any(table.mapping == mapping for table in (*found.tables, *found.pending)):
        return []
    there = {squeeze(column.header) for table in (*found.tables, *found.pending) for column in table.columns}
    absent = [header for header in mapping.headers if squeeze(header) not in there] or list(mapping.headers)
    return [Finding("error", "mapping-unused", args={"headers": ", ".join(absent)}, blocks=True)]


def user() -> str:
    """Who is at the keyboard, as far as the system tells."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "?"


def _source(tables: Sequence[Table]) -> str:
    layout = next((table.layout for table in tables if table.layout), None)
    return layout.source if layout else "native"


def _differences(
    connection: sa.Connection, options: Options, source: str, data_date: date, parsed: Sequence[Lines]
) -> Differences:
    """By dataset, the records of the file's tables against the rows of its source that stand."""
    records: dict[str, Records] = {}
    rejected: defaultdict[str, set[str]] = defaultdict(set)
    for number, lines in enumerate(parsed):
        made = build(lines, number)
        if made.dataset in records:
            records[made.dataset].add(made)
        else:
            records[made.dataset] = made
        rejected[made.dataset] |= rejected_keys(lines)
    found = {}
    for dataset, group in records.items():
        standing = editions.standing(connection, dataset, options.fund, source)
        ours = [one for one in corrections(connection, options.fund, source, dataset) if one.stands]
        for done in correct_records(group, ours, standing) if ours else ():
            # A line that this file does not speak of is no loss.
            spoken = options.mode == "snapshot" and done.correction.key not in rejected[dataset]
            if done.place is not None or spoken:
                say(done, group, parsed)
        one = compare(group, standing, data_date)
        # A line that the file still holds, but unreadably, has not left: what is known of it stands.
        one.unread = frozenset(rejected[dataset])
        one.unsaid = [row for row in one.missing if row.key in one.unread]
        one.missing = [row for row in one.missing if row.key not in one.unread]
        if options.mode == "merge":
            one.missing.clear()
        if one.new and 0 < len(one.missing) <= MOST:
            pair_rekeyed(one, editions.rows(connection, dataset, [row.id for row in one.missing]))
        found[dataset] = one
    return found


def _quarantine(
    connection: sa.Connection, options: Options, source: str, parsed: Sequence[Lines], differences: Differences
) -> Plan:
    """What the file does to the rejected lines of its source that wait."""
    waiting = {one.id: one.line for one in quarantine.waiting(connection, options.fund, source)}
    rejected = rejected_lines(parsed)
    if not waiting and not rejected:
        return Plan()
    set_aside = [one.line for one in quarantine.dismissed(connection, options.fund, source)]
    loaded = {dataset: set(one.records.keys) for dataset, one in differences.items()}
    return plan(waiting, set_aside, rejected, parsed, loaded, options.mode == "snapshot")


def _leaving(connection: sa.Connection, one: Difference) -> dict[int, dict[str, Any]]:
    """The rows that change or leave, as they stand."""
    left = [*(row.id for row, _place in one.changed), *(row.id for row in one.missing)]
    return editions.rows(connection, one.records.dataset, left)


def _told(
    connection: sa.Connection,
    options: Options,
    source: str,
    differences: Differences,
    infos: Sequence[TableInfo],
    stored: Mapping[str, dict[int, dict[str, Any]]],
) -> tuple[list[Change], list[Change], Euros, Euros]:
    """The values that change, the lines that leave, the euros by stage before and after."""
    changes: list[Change] = []
    gone: list[Change] = []
    before: Euros = {}
    after: Euros = {}
    for dataset, one in differences.items():
        rows = stored[dataset]
        changes += explain.changed(one, rows, infos)
        gone += explain.missing(one, rows)
        come = one.records.taken((*one.new, *(place for _row, place in one.changed)))
        ended = {name: [row[name] for row in rows.values()] for name in next(iter(rows.values()), ())}
        standing = editions.euros_by_stage(connection, dataset, options.fund, source)
        kept = added(standing, euros(dataset, ended), -1)
        before, after = added(before, standing), added(after, added(kept, euros(dataset, come)))
    return changes, gone, before, after


def _rejected(parsed: Sequence[Lines]) -> Euros:
    """The euros by stage of the lines that are not loaded, as far as their cells tell."""
    found: Euros = {}
    for lines in parsed:
        places = sorted(lines.rejected)
        columns = {name: [column[place] for place in places] for name, column in lines.values.items()}
        found = added(found, euros(lines.table.dataset, columns))
    return found


def _counts(differences: Differences, rejected: int) -> Counts:
    return Counts(
        new=sum(len(one.new) for one in differences.values()),
        changed=sum(len(one.changed) for one in differences.values()),
        unchanged=sum(len(one.unchanged) for one in differences.values()),
        missing=sum(len(one.missing) for one in differences.values()),
        rejected=rejected,
    )


def _workbook_findings(workbook: Workbook, recognised: Found) -> list[Finding]:
    found = list(map(notes.finding, workbook.notes))
    tables = recognised.tables
    used = {table.sheet.name for table in tables} | {
        name for table in tables if table.layout for join in table.layout.joins for name in join.sheets
    }
    told = {table.sheet.name for table in recognised.pending} | {one.sheet for one in recognised.findings}
    for sheet in workbook.sheets:
        if sheet.name not in used | told and sheet.rows:
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
    parsed: Sequence[Lines],
    recognised: Found,
    options: Options,
    source: str,
    data_date: date,
) -> list[Finding]:
    if all(sheet.empty for sheet in workbook.sheets):
        return [Finding("error", "workbook-empty", blocks=True)]
    if not parsed:
        said = any(finding.blocks for finding in recognised.findings)
        return [] if said else [Finding("error", "nothing-recognised", blocks=True)]
    found = []
    rows = sum(map(len, parsed))
    if not rows:
        found.append(Finding("error", "no-rows", parsed[0].table.sheet.name, blocks=True))
    rejected = sum(len(lines.rejected) for lines in parsed)
    if rejected and rejected == rows:
        found.append(Finding("error", "all-rejected", args={"rejected": rejected}, blocks=True))
    elif rejected:
        found.append(Finding("error", "rows-rejected", args={"rejected": rejected, "rows": rows}, blocks=True))
    datasets = {lines.table.dataset for lines in parsed}
    newest = editions.newest_data(connection, options.fund, source, datasets)
    if newest and data_date < newest and not options.allow_older:
        args = {"date": data_date.isoformat(), "newest": newest.isoformat(), "source": source}
        found.append(Finding("error", "older-than-current", args=args, blocks=True))
    return found
