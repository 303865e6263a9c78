"""``tnt review send``: what is owed to each subscription, or a review to a place that one names. Thin."""

import argparse
from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from dashboard.sending import due
from dashboard.sending.make import Makers, asked
from dashboard.sending.run import Run, Task
from dashboard.sending.says import Says
from data.texts import LANGUAGES, text
from etl.answer import BLOCKED, DONE, complain, refused
from etl.review.meeting import KINDS
from etl.review.sending import Occasion
from etl.review.target import read_targets
from etl.store import author, funds, meetings, subscriptions
from etl.store.engine import connect
from etl.written import day


def add_commands(under: "argparse._SubParsersAction[Any]", lang: str, makers: Makers, says: Says) -> None:
    """Adds it to the parser of ``tnt review``; ``makers`` make the files, ``says`` the messages' lines."""

    def words(key: str) -> str:
        return text(f"sending.cli_{key}", lang)

    sent = under.add_parser("send", help=words("send"), description=words("send"))
    sent.add_argument("--to", metavar="mailto:ADDRESS|folder:PATH", help=words("to"))
    sent.add_argument("--format", metavar="FORMAT,…", help=words("format"))
    sent.add_argument("--lang", choices=LANGUAGES, dest="message_lang", help=words("lang"))
    sent.add_argument("--fund", help=words("of_fund"))
    sent.add_argument("--kind", choices=KINDS, help=words("send_kind"))
    which = sent.add_mutually_exclusive_group()
    which.add_argument("--meeting", type=int, metavar="MEETING", help=words("meeting"))
    which.add_argument("--latest", action="store_true", help=words("latest"))
    sent.add_argument("--again", action="store_true", help=words("again"))
    sent.set_defaults(run=_send, makers=makers, says=says)


def _send(given: argparse.Namespace) -> int:
    if given.to is not None and given.format is None:
        return refused(text("sending.no_format", given.lang))
    engine = connect()
    with engine.connect() as connection:
        if given.fund is not None:
            funds.require(connection, given.fund)
        tasks = list(_for_target(connection, given) if given.to is not None else _for_subscribers(connection, given))
    run = Run(engine, given.makers, given.says, author.user(), given.lang, again=given.again)
    told = failed = 0
    for task in tasks:
        for one in run.send(task):
            said = {"target": str(one.target), "occasion": _occasion(one.occasion, given.lang), "words": one.words}
            told += 1
            failed += not one.sent
            if one.sent:
                print(text("sending.sent", given.lang, **said))
            else:
                complain(text("sending.failed", given.lang, **said))
    if not told:
        print(text("sending.nothing", given.lang))
    return BLOCKED if failed else DONE


def _for_target(connection: sa.Connection, given: argparse.Namespace) -> Iterator[Task]:
    """What a person sends to a target that she names: a meeting, the latest data, else the last closed meeting."""
    formats = asked(given.format, given.makers)
    fund = given.fund or "ITN7"
    if given.meeting is not None or given.latest:
        found = _asked(connection, given, fund)
    else:
        closed = [one for one in meetings.listing(connection, fund, given.kind) if one.state == "closed"]
        found = due.about(closed[0]) if closed else None
    if found is not None:
        yield Task(found, read_targets(given.to), formats, given.message_lang or given.lang)


def _for_subscribers(connection: sa.Connection, given: argparse.Namespace) -> Iterator[Task]:
    """What the subscriptions are owed; of a meeting or the data that one names, what they all would be."""
    for one in subscriptions.listing(connection, given.fund, ended=False):
        if given.kind not in (None, one.kind):
            continue
        if given.meeting is None and not given.latest:
            owed: Sequence[Occasion] = due.due(connection, one)
            # Again is once more, not the whole past.
            owed = owed[-1:] if given.again else owed
        else:
            found = _asked(connection, given, one.fund)
            same = found is not None and found.fund == one.fund and (given.latest or found.kind == one.kind)
            owed = [found] if found is not None and same else []
        for occasion in owed:
            yield Task(occasion, one.targets, one.formats, one.lang, one.id)


def _asked(connection: sa.Connection, given: argparse.Namespace, fund: str) -> Occasion | None:
    if given.meeting is not None:
        return due.about(meetings.get(connection, given.meeting))
    return due.latest(connection, fund)


def _occasion(one: Occasion, lang: str) -> str:
    kind = text(f"sending.kind_{one.kind}", lang)
    return text("sending.occasion", lang, kind=kind, date=day(one.on, lang), fund=one.fund)
