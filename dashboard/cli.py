"""``tnt``: the loading commands, and those that show (``figures``, ``trace``, ``demo``, ``serve``). Thin."""

import argparse
import json
import os
import sys
from datetime import date
from decimal import Decimal
from typing import NoReturn

import sqlalchemy as sa

from dashboard import launch
from dashboard.queries import freshness
from dashboard.queries.figures import FIGURE_IDS, Figure, figures
from dashboard.queries.scope import Scope, UnknownTerritory
from dashboard.queries.trace import trace
from data.samples import manifest
from data.texts import LANGUAGES, text
from etl import cli, intake
from etl.cli import BLOCKED, PUBLISHED, UNUSABLE, complain
from etl.intake import Options, StalePreview
from etl.store import funds
from etl.store.engine import UnreachableDatabase, connect
from etl.store.history import history

INTERRUPTED = 130


class Parser(argparse.ArgumentParser):
    """Wrong usage is one sentence on standard error, exit 2."""

    def error(self, message: str) -> NoReturn:
        """Says what is wrong and where help is."""
        complain(text("cli.usage", _language(), message=message.capitalize(), prog=self.prog))
        raise SystemExit(UNUSABLE)


def _language() -> str:
    given = os.environ.get("TNT_LANG", "fr")[:2].lower()
    return given if given in LANGUAGES else "fr"


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    lang = _language()

    def words(key: str) -> str:
        return text(f"cli.{key}", lang)

    made = Parser(prog="tnt", description=words("tnt"))
    made.add_argument("--lang", choices=LANGUAGES, default=lang, help=words("lang"))
    commands = made.add_subparsers(required=True, metavar="COMMAND", parser_class=Parser)
    cli.add_commands(commands, lang)
    for name, run in (("figures", _figures), ("trace", _trace)):
        one = commands.add_parser(name, help=words(name), description=words(name))
        if name == "trace":
            one.add_argument("figure", metavar="FIGURE", help=words("trace_figure"))
        one.add_argument("--fund", default="ITN7", help=words("fund"))
        one.add_argument("--axis", help=words("axis"))
        one.add_argument("--desk", help=words("desk"))
        one.add_argument("--territory", default="FR", metavar="CODE", help=words("territory"))
        one.add_argument("--as-of", metavar="DATE|EDITION", help=words("as_of"))
        one.add_argument("--json", action="store_true", help=words("json"))
        one.set_defaults(run=run)
    for name, run in (("demo", _demo), ("serve", _serve)):
        one = commands.add_parser(name, help=words(name), description=words(name))
        one.add_argument("--port", type=int, default=8501, help=words("port"))
        one.add_argument("--no-browser", action="store_true", help=words("no_browser"))
        if name == "demo":
            one.add_argument("--load-only", action="store_true", help=words("load_only"))
        one.set_defaults(run=run)
    return made


def main(argv: list[str] | None = None) -> int:
    """Runs a command; its result is the process's exit status."""
    given = parser().parse_args(argv)
    try:
        return int(given.run(given))
    except UnreachableDatabase as error:
        complain(text("cli.unreachable", given.lang, url=error.url, reason=error.reason))
        return UNUSABLE
    except UnknownTerritory as error:
        complain(text("cli.unknown_territory", given.lang, code=error.args[0]))
        return UNUSABLE
    except StalePreview:
        complain(text("cli.busy", given.lang))
        return BLOCKED
    except BrokenPipeError:
        # Who reads our output has seen enough (``tnt trace ... | head``).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PUBLISHED
    except KeyboardInterrupt:
        return INTERRUPTED


class _Refused(Exception):
    """The options do not name something that exists; the message is the sentence."""


def _scope(given: argparse.Namespace) -> Scope:
    as_of: date | int | None = None
    if given.as_of is not None:
        try:
            as_of = int(given.as_of) if given.as_of.isdigit() else date.fromisoformat(given.as_of)
        except ValueError as error:
            raise _Refused(text("cli.unknown_as_of", given.lang, value=given.as_of)) from error
    return Scope(given.fund, given.axis, given.desk, given.territory, as_of)


def exact(value: object) -> object:
    """A value as JSON carries it exactly: decimals and dates as text."""
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def figure_json(figure: Figure, lang: str) -> dict[str, object]:
    """One figure as ``tnt figures --json`` prints it."""
    return {
        "value": exact(figure.value),
        "n": exact(figure.n),
        "N": exact(figure.N),
        "unit": figure.unit,
        "stage": figure.stage,
        "basis": figure.basis,
        "date": exact(figure.date),
        "method": text(figure.method, lang),
    }


