"""The commands about confirmed mappings: ``tnt mapping list``, ``export``, ``revoke``; the file of ``--mapping``."""

import argparse
import json
from pathlib import Path
from typing import Any

from data.texts import text
from etl.answer import DONE, refused
from etl.recognise.mapping import ColumnMapping, UnusableMapping, from_json
from etl.store import author, mappings
from etl.store.engine import connect
from etl.store.mappings import Remembered, UnknownMapping


def add_mapping_commands(commands: "argparse._SubParsersAction[Any]", lang: str) -> None:
    """Adds ``tnt mapping`` to the parser."""

    def words(key: str) -> str:
        return text(f"cli.{key}", lang)

    mapping = commands.add_parser("mapping", help=words("mapping_command"), description=words("mapping_command"))
    under = mapping.add_subparsers(required=True, metavar="list|export|revoke")
    listed = under.add_parser("list", help=words("mapping_list"), description=words("mapping_list"))
    listed.add_argument("--json", action="store_true", help=words("json"))
    listed.set_defaults(run=_list)
    export = under.add_parser("export", help=words("mapping_export"), description=words("mapping_export"))
    export.add_argument("number", type=int, metavar="NUMBER", help=words("mapping_number"))
    export.add_argument("-o", "--output", type=Path, metavar="FILE.json", help=words("mapping_output"))
    export.set_defaults(run=_export)
    revoke = under.add_parser("revoke", help=words("mapping_revoke"), description=words("mapping_revoke"))
    revoke.add_argument("number", type=int, metavar="NUMBER", help=words("mapping_number"))
    revoke.set_defaults(run=_revoke)


def read_mapping(path: Path) -> ColumnMapping:
    """The mapping in a file. Raises UnusableMapping, which says in one sentence what is wrong."""
    try:
        return from_json(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableMapping("missing") from error


def _list(given: argparse.Namespace) -> int:
    with connect().connect() as connection:
        kept = mappings.listing(connection)
    if given.json:
        print(json.dumps([_as_json(one) for one in kept], ensure_ascii=False, indent=1))
        return DONE
    if not kept:
        print(text("cli.no_mapping", given.lang))
    for one in kept:
        revoked = text("cli.mapping_revoked_by", given.lang, by=one.revoked_by) if one.revoked_at else ""
        said = [f"{header} → {name or '∅'}" for header, name in one.mapping.columns.items()]
        said += [f"{name} = {value}" for name, value in one.mapping.constants.items()]
        print(f"{one.id:>5}  {one.at:%Y-%m-%d}  {one.by}  {one.mapping.dataset}  {', '.join(said)} {revoked}".rstrip())
    return DONE


def _as_json(one: Remembered) -> dict[str, object]:
    return {
        "number": one.id,
        "signature": one.mapping.signature,
        **json.loads(one.mapping.as_json()),
        "by": one.by,
        "at": one.at.isoformat(),
        "revoked_by": one.revoked_by,
        "revoked_at": one.revoked_at.isoformat() if one.revoked_at else None,
    }


def _export(given: argparse.Namespace) -> int:
    with connect().connect() as connection:
        found = next((one for one in mappings.listing(connection) if one.id == given.number), None)
    if found is None:
        return refused(text("cli.unknown_mapping", given.lang, number=given.number))
    if given.output is None:
        print(found.mapping.as_json(), end="")
        return DONE
    try:
        given.output.write_text(found.mapping.as_json(), encoding="utf-8")
    except OSError as error:
        said = {"name": str(given.output), "reason": error.strerror or ""}
        return refused(text("cli.cannot_write", given.lang, **said))
    print(text("cli.mapping_written", given.lang, name=str(given.output)))
    return DONE


def _revoke(given: argparse.Namespace) -> int:
    try:
        mappings.revoke(connect(), given.number, author.user())
    except UnknownMapping:
        return refused(text("cli.unknown_mapping", given.lang, number=given.number))
    print(text("cli.mapping_revoked", given.lang, number=given.number))
    return DONE
