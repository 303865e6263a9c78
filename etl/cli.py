"""The commands that load: ``tnt load``, ``template``, ``fund add``; those of what follows are joined. Thin."""

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from data.texts import text
from etl import cli_history, cli_review, cli_steward, intake
from etl.answer import BLOCKED, DONE, UNUSABLE, complain
from etl.cli_mapping import add_mapping_commands, read_mapping
from etl.cli_progress import shown
from etl.cli_waive import add_waive_commands
from etl.finding import Severity
from etl.hand_back import annotated
from etl.intake import Member, Options, Preview, StalePreview, UnreadableFile
from etl.progress import Progress
from etl.recognise.mapping import UnusableMapping
from etl.schemas import DATASETS
from etl.store import funds
from etl.store.engine import connect
from etl.template import write_template

TRIES = 5


def iso_date(words: str) -> date:
    """A date as AAAA-MM-JJ. Raises ValueError."""
    return date.fromisoformat(words)


def add_commands(commands: "argparse._SubParsersAction[Any]", lang: str) -> None:
    """Adds the loading commands to the parser of ``tnt``."""

    def words(key: str) -> str:
        return text(f"cli.{key}", lang)

    load = commands.add_parser("load", help=words("load"), description=words("load"))
    load.add_argument("files", nargs="+", type=Path, metavar="FILE", help=words("load_files"))
    load.add_argument("--dataset", choices=DATASETS, help=words("load_dataset"))
    load.add_argument("--fund", default="ITN7", help=words("fund"))
    load.add_argument("--source", help=words("load_source"))
    load.add_argument("--date", type=iso_date, metavar="YYYY-MM-DD", help=words("load_date"))
    load.add_argument("--mode", choices=("snapshot", "merge"), default="snapshot", help=words("load_mode"))
    load.add_argument("--accept-rejected", action="store_true", help=words("load_accept_rejected"))
    load.add_argument("--allow-older", action="store_true", help=words("load_allow_older"))
    load.add_argument("--mapping", type=Path, metavar="FILE.json", help=words("load_mapping"))
    load.add_argument("--annotate", type=Path, metavar="FOLDER", help=words("load_annotate"))
    load.add_argument("--dry-run", action="store_true", help=words("load_dry_run"))
    load.add_argument("--json", action="store_true", help=words("json"))
    load.set_defaults(run=_load)

    cli_history.add_commands(commands, lang)
    cli_steward.add_commands(commands, lang)
    cli_review.add_commands(commands, lang)

    made = commands.add_parser("template", help=words("template"), description=words("template"))
    made.add_argument("dataset", choices=DATASETS, metavar="DATASET", help=", ".join(DATASETS))
    made.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.xlsx", help=words("template_output"))
    made.set_defaults(run=_template)

    fund = commands.add_parser("fund", help=words("fund_command"), description=words("fund_command"))
    under = fund.add_subparsers(required=True, metavar="add|list")
    add = under.add_parser("add", help=words("fund_add"), description=words("fund_add"))
    add.add_argument("code", metavar="CODE", help=words("fund_code"))
    add.add_argument("--name", required=True, help=words("fund_name"))
    add.add_argument("--opened-on", type=iso_date, metavar="YYYY-MM-DD", help=words("fund_opened_on"))
    add.add_argument("--closed-on", type=iso_date, metavar="YYYY-MM-DD", help=words("fund_closed_on"))
    add.set_defaults(run=_fund_add)
    listed = under.add_parser("list", help=words("fund_list"), description=words("fund_list"))
    listed.set_defaults(run=_fund_list)

    add_mapping_commands(commands, lang)
    add_waive_commands(commands, lang)


def _load(given: argparse.Namespace) -> int:
    try:
        mapping = read_mapping(given.mapping) if given.mapping else None
    except UnusableMapping as error:
        complain(error.message(given.mapping.name, given.lang))
        return UNUSABLE
    engine = connect()
    options = Options(
        fund=given.fund,
        dataset=given.dataset,
        source=given.source,
        data_date=given.date,
        mode=given.mode,
        allow_older=given.allow_older,
        accept_rejected=given.accept_rejected,
        mapping=mapping,
    )
    worst, printed, many = DONE, [], len(given.files) > 1
    for path in given.files:
        try:
            files = intake.received(path)
        except UnreadableFile as error:
            complain(error.message(given.lang))
            worst = max(worst, UNUSABLE)
            continue
        many = many or len(files) > 1
        for file in files:
            try:
                with shown(file.name, given.lang) as progress:
                    status, preview, edition = _one(file, engine, options, given.dry_run, progress)
            except UnreadableFile as error:
                complain(error.message(given.lang))
                worst = max(worst, UNUSABLE)
                continue
            worst = max(worst, status)
            if given.annotate and not _hand_back(preview, given.annotate, given.lang):
                worst = UNUSABLE
            for finding in preview.blocking:
                complain(f"{file.name} : {finding.message(given.lang)} {finding.suggestion(given.lang) or ''}".strip())
            if given.json:
                printed.append(preview.as_json(edition, given.lang))
            else:
                _tell(preview, edition, given.dry_run, given.lang)
    if given.json and printed:
        print(json.dumps(printed if many else printed[0], ensure_ascii=False, indent=1))
    return worst


