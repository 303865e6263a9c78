"""The commands that look back: ``tnt history``, ``tnt rollback``. Thin."""

import argparse
import csv
import dataclasses
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from data.texts import text
from etl.answer import BLOCKED, DONE, UNUSABLE, complain
from etl.money import Euros
from etl.preview import Change
from etl.schemas import schema
from etl.store import author
from etl.store.engine import connect
from etl.store.history import Edition, changes_of, edition, history, kept_file
from etl.store.rollback import AlreadyRolledBack, RolledBack, UnknownEdition, roll_back

CHANGE = ("kind", "dataset", "key", "label", "field", "before", "after", "cell")
NUMBER = re.compile(r"-?[0-9.]+")
COUNTS = ("new", "changed", "unchanged", "missing", "rejected")


def add_commands(commands: "argparse._SubParsersAction[Any]", lang: str) -> None:
    """Adds the commands to the parser of ``tnt``."""

    def words(key: str) -> str:
        return text(f"cli.{key}", lang)

    past = commands.add_parser("history", help=words("history"), description=words("history"))
    past.add_argument("edition", type=int, nargs="?", metavar="EDITION", help=text("after.history_edition", lang))
    past.add_argument("--fund", help=words("fund"))
    past.add_argument("--file", type=Path, metavar="FILE", help=text("after.history_file", lang))
    past.add_argument("--changes", action="store_true", help=text("after.history_changes", lang))
    past.add_argument("--json", action="store_true", help=words("json"))
    past.set_defaults(run=_history)

    back = commands.add_parser("rollback", help=words("rollback"), description=words("rollback"))
    back.add_argument("edition", type=int, metavar="EDITION", help=words("rollback_edition"))
    back.add_argument("--dry-run", action="store_true", help=text("after.rollback_dry_run", lang))
    back.add_argument("--json", action="store_true", help=words("json"))
    back.set_defaults(run=_rollback)


def _history(given: argparse.Namespace) -> int:
    with connect().connect() as connection:
        if given.edition is not None:
            return _one(connection, given)
        if given.file or given.changes:
            complain(text("after.history_which", given.lang))
            return UNUSABLE
        editions = history(connection, given.fund)
    if given.json:
        print(json.dumps(editions, ensure_ascii=False, indent=1, default=str))
        return DONE
    if not editions:
        print(text("cli.no_history", given.lang))
    for one in editions:
        undone = text("cli.undone", given.lang, edition=one["rolled_back_by"]) if one["rolled_back_by"] else ""
        print(
            f"{one['number']:>5}  {one['data_date']}  {one['fund']:<6} {one['source']:<24} "
            f"+{one['new']} ~{one['changed']} -{one['missing']}  {_what(one, given.lang)} {undone}".rstrip()
        )
    return DONE


def _what(one: dict[str, Any], lang: str) -> str:
    if one["kind"] == "rollback":
        return text("cli.undoes", lang, edition=one["rolls_back"])
    return text("after.corrects", lang) if one["kind"] == "correction" else str(one["file_name"])


def _one(connection: sa.Connection, given: argparse.Namespace) -> int:
    """One edition: in full, or its file, or what it changed."""
    found = edition(connection, given.edition)
    if found is None:
        raise UnknownEdition(given.edition)
    if given.file:
        return _write_file(connection, found, given)
    if given.changes:
        _print_csv(changes_of(connection, found.number))
    elif given.json:
        changes = changes_of(connection, found.number)
        print(json.dumps(_as_json(found, changes, given.lang), ensure_ascii=False, indent=1, default=str))
    else:
        _tell(found, given.lang)
    return DONE


def _write_file(connection: sa.Connection, found: Edition, given: argparse.Namespace) -> int:
    content = kept_file(connection, found.file_sha256 or "")
    if content is None or found.kind != "load":
        complain(text("after.history_no_file", given.lang, edition=found.number))
        return UNUSABLE
    try:
        given.file.write_bytes(content)
    except OSError as error:
        complain(text("cli.cannot_write", given.lang, name=str(given.file), reason=error.strerror or ""))
        return UNUSABLE
    print(text("after.history_file_written", given.lang, name=str(given.file), bytes=len(content)))
    return DONE


def _print_csv(changes: Sequence[Change]) -> None:
    writer = csv.writer(sys.stdout, delimiter=";", lineterminator="\n")
    writer.writerow(CHANGE)
    writer.writerows([_inert(getattr(change, name)) for name in CHANGE] for change in changes)


def _inert(words: str | None) -> str:
    """A text that a spreadsheet would run as a formula gets an apostrophe before it."""
    if words and words[0] in "=+-@\t\r" and not NUMBER.fullmatch(words):
        return f"'{words}"
    return words or ""


