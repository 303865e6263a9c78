"""``tnt meeting``: plan, open, close, reopen, set, list, show. Thin."""

import argparse
import dataclasses
import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import sqlalchemy as sa

from data.texts import text
from etl.answer import DONE, refused
from etl.cli_items import item_json, item_line
from etl.review.meeting import KINDS, Meeting, MeetingChanges
from etl.store import author, follow_up, meetings, review_log
from etl.store.engine import connect
from etl.store.follow_up import Followed
from etl.written import day


def add_commands(commands: "argparse._SubParsersAction[Any]", lang: str) -> None:
    """Adds ``tnt meeting`` to the parser."""

    def words(key: str) -> str:
        return text(f"review.{key}", lang)

    meeting = commands.add_parser("meeting", help=words("cli_meeting"), description=words("cli_meeting"))
    under = meeting.add_subparsers(required=True, metavar="plan|open|close|reopen|set|list|show")

    def command(name: str, key: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = under.add_parser(name, help=words(key), description=words(key))
        made.set_defaults(run=run)
        if name not in ("plan", "list"):
            made.add_argument("number", type=int, metavar="MEETING", help=words("cli_meeting_number"))
        return made

    def fields(made: argparse.ArgumentParser, required: bool) -> None:
        made.add_argument("--kind", choices=KINDS, required=required, help=words("cli_kind"))
        made.add_argument(
            "--date", type=date.fromisoformat, metavar="YYYY-MM-DD", required=required, help=words("cli_date")
        )
        made.add_argument("--participant", action="append", metavar="NAME", help=words("cli_participant"))
        made.add_argument("--agenda", metavar="TEXT", help=words("cli_agenda"))

    planned = command("plan", "cli_plan", _plan)
    planned.add_argument("--fund", default="ITN7", help=text("cli.fund", lang))
    fields(planned, required=True)
    opened = command("open", "cli_open", _open)
    opened.add_argument("--as-of", type=_as_of, metavar="DATE|EDITION", help=words("cli_as_of"))
    closed = command("close", "cli_close", _close)
    changed = command("set", "cli_meeting_set", _set)
    fields(changed, required=False)
    for made in (closed, changed):
        made.add_argument("--minutes", metavar="TEXT", help=words("cli_minutes"))
        made.add_argument("--version", type=int, metavar="N", help=words("cli_version"))
    command("reopen", "cli_reopen", _reopen)
    listed = command("list", "cli_meeting_list", _list)
    listed.add_argument("--fund", help=text("cli.fund", lang))
    listed.add_argument("--kind", choices=KINDS, help=words("cli_kind"))
    for made in (listed, command("show", "cli_meeting_show", _show)):
        made.add_argument("--json", action="store_true", help=text("cli.json", lang))


def _as_of(words: str) -> date | int:
    """An edition's number or a date. Raises ValueError."""
    return int(words) if words.isdecimal() else date.fromisoformat(words)


def _plan(given: argparse.Namespace) -> int:
    who, agenda = given.participant or (), given.agenda or ""
    made = meetings.plan(connect(), given.fund, given.kind, given.date, author.user(), who, agenda)
    return _said("planned", given, number=made.id, kind=_kind(made, given.lang), date=day(made.held_on, given.lang))


def _open(given: argparse.Namespace) -> int:
    made = meetings.open_(connect(), given.number, author.user(), given.as_of)
    return _said("opened", given, number=made.id, frozen=_frozen(made, given.lang))


def _close(given: argparse.Namespace) -> int:
    engine = connect()
    made = meetings.close(engine, given.number, author.user(), given.minutes, given.version)
    with engine.connect() as connection:
        left = follow_up.left_open(connection, made)
    return _said("closed", given, number=made.id, count=len(left))


def _reopen(given: argparse.Namespace) -> int:
    return _said("reopened", given, number=meetings.reopen(connect(), given.number, author.user()).id)


def _set(given: argparse.Namespace) -> int:
    asked = {
        "kind": given.kind,
        "held_on": given.date,
        "participants": given.participant,
        "agenda": given.agenda,
        "minutes": given.minutes,
    }
    changes = MeetingChanges(**{name: value for name, value in asked.items() if value is not None})  # type: ignore[typeddict-item]
    if not changes:
        return refused(text("review.cli_nothing_to_set", given.lang))
    made = meetings.amend(connect(), given.number, given.version, author.user(), changes)
    return _said("amended", given, number=made.id, version=made.version)


def _list(given: argparse.Namespace) -> int:
    with connect().connect() as connection:
        found = meetings.listing(connection, given.fund, given.kind)
    if given.json:
        return _print([meeting_json(one) for one in found])
    if not found:
        return _said("no_meeting", given)
    for one in found:
        frozen = "" if one.frozen is None else _frozen(one, given.lang)
        said = text(f"review.state_{one.state}", given.lang)
        print(f"{one.id:>5}  {one.held_on}  {one.fund:<6} {_kind(one, given.lang):<24} {said:<8} {frozen}".rstrip())
    return DONE


def _show(given: argparse.Namespace) -> int:
    with connect().connect() as connection:
        meeting = meetings.get(connection, given.number)
        parts = _parts(connection, meeting)
        changes = review_log.changes(connection, "meeting", meeting.id)
    if given.json:
        followed = {
            name: [item_json(one.item) | {"state_then": one.state, "due_then": one.due} for one in found]
            for name, found in parts.items()
        }
        return _print(meeting_json(meeting) | followed | {"changes": [dataclasses.asdict(one) for one in changes]})
    _tell(meeting, parts, given.lang)
    return DONE


def _parts(connection: sa.Connection, meeting: Meeting) -> dict[str, list[Followed]]:
    """What the meeting finds, decides, takes, settles and leaves overdue."""
    return {
        "carried": follow_up.carried_into(connection, meeting),
        "decided": follow_up.opened_in(connection, meeting, "decision"),
        "taken": follow_up.opened_in(connection, meeting),
        "settled": follow_up.closed_in(connection, meeting),
        "overdue": follow_up.overdue_at(connection, meeting),
    }


def _tell(meeting: Meeting, parts: dict[str, list[Followed]], lang: str) -> None:
    on = day(meeting.held_on, lang)
    state = text(f"review.state_{meeting.state}", lang)
    head = {"kind": _kind(meeting, lang), "date": on, "number": meeting.id, "fund": meeting.fund, "state": state}
    frozen = "" if meeting.frozen is None else f" ({_frozen(meeting, lang)})"
    print(text("review.head", lang, **head) + frozen)
    _section(text("review.field_participants", lang), meeting.participants)
    _section(text("review.field_agenda", lang), meeting.agenda.splitlines())
    for name, found in parts.items():
        heading = text(f"review.{name}", lang, date=on) if name == "overdue" else text(f"review.{name}", lang)
        _section(f"{heading} ({len(found)})", [item_line(one.item, meeting.held_on, lang, one) for one in found])
    _section(text("review.field_minutes", lang), meeting.minutes.splitlines())


def _section(heading: str, lines: Iterable[str]) -> None:
    """A heading and its lines; nothing where there is none."""
    said = [f"  {line}" for line in lines]
    if said:
        print("\n".join([heading[0].upper() + heading[1:], *said]))


def meeting_json(one: Meeting) -> dict[str, object]:
    """A meeting as JSON carries it."""
    return dataclasses.asdict(one)


def _kind(one: Meeting, lang: str) -> str:
    return text(f"review.kind_{one.kind}", lang)


def _frozen(one: Meeting, lang: str) -> str:
    if one.as_of is not None:
        return text("review.on_date", lang, date=day(one.as_of, lang))
    return text("review.on_edition", lang, edition=one.edition) if one.edition else text("review.on_nothing", lang)


def _print(value: object) -> int:
    print(json.dumps(value, ensure_ascii=False, indent=1, default=str))
    return DONE


def _said(key: str, given: argparse.Namespace, **values: object) -> int:
    print(text(f"review.{key}", given.lang, **values))
    return DONE