def _hand_back(preview: Preview, folder: Path, lang: str) -> bool:
    """Writes the annotated workbook of a file into a folder; False, and said, where it cannot be."""
    try:
        made = annotated(preview, lang)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / made.name).write_bytes(made.content)
    except UnreadableFile as error:
        complain(error.message(lang))
        return False
    except OSError as error:
        complain(text("cli.cannot_write", lang, name=str(folder), reason=error.strerror or ""))
        return False
    return True


def _one(
    file: Member, engine: sa.Engine, options: Options, dry_run: bool, progress: Progress
) -> tuple[int, Preview, int | None]:
    for _try in range(TRIES):
        preview = intake.prepare_bytes(file.raw, file.name, engine, options, progress)
        if preview.blocked:
            return BLOCKED, preview, None
        if dry_run:
            return DONE, preview, None
        try:
            return DONE, preview, intake.publish(preview, engine, progress)
        except StalePreview:
            # Somebody else published meanwhile: what we would do must be worked out again.
            continue
    raise StalePreview


def _tell(preview: Preview, edition: int | None, dry_run: bool, lang: str) -> None:
    for table in preview.tables:
        print(
            text(
                "cli.table",
                lang,
                sheet=table.sheet,
                dataset=table.dataset,
                row=table.header_row,
                rows=table.rows,
            )
        )
    groups: dict[tuple[Severity, str, str | None], list[str]] = {}
    for finding in preview.findings:
        key = (finding.severity, finding.rule, finding.waived)
        groups.setdefault(key, []).append(finding.cell or finding.sheet or "")
    first = {(finding.severity, finding.rule, finding.waived): finding for finding in reversed(preview.findings)}
    for key in sorted(groups, key=lambda one: ("error", "warning", "information").index(one[0])):
        said = first[key].message(lang)
        if key[2]:
            said += f" ({text('cli.waived_finding', lang, why=key[2])})"
        where = ", ".join(cell for cell in groups[key][:5] if cell) + ("…" if len(groups[key]) > 5 else "")
        severity = text(f"cli.{key[0]}", lang)
        print(f"  {severity:<12} {len(groups[key]):>6}  {said}  [{where}]")
    counts = preview.counts
    print(
        text(
            "cli.counts",
            lang,
            new=counts.new,
            changed=counts.changed,
            unchanged=counts.unchanged,
            missing=counts.missing,
            rejected=counts.rejected,
        )
    )
    if preview.blocked:
        print(text("cli.blocked", lang))
    elif dry_run:
        print(text("cli.dry_run_done", lang))
    elif edition is None:
        print(text("cli.nothing_to_change", lang))
    else:
        print(text("cli.published", lang, edition=edition, date=preview.data_date.isoformat()))


def _template(given: argparse.Namespace) -> int:
    if given.output.suffix.lower() != ".xlsx":
        complain(text("cli.template_suffix", given.lang, name=given.output.name))
        return UNUSABLE
    try:
        write_template(given.dataset, given.output)
    except OSError as error:
        complain(text("cli.cannot_write", given.lang, name=str(given.output), reason=error.strerror or ""))
        return UNUSABLE
    print(text("cli.template_written", given.lang, name=str(given.output)))
    return DONE


def _fund_add(given: argparse.Namespace) -> int:
    if not given.code.strip() or not given.name.strip():
        complain(text("cli.fund_unnamed", given.lang))
        return UNUSABLE
    try:
        funds.add(connect(), given.code, given.name, given.opened_on, given.closed_on)
    except funds.FundExists:
        complain(text("cli.fund_exists", given.lang, code=given.code))
        return BLOCKED
    print(text("cli.fund_added", given.lang, code=given.code, name=given.name))
    return DONE


def _fund_list(given: argparse.Namespace) -> int:
    with connect().connect() as connection:
        for code in funds.codes(connection):
            print(code)
    return DONE
