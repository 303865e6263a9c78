"""``tnt alert``: the open alerts with the edition in which each appeared, their thresholds, acknowledgements."""

import argparse
import json
from datetime import date
from typing import Any

from dashboard.answers import asked, exact
from dashboard.queries import alerts
from dashboard.queries.alerts import Alert, Found, sighted
from data.texts import text
from etl.answer import DONE
from etl.review.alert_rule import rule, rules
from etl.store import acknowledgements, alert_thresholds, author, sightings
from etl.store.engine import connect

RULES = tuple(one.code for one in rules())


def add_commands(commands: "argparse._SubParsersAction[Any]", lang: str) -> None:
    """Adds the command to the parser of ``tnt``."""

    def words(key: str) -> str:
        return text(f"alerts.cli_{key}", lang)

    made = commands.add_parser("alert", help=words("alert"), description=words("alert"))
    under = made.add_subparsers(required=True, metavar="list|set|ack|lift")
    listed, put, known, lifted = [
        under.add_parser(name, help=words(name), description=words(name)) for name in ("list", "set", "ack", "lift")
    ]
    for one in (listed, put, known):
        one.add_argument("--fund", default="ITN7", help=text("cli.fund", lang))
    listed.add_argument("--rule", choices=RULES, metavar="RULE", help=words("rule"))
    listed.add_argument("--axis", help=text("cli.axis", lang))
    listed.add_argument("--desk", help=text("cli.desk", lang))
    listed.add_argument("--territory", default="FR", metavar="CODE", help=text("cli.territory", lang))
    listed.add_argument("--as-of", metavar="DATE|EDITION", help=text("cli.as_of", lang))
    listed.add_argument("--json", action="store_true", help=text("cli.json", lang))
    for one in (put, known):
        one.add_argument("rule", choices=RULES, metavar="RULE", help=words("rule"))
    put.add_argument("name", metavar="NAME", help=words("name"))
    put.add_argument("value", type=int, metavar="VALUE", help=words("value"))
    put.add_argument("--since", type=date.fromisoformat, default=None, metavar="YYYY-MM-DD", help=words("since"))
    known.add_argument("target", metavar="TARGET", help=words("target"))
    known.add_argument("--until", type=date.fromisoformat, required=True, metavar="YYYY-MM-DD", help=words("until"))
    for one in (put, known):
        one.add_argument("--reason", required=True, help=words("reason"))
    lifted.add_argument("number", type=int, metavar="NUMBER", help=words("number"))
    for one, run in ((listed, _list), (put, _set), (known, _acknowledge), (lifted, _lift)):
        one.set_defaults(run=run)


def _list(given: argparse.Namespace) -> int:
    with asked(given) as (connection, scope):
        sighted.look(connection.engine, scope.fund)
        only = (given.rule,) if given.rule else None
        found = alerts.alerts(connection, scope, alert_thresholds.listing(connection, scope.fund), only=only)
        appeared = sightings.appeared(connection, scope.fund) if scope.as_of is None else {}
        covered = acknowledgements.standing(connection, scope.fund, scope.on or date.today())
    if given.json:
        said = [
            {
                "rule": one.rule,
                "severity": rule(one.rule).severity,
                "thresholds": dict(one.limits),
                "unknown": one.unknown,
                "alerts": [_as_json(alert, appeared, covered) for alert in one.alerts],
            }
            for one in found
        ]
        print(json.dumps(said, ensure_ascii=False, indent=1))
        return DONE
    for one in found:
        print(f"{len(one.alerts):>6}  {_name(one, given.lang)}")
        for alert in one.alerts if given.rule else ():
            number = appeared.get((alert.rule, alert.target), "")
            mark = "✓" if (alert.rule, alert.target) in covered else " "
            print(f"     {mark} {alert.target}  {alert.since or ''}  {number}  {alert.title or ''}".rstrip())
        if one.unknown:
            print(f"        {text('alerts.cli_unknown', given.lang, count=one.unknown)}")
    return DONE


def _name(found: Found, lang: str) -> str:
    return text(f"alerts.name_{found.rule}", lang, **dict(found.limits))


def _as_json(
    alert: Alert,
    appeared: dict[tuple[str, str], int],
    covered: dict[tuple[str, str], acknowledgements.Acknowledgement],
) -> dict[str, object]:
    named = (alert.rule, alert.target)
    known = covered.get(named)
    values = {
        "target": alert.target,
        "title": alert.title,
        "project": alert.project,
        "place": alert.place,
        "since": alert.since,
        "days": alert.days,
        "amount": alert.amount,
        "value": alert.value,
        "edition": appeared.get(named),
        "acknowledgement": known.id if known else None,
        "acknowledged_by": known.by if known else None,
        "acknowledged_until": known.until if known else None,
        "reason": known.reason if known else None,
    }
    return {name: exact(value) for name, value in values.items()}


def _set(given: argparse.Namespace) -> int:
    since = given.since or date.today()
    alert_thresholds.put(connect(), given.fund, given.rule, given.name, given.value, since, given.reason, author.user())
    print(text("alerts.cli_set_done", given.lang, rule=given.rule, name=given.name, value=given.value, since=since))
    return DONE


def _acknowledge(given: argparse.Namespace) -> int:
    number = acknowledgements.acknowledge(
        connect(), given.fund, given.rule, given.target, given.reason, given.until, author.user()
    )
    print(text("alerts.cli_ack_done", given.lang, number=number, target=given.target, until=given.until))
    return DONE


def _lift(given: argparse.Namespace) -> int:
    acknowledgements.lift(connect(), given.number, author.user())
    print(text("alerts.cli_lift_done", given.lang, number=given.number))
    return DONE
