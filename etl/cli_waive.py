"""The commands about waivers: ``tnt waive RULE``, ``tnt waive list``, ``tnt waive lift NUMBER``."""

import argparse
import json
from datetime import date
from typing import Any

from data.texts import text
from etl.answer import DONE, refused
from etl.check.waiver import Scope
from etl.check.words import Day
from etl.store import author, waivers
from etl.store.engine import connect
from etl.store.waivers import Given, RefusedWaiver, UnknownWaiver


def add_waive_commands(commands: "argparse._SubParsersAction[Any]", lang: str) -> None:
    """Adds ``tnt waive`` to the parser."""

    def words(key: str) -> str:
        return text(f"cli.{key}", lang)

    waive = commands.add_parser("waive", help=words("waive"), description=words("waive"))
    waive.add_argument("rule", metavar="RULE|list|lift", help=words("waive_rule"))
    waive.add_argument("number", nargs="?", type=int, metavar="NUMBER", help=words("waive_number"))
    waive.add_argument("--fund", default="ITN7", help=words("fund"))
    waive.add_argument("--source", help=words("waive_source"))
    waive.add_argument("--reason", help=words("waive_reason"))
    waive.add_argument("--until", type=date.fromisoformat, metavar="YYYY-MM-DD", help=words("waive_until"))
    covered = waive.add_mutually_exclusive_group()
    covered.add_argument("--line", metavar="KEY", help=words("waive_line"))
    covered.add_argument("--column", metavar="COLUMN", help=words("waive_column"))
    waive.add_argument("--json", action="store_true", help=words("json"))
    waive.set_defaults(run=_run)


def _run(given: argparse.Namespace) -> int:
    return {"list": _list, "lift": _lift}.get(given.rule, _waive)(given)


def _waive(given: argparse.Namespace) -> int:
    if not given.source or not given.reason or not given.until:
        return refused(text("cli.waive_incomplete", given.lang))
    try:
        number = waivers.waive(
            connect(), given.fund, given.source, given.rule, _scope(given), given.reason, author.user(), given.until
        )
    except RefusedWaiver as error:
        return refused(text(f"cli.waive_{error.code}", given.lang, rule=given.rule))
    print(text("cli.waived", given.lang, number=number, rule=given.rule, until=Day(given.until).words(given.lang)))
    return DONE


def _scope(given: argparse.Namespace) -> Scope:
    if given.line:
        return Scope("line", given.line)
    return Scope("column", given.column) if given.column else Scope()


def _list(given: argparse.Namespace) -> int:
    with connect().connect() as connection:
        kept = waivers.listing(connection, given.fund)
    if given.json:
        print(json.dumps([_as_json(one) for one in kept], ensure_ascii=False, indent=1))
        return DONE
    if not kept:
        print(text("cli.no_waiver", given.lang))
    for one in kept:
        waiver = one.waiver
        lifted = text("cli.waive_lifted_by", given.lang, by=one.lifted_by) if one.lifted_by else ""
        covered = f"{waiver.source} {waiver.scope.target or ''}".rstrip()
        said = f"{waiver.id:>5}  {waiver.rule}  {covered}  → {waiver.until}  {waiver.by} : {waiver.reason} {lifted}"
        print(said.rstrip())
    return DONE


def _as_json(one: Given) -> dict[str, object]:
    waiver = one.waiver
    return {
        "number": waiver.id,
        "fund": waiver.fund,
        "source": waiver.source,
        "rule": waiver.rule,
        "scope": waiver.scope.kind,
        "target": waiver.scope.target,
        "reason": waiver.reason,
        "by": waiver.by,
        "until": waiver.until.isoformat(),
        "at": waiver.at.isoformat(),
        "lifted_by": one.lifted_by,
        "lifted_at": one.lifted_at.isoformat() if one.lifted_at else None,
    }


def _lift(given: argparse.Namespace) -> int:
    if given.number is None:
        return refused(text("cli.waive_no_number", given.lang))
    try:
        waivers.lift(connect(), given.number, author.user())
    except UnknownWaiver:
        return refused(text("cli.unknown_waiver", given.lang, number=given.number))
    print(text("cli.waive_lifted", given.lang, number=given.number))
    return DONE
