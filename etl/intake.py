"""The pipeline: ``prepare(file) -> Preview``, ``publish(preview) -> edition``. Only publish writes."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import sqlalchemy as sa

from etl import collection, explain
from etl.against import counts, differences, euros_rejected, leaving, set_aside, told
from etl.annotate import is_summary_sheet
from etl.around import around
from etl.blocking import blocking
from etl.check import check_lines
from etl.columns import read_lines
from etl.explain import table_info
from etl.judge import judge, waived
from etl.lines import Lines
from etl.preview import FileInfo, Options, Preview
from etl.progress import Progress, silent
from etl.read import UnreadableFile, Workbook, limits_from_environment, read
from etl.read.archive import Member
from etl.receive import bytes_of, received
from etl.recognise.context import fictitious, stated_date
from etl.recognise.find import find_tables
from etl.recognise.mapping import ColumnMapping, Recall
from etl.recognise.table import Table
from etl.source import source_of
from etl.store import author, editions, mappings
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
    return prepare_bytes(bytes_of(path, name or path.name), name or path.name, engine, options, progress)


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
        source = options.source or source_of(connection, options.fund, parsed)
        data_date = options.data_date or stated_date(workbook, tables) or date.today()
        for done, lines in enumerate(parsed):
            progress("check", done, len(parsed))
            check_lines(lines, data_date)
        progress("compare", 0, 1)
        found_apart = differences(connection, options, source, data_date, parsed)
        infos = [table_info(lines) for lines in parsed]
        stored = {dataset: leaving(connection, one) for dataset, one in found_apart.items()}
        changes, gone, before, after = told(connection, options, source, found_apart, infos, stored)
        judged = judge(connection, options, source, data_date, parsed, infos, found_apart, stored)
        findings = [
            *around(workbook, found, options.mapping, words, options.fund),
            *[finding for lines in parsed for finding in structure_findings(lines)],
            *[finding for lines in parsed for finding in sorted(lines.findings, key=lambda one: one.row or 0)],
            *judged,
            *blocking(connection, workbook, parsed, found, options, source, data_date),
        ]
        findings = waived(connection, options, source, infos, found_apart, findings)
        return Preview(
            file=FileInfo(name, workbook.sha256, workbook.size),
            options=replace(options, loaded_by=options.loaded_by or author.user()),
            source=source,
            data_date=data_date,
            fictitious=fictitious(workbook),
            tables=infos,
            findings=findings,
            counts=counts(found_apart, sum(len(lines.rejected) for lines in parsed)),
            changed=changes,
            missing=gone,
            new=lambda: [change for one in found_apart.values() for change in explain.new(one, infos)],
            before=before,
            after=after,
            rejected=euros_rejected(parsed),
            differences=found_apart,
            content=content,
            base_edition=base,
            quarantine=set_aside(connection, options, source, parsed, found_apart),
            questions=found.questions,
            chosen=[_chosen(options.mapping, table) for table in tables if options.mapping and table.mapping],
        )


def _own(workbook: Workbook) -> Workbook:
    """The workbook without the summary of a former annotation."""
    sheets = [sheet for sheet in workbook.sheets if not is_summary_sheet(sheet.name, sheet.cell(1, 1).value)]
    return replace(workbook, sheets=sheets)


def publish(preview: Preview, engine: sa.Engine, progress: Progress = silent) -> int | None:
    """Writes the edition in one transaction and returns its number; None where there is nothing to change.

    ``progress`` is told of the rows written; what it raises (Cancelled) ends the work, nothing is left of it.

    Raises StalePreview where the database moved since the preview, ValueError where the preview is blocked.
    """
    if preview.blocked:
        raise ValueError("a blocked preview cannot be published")
    if not preview.changes_anything:
        editions.confirm(preview, engine)
        _remember(preview, engine)
        return None
    with collection.paused():
        edition = editions.publish(preview, engine, progress)
    _remember(preview, engine)
    return edition


def _remember(preview: Preview, engine: sa.Engine) -> None:
    """What the person decided of the columns holds for the next file with these headers."""
    for mapping in preview.chosen:
        mappings.remember(engine, mapping, preview.options.loaded_by)


def _chosen(mapping: ColumnMapping, table: Table) -> ColumnMapping:
    """A mapping with all the headers of the table that it served."""
    return replace(mapping, headers=tuple(column.header for column in table.columns))
