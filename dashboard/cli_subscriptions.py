"""``tnt review subscribe``, ``subscriptions``, ``unsubscribe``: who is sent the reviews. Thin."""

import argparse
import dataclasses
import json
from collections.abc import Sequence
from typing import Any

from dashboard.sending.make import Makers, asked
from data.texts import LANGUAGES, text
from etl.answer import DONE
from etl.review.sending import KINDS, Sending, Subscription
from etl.review.target import read_targets
from etl.store import author, sendings, subscriptions
from etl.store.engine import connect
from etl.written import day


def add_commands(under: "argparse._SubParsersAction[Any]", lang: str, makers: Makers) -> None:
    """Adds them to the parser of ``tnt review``; ``makers`` make the formats that one can subscribe to."""

    def words(key: str) -> str:
        return text(f"sending.cli_{key}", lang)

    made, listed, ended = (
        under.add_parser(name, help=words(name), description=words(name))
        for name in ("subscribe", "subscriptions", "unsubscribe")
    )
    made.add_argument("--to", required=True, metavar="mailto:ADDRESS|folder:PATH", help=words("to"))
    made.add_argument("--kind", choices=KINDS, required=True, help=words("kind"))
    made.add_argument("--format", required=True, metavar="FORMAT,…", help=words("format"))
    made.add_argument("--lang", choices=LANGUAGES, dest="message_lang", help=words("lang"))
    made.add_argument("--fund", default="ITN7", help=text("cli.fund", lang))
    listed.add_argument("--fund", help=words("of_fund"))
    listed.add_argument("--json", action="store_true", help=text("cli.json", lang))
    ended.add_argument("number", type=int, metavar="NUMBER", help=words("number"))
    made.set_defaults(run=_subscribe, makers=makers)
    listed.set_defaults(run=_list)
    ended.set_defaults(run=_end)


def _subscribe(given: argparse.Namespace) -> int:
    said = (given.kind, asked(given.format, given.makers), given.message_lang or given.lang)
    made = subscriptions.subscribe(connect(), given.fund, read_targets(given.to), *said, author.user())
    print(text("sending.subscribed", given.lang, number=made.id, targets=_targets(made)))
    return DONE


def _end(given: argparse.Namespace) -> int:
    subscriptions.end(connect(), given.number, author.user())
    print(text("sending.unsubscribed", given.lang, number=given.number))
    return DONE


def _list(given: argparse.Namespace) -> int:
    with connect().connect() as connection:
        found = [(one, sendings.listing(connection, one.id)) for one in subscriptions.listing(connection, given.fund)]
    if given.json:
        print(json.dumps([_as_json(*one) for one in found], ensure_ascii=False, indent=1, default=str))
    elif not found:
        print(text("sending.no_subscription", given.lang))
    else:
        for one in found:
            _tell(*one, given.lang)
    return DONE


def _as_json(one: Subscription, sent: Sequence[Sending]) -> dict[str, object]:
    targets = [str(target) for target in one.targets]
    return dataclasses.asdict(one) | {"targets": targets, "sendings": [dataclasses.asdict(each) for each in sent]}


def _tell(one: Subscription, sent: Sequence[Sending], lang: str) -> None:
    """A subscription in one line, and its last sending in another."""
    ended = ""
    if one.ended_at is not None:
        said = text("sending.ended_on", lang, date=day(one.ended_at.date(), lang), by=one.ended_by)
        ended = f"  ({said})"
    kind, formats = text(f"sending.kind_{one.kind}", lang), ",".join(one.formats)
    print(f"{one.id:>5}  {one.fund:<6} {kind:<24} {formats:<12} {one.lang}  {_targets(one)}{ended}")
    for last in sent[-1:]:
        outcome = text(f"sending.outcome_{last.outcome or 'none'}", lang)
        told = {"date": day(last.started_at.date(), lang), "outcome": outcome, "reason": last.reason or ""}
        print("       " + text("sending.last", lang, **told).rstrip())


def _targets(one: Subscription) -> str:
    return ", ".join(map(str, one.targets))