def _figures(given: argparse.Namespace) -> int:
    try:
        scope = _scope(given)
    except _Refused as error:
        complain(str(error))
        return UNUSABLE
    with connect().connect() as connection:
        if (status := _fund_unknown(connection, given)) is not None:
            return status
        found = figures(connection, scope)
        edition = freshness.edition_of(connection, scope)
    if given.json:
        said = {
            "as_of": exact(scope.as_of),
            "edition": edition,
            "fund": scope.fund,
            "axis": scope.axis,
            "desk": scope.desk,
            "territory": scope.territory,
            "figures": {name: figure_json(one, given.lang) for name, one in found.items()},
        }
        print(json.dumps(said, ensure_ascii=False, indent=1))
        return PUBLISHED
    for name, one in found.items():
        value = text("cli.nothing", given.lang) if one.value is None else str(one.value)
        out_of = f"{one.n}/{one.N}" if one.N is not None else ""
        print(f"{text(f'figures.{name}', given.lang):<34} {value:>20} {one.unit:<20} {out_of}")
    return PUBLISHED


def _fund_unknown(connection: sa.Connection, given: argparse.Namespace) -> int | None:
    try:
        funds.require(connection, given.fund)
    except funds.UnknownFund as error:
        complain(text("cli.unknown_fund", given.lang, code=error.code, known=", ".join(error.known)))
        return UNUSABLE
    return None


def _trace(given: argparse.Namespace) -> int:
    if given.figure not in FIGURE_IDS:
        complain(text("cli.unknown_figure", given.lang, figure=given.figure, known=", ".join(FIGURE_IDS)))
        return UNUSABLE
    try:
        scope = _scope(given)
    except _Refused as error:
        complain(str(error))
        return UNUSABLE
    with connect().connect() as connection:
        if (status := _fund_unknown(connection, given)) is not None:
            return status
        rows = trace(connection, scope, given.figure)
        figure = figures(connection, scope)[given.figure]
    lines = [{name: exact(value) for name, value in row.items()} for row in rows.to_dict("records")]
    if given.json:
        said = {
            "figure": given.figure,
            "value": exact(figure.value),
            "n": exact(figure.n),
            "N": exact(figure.N),
            "unit": figure.unit,
            "as_of": exact(scope.as_of),
            "fund": scope.fund,
            "axis": scope.axis,
            "desk": scope.desk,
            "territory": scope.territory,
            "rows": lines,
        }
        print(json.dumps(said, ensure_ascii=False, indent=1))
        return PUBLISHED
    for line in lines:
        where = f"{line['file']}!{line['sheet'] or ''}!{line['cell'] or ''}"
        print(f"{line['value']:>18}  {where}  {line['label'] or ''}")
    return PUBLISHED


def _demo(given: argparse.Namespace) -> int:
    if not given.load_only and (status := _port_taken(given)) is not None:
        return status
    engine = connect()
    with engine.connect() as connection:
        loaded = {one["file_name"] for one in history(connection) if one["fictitious"]}
    samples = manifest()
    left = [sample for sample in samples if sample.path.name not in loaded]
    for done, sample in enumerate(left, start=1):
        print(
            text("cli.demo_loading", given.lang, done=done, total=len(left), name=sample.path.name),
            flush=True,
        )
        options = Options(
            dataset=sample.dataset,
            source=sample.source,
            data_date=sample.date,
            mode="snapshot",
            loaded_by="demo",
        )
        preview = intake.prepare(sample.path, engine, options)
        if preview.blocked:
            message = preview.blocking[0].message(given.lang)
            complain(text("cli.demo_blocked", given.lang, name=sample.path.name, message=message))
            return BLOCKED
        intake.publish(preview, engine)
    print(text("cli.demo_loaded" if left else "cli.demo_ready", given.lang, total=len(left)), flush=True)
    engine.dispose()
    return PUBLISHED if given.load_only else _serve(given)


def _port_taken(given: argparse.Namespace) -> int | None:
    try:
        launch.check_port(given.port)
    except launch.PortInUse:
        complain(text("cli.port_taken", given.lang, port=given.port))
        return UNUSABLE
    return None


def _serve(given: argparse.Namespace) -> int:
    if (status := _port_taken(given)) is not None:
        return status
    print(text("cli.serving", given.lang, url=f"http://localhost:{given.port}/"), flush=True)
    launch.serve(given.port, open_browser=not given.no_browser)
    return PUBLISHED
