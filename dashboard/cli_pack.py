"""``tnt review pack``: the pack of a meeting, or its minutes, to a file."""

import argparse
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from dashboard.answers import asked
from dashboard.cli_export import UnwritableExport
from dashboard.queries.alerts import sighted
from dashboard.queries.scope import Scope
from dashboard.reports.pack.build import minutes_pack, pack
from dashboard.reports.pack.formats import FORMATS
from dashboard.reports.pack.setting import setting
from dashboard.sending.pack_files import NoMinutes
from data.texts import text
from etl.answer import DONE
from etl.review.link import Link, read_link
from etl.review.meeting import Meeting
from etl.store import links, meetings


def add_commands(under: "argparse._SubParsersAction[Any]", lang: str) -> None:
    """Adds it to the parser of ``tnt review``."""

    def words(key: str) -> str:
        return text(f"revue.cli_{key}", lang)

    made = under.add_parser("pack", help=words("pack"), description=words("pack"))
    made.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help=words("file"))
    made.add_argument("--format", choices=tuple(FORMATS), help=words("format"))
    made.add_argument("--minutes", action="store_true", help=words("minutes"))
    which = made.add_mutually_exclusive_group()
    which.add_argument("--date", type=date.fromisoformat, metavar="YYYY-MM-DD", help=words("date"))
    which.add_argument("--meeting", type=int, metavar="MEETING", help=words("meeting"))
    made.add_argument("--since", metavar="MEETING|YYYY-MM-DD", help=words("since"))
    made.add_argument("--focus", action="append", default=[], metavar="project:KEY|territory:CODE", help=words("focus"))
    made.add_argument("--fund", default="ITN7", help=text("cli.fund", lang))
    made.add_argument("--axis", help=text("cli.axis", lang))
    made.add_argument("--desk", help=text("cli.desk", lang))
    made.add_argument("--territory", default="FR", metavar="CODE", help=text("cli.territory", lang))
    made.set_defaults(run=_pack, as_of=None)


def _pack(given: argparse.Namespace) -> int:
    format_ = _format(given)
    with asked(given) as (connection, scope):
        if sighted.look(connection.engine, scope.fund):
            connection.commit()  # to read what was noted meanwhile
        met = _meeting(connection, scope, given)
        if met is None and given.date is not None:
            scope = replace(scope, as_of=given.date)
        one = setting(connection, scope, given.lang, met, _since(connection, given.since))
        if given.minutes and met is None:
            raise NoMinutes
        made = minutes_pack(one) if given.minutes else pack(one, _focus(connection, scope, given.focus))
        content = FORMATS[format_](made)
    try:
        given.output.write_bytes(content)
    except OSError as error:
        raise UnwritableExport("cannot_write", name=str(given.output), reason=error.strerror or "") from error
    said = {"name": str(given.output), "pages": len(made.pages), "subtitle": made.subtitle}
    print(text("revue.cli_done", given.lang, **said))
    return DONE


def _format(given: argparse.Namespace) -> str:
    """The format asked for, else that of the file's name."""
    suffix = given.output.suffix.lower().lstrip(".")
    if given.format is None and suffix not in FORMATS:
        known = " / ".join(f".{name}" for name in FORMATS)
        raise UnwritableExport("opendata.cli_suffix", name=given.output.name, known=known)
    asked_for: str | None = given.format
    return asked_for or suffix


def _meeting(connection: sa.Connection, scope: Scope, given: argparse.Namespace) -> Meeting | None:
    """The meeting asked for: by its number, else the one of the day; without either, the last that was opened."""
    if given.meeting is not None:
        return meetings.get(connection, given.meeting)
    if given.date is None:
        return meetings.last(connection, scope.fund)
    held = (one for one in meetings.listing(connection, scope.fund) if one.held_on == given.date)
    return next((one for one in held if one.frozen is not None), None)


def _since(connection: sa.Connection, said: str | None) -> Meeting | date | None:
    if said is None:
        return None
    if said.isdecimal():
        return meetings.get(connection, int(said))
    try:
        return date.fromisoformat(said)
    except ValueError as error:
        raise UnwritableExport("revue.cli_unknown_since", since=said) from error


def _focus(connection: sa.Connection, scope: Scope, said: list[str]) -> list[Link]:
    """The things to look at. Raises UnknownLink, and UnwritableExport for what is neither project nor territory."""
    found = [read_link(words) for words in said]
    for link in found:
        if link.kind not in ("project", "territory"):
            raise UnwritableExport("revue.cli_focus_kind", link=link)
        links.known(connection, scope.fund, link)
    return found
