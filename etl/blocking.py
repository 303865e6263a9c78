"""What keeps a file from being published: nothing in it that is known, lines rejected, older than what stands."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from etl.finding import Finding
from etl.lines import Lines
from etl.preview import Options
from etl.read import Workbook
from etl.recognise.find import Found
from etl.store import editions


def blocking(
    connection: sa.Connection,
    workbook: Workbook,
    parsed: Sequence[Lines],
    recognised: Found,
    options: Options,
    source: str,
    data_date: date,
) -> list[Finding]:
    """The blocking findings, each of which says what to do."""
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
