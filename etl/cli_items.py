"""``tnt decision`` and ``tnt action``: add, set, comment, list, show. Thin."""

import argparse
import dataclasses
import json
from collections.abc import Callable
from datetime import date
from typing import Any

from data.texts import text
from etl.answer import DONE, refused
from etl.review.item import TRANSITIONS, Item, ItemChanges
from etl.review.link import read_link
from etl.review.refusal import the
from etl.store import author, comments, items, review_log
from etl.store.clock import now
from etl.store.comments import Comment
from etl.store.engine import connect
from etl.store.follow_up import Followed
from etl.written import day


def add_commands(commands: "argparse._SubParsersAction[Any]", kind: str, lang: str) -> None:
    """Adds ``tnt decision`` or ``tnt action`` to the parser."""

    def words(key: str) -> str:
        return text(f"review.{key}", lang)

    said = text(f"review.cli_{kind}", lang)
    group = commands.add_parser(kind, help=said, description=said)
    under = group.add_subparsers(required=True, metavar="add|set|comment|list|show")

    def command(name: str, key: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = under.add_parser(name, help=words(key), description=words(key))
        made.set_defaults(run=run, kind=kind)
        if name not in ("add", "list"):
            made.add_argument("number", type=int, metavar="NUMBER", help=words("cli_item_number"))
        return made

    added = command("add", "cli_add", _add)
    added.add_argument("title", metavar="TITLE", help=words("cli_title"))
    added.add_argument("--fund", default="ITN7", help=text("cli.fund", lang))
    added.add_argument("--meeting", type=int, metavar="MEETING", help=words("cli_in_meeting"))
    changed = command("set", "cli_set", _set)
    changed.add_argument("--title", metavar="TITLE", help=words("cli_title"))
    changed.add_argument("--state", choices=tuple(TRANSITIONS[kind]), help=words("cli_state"))
    changed.add_argument("--version", type=int, metavar="N", help=words("cli_version"))
    for made in (added, changed):
        made.add_argument("--owner", metavar="NAME", help=words("cli_owner"))
        made.add_argument("--due", type=date.fromisoformat, metavar="YYYY-MM-DD", help=words("cli_due"))
        made.add_argument("--link", metavar="KIND:TARGET", help=words("cli_link"))
    command("comment", "cli_comment", _comment).add_argument("words", metavar="TEXT", help=words("cli_words"))
    listed = command("list", "cli_item_list", _list)
    listed.add_argument("--fund", help=text("cli.fund", lang))
    listed.add_argument("--owner", metavar="NAME", help=words("cli_of_owner"))
    listed.add_argument("--meeting", type=int, metavar="MEETING", help=words("cli_of_meeting"))
    listed.add_argument("--overdue", action="store_true", help=words("cli_overdue"))
    listed.add_argument("--all", action="store_true", help=words("cli_all"))
    for made in (listed, command("show", "cli_item_show", _show)):
        made.add_argument("--json", action="store_true", help=text("cli.json", lang))


def _add(given: argparse.Namespace) -> int:
    about = read_link(given.link) if given.link is not None else None
    asked = {"meeting": given.meeting, "owner": given.owner, "due": given.due, "about": about}
    made = items.add(connect(), given.fund, given.kind, given.title, author.user(), **asked)
    return _said("kept", made, given)


def _set(given: argparse.Namespace) -> int:
    link = read_link(given.link) if given.link is not None else None
    asked = {"title": given.title, "state": given.state, "owner": given.owner, "due": given.due, "link": link}
    changes = ItemChanges(**{name: value for name, value in asked.items() if value is not None})  # type: ignore[typeddict-item]
    if not changes:
        return refused(text("review.cli_nothing_to_set", given.lang))
    made = items.change(connect(), given.number, given.version, author.user(), changes, given.kind)
    return _said("kept", made, given)


def _comment(given: argparse.Namespace) -> int:
    engine = connect()
    comments.say(engine, given.number, given.words, author.user(), given.kind)
    with engine.connect() as connection:
        return _said("commented", items.get(connection, given.number), given)


def _list(given: argparse.Namespace) -> int:
    today = now().date()
    late = today if given.overdue else None
    asked = {"closed": given.all, "owner": given.owner, "meeting": given.meeting, "overdue_on": late}
    with connect().connect() as connection:
        found = items.listing(connection, given.fund, given.kind, **asked)
        said = comments.of(connection, [one.id for one in found])
    if given.json:
        return _print([_with_comments(one, said.get(one.id, [])) for one in found])
    if not found:
        print(text("review.no_item", given.lang))
    for one in found:
        print(item_line(one, today, given.lang))
    return DONE


def _show(given: argparse.Namespace) -> int:
    with connect().connect() as connection:
        one = items.get(connection, given.number, given.kind)
        said = comments.of(connection, [one.id]).get(one.id, [])
        changes = review_log.changes(connection, "item", one.id)
    if given.json:
        return _print(_with_comments(one, said) | {"changes": [dataclasses.asdict(change) for change in changes]})
    print(item_line(one, now().date(), given.lang))
    for comment in said:
        words = comment.words.replace("\n", "\n    ")
        print(f"  {day(comment.at.date(), given.lang)} {comment.by} : {words}")
    for change in changes:
        print(f"  {change.version:>3}  {change.message(given.lang)}")
    return DONE


def item_line(one: Item, on: date, lang: str, then: Followed | None = None) -> str:
    """An item in one line, overdue or not on a day; with the state that it had, where it is told as of a moment."""
    state, due = (then.state, then.due) if then else (one.state, one.due)
    late = then.overdue(on) if then else one.overdue(on)
    said = text(f"review.state_{state}", lang)
    late_words = f" ({text('review.late', lang)})" if late else ""
    about = f" [{one.link}]" if one.link else ""
    return f"{one.id:>5}  {due or '∅'!s:<10}  {said:<11} {one.owner or '∅'} : {one.title}{about}{late_words}"


def item_json(one: Item) -> dict[str, object]:
    """An item as JSON carries it; its link as it is written."""
    return dataclasses.asdict(one) | {"link": str(one.link) if one.link else None}


def _with_comments(one: Item, said: list[Comment]) -> dict[str, object]:
    return item_json(one) | {"comments": [dataclasses.asdict(comment) for comment in said]}


def _print(value: object) -> int:
    print(json.dumps(value, ensure_ascii=False, indent=1, default=str))
    return DONE


def _said(key: str, one: Item, given: argparse.Namespace) -> int:
    row = the(one.kind, one.id, given.lang)
    print(text(f"review.{key}", given.lang, row=row, version=one.version))
    return DONE