def _as_json(found: Edition, changes: Sequence[Change], lang: str) -> dict[str, object]:
    said = {one.name: getattr(found, one.name) for one in dataclasses.fields(found)}
    said["tables"] = [
        {
            "sheet": table.sheet,
            "dataset": table.dataset,
            "header_row": table.header_row,
            "columns": {field: table.header(field) for field in table.columns},
        }
        for table in found.tables
    ]
    said["findings"] = [finding.as_json(lang) for finding in found.findings]
    del said["before"], said["after"]
    said["euros"] = euros_json(found.before, found.after)
    said["correction"] = dataclasses.asdict(found.correction) if found.correction else None
    said["changes"] = [dataclasses.asdict(change) for change in changes]
    return said


def _tell(found: Edition, lang: str) -> None:
    print(
        text(
            "after.history_when",
            lang,
            edition=found.number,
            date=found.data_date,
            at=found.loaded_at,
            by=found.loaded_by,
        )
    )
    if found.rolled_back_by:
        print(text("cli.undone", lang, edition=found.rolled_back_by))
    if found.rolls_back:
        print(text("cli.undoes", lang, edition=found.rolls_back))
    if found.kind == "load":
        print(text("after.history_what", lang, name=found.file_name, bytes=found.file_bytes, sha256=found.file_sha256))
    for table in found.tables:
        print(text("after.history_table", lang, sheet=table.sheet, dataset=table.dataset, row=table.header_row))
        print("  " + ", ".join(f"{field} {table.header(field)}" for field in table.columns))
    print(text("cli.counts", lang, **{name: getattr(found, name) for name in COUNTS}))
    tell_euros(found.before, found.after, lang)
    for finding in found.findings:
        where = "!".join(filter(None, (finding.sheet, finding.cell)))
        print(f"  {text(f'cli.{finding.severity}', lang):<12} {where:<24} {finding.message(lang)}")


def euros_json(before: Euros, after: Euros) -> dict[str, dict[str, str]]:
    """Euros by stage as JSON carries them exactly."""
    return {
        stage: {"before": str(before.get(stage, 0)), "after": str(after.get(stage, 0))}
        for stage in sorted({*before, *after})
    }


def tell_euros(before: Euros, after: Euros, lang: str) -> None:
    """A line a stage: the euros before and after."""
    for stage, euros in euros_json(before, after).items():
        print(text("after.euros", lang, stage=schema("fundings")["stage"].label(stage, lang), **euros))


def _rollback(given: argparse.Namespace) -> int:
    try:
        done = roll_back(connect(), given.edition, author.user(), given.dry_run)
    except UnknownEdition:
        complain(text("cli.unknown_edition", given.lang, edition=given.edition))
        return UNUSABLE
    except AlreadyRolledBack as error:
        complain(text("cli.already_rolled_back", given.lang, edition=given.edition, by=error.args[1]))
        return BLOCKED
    if given.json:
        print(json.dumps(_rollback_json(done, given), ensure_ascii=False, indent=1))
    else:
        _tell_rollback(done, given)
    return DONE


def _rollback_json(done: RolledBack, given: argparse.Namespace) -> dict[str, object]:
    return {
        "edition": None if given.dry_run else done.edition,
        "rolls_back": given.edition,
        "restored": done.restored,
        "withdrawn": done.withdrawn,
        "kept": done.kept,
        "kept_by": done.kept_by,
        "euros": euros_json(done.before, done.after),
        "dependents": {
            "editions": done.dependents.editions,
            "corrections": [one.id for one in done.dependents.corrections],
            "waivers": [one.id for one in done.dependents.waivers],
        },
    }


def _tell_rollback(done: RolledBack, given: argparse.Namespace) -> None:
    lang = given.lang
    key = "after.rollback_would" if given.dry_run else "cli.rolled_back"
    counts = {"restored": done.restored, "withdrawn": done.withdrawn, "kept": done.kept}
    print(text(key, lang, rolled=given.edition, edition=done.edition, **counts))
    for number, lines in done.kept_by.items():
        print("  " + text("after.rollback_kept_by", lang, edition=number, lines=lines))
    tell_euros(done.before, done.after, lang)
    for number, lines in done.dependents.editions.items():
        print("  " + text("after.rollback_after", lang, edition=number, lines=lines))
    for one in done.dependents.corrections:
        print("  " + text("after.rollback_correction", lang, number=one.id, field=one.field, line=one.key))
    for waiver in done.dependents.waivers:
        print("  " + text("after.rollback_waiver", lang, number=waiver.id, rule=waiver.rule, reason=waiver.reason))
    if given.dry_run:
        print(text("cli.dry_run_done", lang))
