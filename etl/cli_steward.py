"""The commands of who keeps the data right: ``tnt correct``, ``tnt quarantine``. Thin."""

import argparse
import dataclasses
import json
from typing import Any

from data.texts import text
from etl.answer import BLOCKED, DONE, UNUSABLE, complain
from etl.correction import Correction
from etl.schemas import DATASETS
from etl.store import author, quarantine
from etl.store.correct import AlreadyRevoked, CannotCorrect, UnknownCorrection, Wanted, correct, revoke
from etl.store.corrections import corrections
from etl.store.engine import connect
from etl.store.quarantine import NotWaiting, Quarantined, UnknownLine

NEEDED = ("dataset", "key", "field", "expected", "value", "reason")


def add_commands(commands: "argparse._SubParsersAction[Any]", lang: str) -> None:
    """Adds the commands to the parser of ``tnt``."""

    def words(key: str) -> str:
        return text(f"after.{key}", lang)

    made = commands.add_parser("correct", help=words("correct"), description=words("correct"))
    made.add_argument("--fund", default="ITN7", help=text("cli.fund", lang))
    made.add_argument("--dataset", choices=DATASETS, help=words("correct_dataset"))
    for name in ("source", "key", "field", "expected", "value", "reason"):
        made.add_argument(f"--{name}", help=words(f"correct_{name}"))
    made.add_argument("--ordinal", type=int, help=words("correct_ordinal"))
    made.set_defaults(run=_correct)
    under = made.add_subparsers(metavar="list|revoke")
    listed = under.add_parser("list", help=words("correct_list"), description=words("correct_list"))
    listed.add_argument("--fund", dest="of_fund", help=text("cli.fund", lang))
    listed.add_argument("--json", action="store_true", help=text("cli.json", lang))
    listed.set_defaults(run=_corrections)
    ended = under.add_parser("revoke", help=words("correct_revoke"), description=words("correct_revoke"))
    ended.add_argument("number", type=int, metavar="CORRECTION", help=words("correct_number"))
    ended.set_defaults(run=_revoke)

    kept = commands.add_parser("quarantine", help=words("quarantine"), description=words("quarantine"))
    under = kept.add_subparsers(required=True, metavar="list|dismiss")
    listed = under.add_parser("list", help=words("quarantine_list"), description=words("quarantine_list"))
    listed.add_argument("--fund", help=text("cli.fund", lang))
    listed.add_argument("--all", action="store_true", help=words("quarantine_all"))
    listed.add_argument("--json", action="store_true", help=text("cli.json", lang))
    listed.set_defaults(run=_quarantine)
    gone = under.add_parser("dismiss", help=words("quarantine_dismiss"), description=words("quarantine_dismiss"))
    gone.add_argument("number", type=int, metavar="LINE", help=words("quarantine_number"))
    gone.add_argument("--reason", required=True, help=words("quarantine_reason"))
    gone.set_defaults(run=_dismiss)


def _correct(given: argparse.Namespace) -> int:
    lacking = [f"--{name}" for name in NEEDED if getattr(given, name) is None]
    if lacking:
        message = text("cli.usage_required", given.lang, names=", ".join(lacking))
        complain(text("cli.usage", given.lang, message=message, prog="tnt correct"))
        return UNUSABLE
    asked = {name: getattr(given, name) for name in ("fund", "source", "ordinal", *NEEDED)}
    try:
        done = correct(connect(), Wanted(**asked), author.user())
    except CannotCorrect as error:
        complain(text(f"after.cannot_{error.reason}", given.lang, **error.values))
        return BLOCKED
    print(text("after.correct_done", given.lang, number=done.id, edition=done.edition, note=done.note(given.lang)))
    return DONE


def _corrections(given: argparse.Namespace) -> int:
    with connect().connect() as connection:
        found = corrections(connection, given.of_fund)
    if given.json:
        print(json.dumps([dataclasses.asdict(one) for one in found], ensure_ascii=False, indent=1, default=str))
        return DONE
    if not found:
        print(text("after.correct_none", given.lang))
    for one in found:
        print(_told(one, given.lang))
    return DONE


def _told(one: Correction, lang: str) -> str:
    ended = text("after.correct_ended", lang, by=one.revoked_by, on=one.revoked_at) if one.revoked_at else ""
    return f"{one.id:>5}  {one.fund} {one.source} {one.key} {one.field} : {one.note(lang)} {ended}".rstrip()


def _revoke(given: argparse.Namespace) -> int:
    try:
        done = revoke(connect(), given.number, author.user())
    except UnknownCorrection:
        complain(text("after.unknown_correction", given.lang, number=given.number))
        return UNUSABLE
    except AlreadyRevoked:
        complain(text("after.already_revoked", given.lang, number=given.number))
        return BLOCKED
    print(text("after.revoked", given.lang, number=given.number, edition=done.edition))
    return DONE


def _quarantine(given: argparse.Namespace) -> int:
    with connect().connect() as connection:
        found = quarantine.waiting(connection, given.fund)
        found += quarantine.resolved(connection, given.fund) if given.all else []
    if given.json:
        print(json.dumps([_as_json(one, given.lang) for one in found], ensure_ascii=False, indent=1, default=str))
        return DONE
    if not found:
        print(text("after.quarantine_none", given.lang))
    for one in found:
        line = one.line
        what = {"edition": one.resolved_by, "by": one.dismissed_by, "reason": one.reason}
        how = text(f"after.resolution_{one.resolution}", given.lang, **what) if one.resolution else ""
        print(f"{one.id:>5}  {one.file_name}!{line.sheet}!{line.row}  {line.key or '∅'}  {how}".rstrip())
        for finding in line.findings:
            print(f"       {finding.cell or ''}  {finding.message(given.lang)}")
    return DONE


def _as_json(one: Quarantined, lang: str) -> dict[str, object]:
    said = {field.name: getattr(one, field.name) for field in dataclasses.fields(one) if field.name != "line"}
    line = {field.name: getattr(one.line, field.name) for field in dataclasses.fields(one.line)}
    return said | line | {"findings": [finding.as_json(lang) for finding in one.line.findings]}


def _dismiss(given: argparse.Namespace) -> int:
    if not given.reason.strip():
        complain(text("after.cannot_unexplained", given.lang))
        return UNUSABLE
    try:
        quarantine.dismiss(connect(), given.number, given.reason, author.user())
    except UnknownLine:
        complain(text("after.unknown_line", given.lang, number=given.number))
        return UNUSABLE
    except NotWaiting:
        complain(text("after.not_waiting", given.lang, number=given.number))
        return BLOCKED
    print(text("after.dismissed", given.lang, number=given.number))
    return DONE
