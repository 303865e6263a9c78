"""``tnt``: the loading commands, and those that show. Thin: says in one sentence what a command refuses."""

import argparse
import os
import re
import sys
from decimal import Decimal
from typing import NoReturn

from dashboard import cli_alerts, cli_export, cli_review
from dashboard.answers import UnknownAsOf, UnknownAxis, UnknownFigure, show_figures, show_trace
from dashboard.demo import SampleBlocked, demo, serve
from dashboard.launch import PortInUse
from dashboard.queries.definitions import FIGURE_IDS
from dashboard.queries.reconciliation import UnknownSide
from dashboard.queries.scope import UnknownTerritory
from dashboard.reconciled import show_reconciliation, side, tolerance
from data.texts import LANGUAGES, text
from etl import cli
from etl.answer import BLOCKED, DONE, UNUSABLE, complain
from etl.intake import StalePreview
from etl.read import BadLimit
from etl.review.refusal import Refusal
from etl.store.engine import UnreachableDatabase
from etl.store.funds import UnknownFund
from etl.store.rollback import UnknownEdition

INTERRUPTED = 130
USAGE = {
    r"arguments are required: (?P<names>.+)": "usage_required",
    r"argument (?P<name>\S+): invalid choice: (?P<value>.+?) \(choose from (?P<known>.+)\)": "usage_choice",
    r"argument (?P<name>\S+): invalid \S+ value: (?P<value>.+)": "usage_value",
    r"argument (?P<name>\S+): expected one argument": "usage_expected",
    r"unrecognized arguments: (?P<names>.+)": "usage_unknown",
}
"""What the parser says in English, and the catalogue's key of the same."""


class Parser(argparse.ArgumentParser):
    """Wrong usage is one sentence on standard error, exit 2."""

    def error(self, message: str) -> NoReturn:
        """Says what is wrong and where help is."""
        lang = _language()
        for pattern, key in USAGE.items():
            if said := re.search(pattern, message):
                message = text(f"cli.{key}", lang, **said.groupdict())
                break
        complain(text("cli.usage", lang, message=message, prog=self.prog))
        raise SystemExit(UNUSABLE)


def _language() -> str:
    given = os.environ.get("TNT_LANG", "fr")[:2].lower()
    return given if given in LANGUAGES else "fr"


def _port(words: str) -> int:
    """A port that a server can listen on. Raises ValueError."""
    port = int(words)
    if not 1 <= port <= 65_535:
        raise ValueError(words)
    return port


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    lang = _language()

    def words(key: str) -> str:
        return text(f"cli.{key}", lang)

    made = Parser(prog="tnt", description=words("tnt"))
    made.add_argument("--lang", choices=LANGUAGES, default=lang, help=words("lang"))
    commands = made.add_subparsers(required=True, metavar="COMMAND", parser_class=Parser)
    cli.add_commands(commands, lang)
    for name, run in (("figures", show_figures), ("trace", show_trace), ("reconcile", show_reconciliation)):
        help_words = text("after.reconcile", lang) if name == "reconcile" else words(name)
        one = commands.add_parser(name, help=help_words, description=help_words)
        if name == "reconcile":
            one.add_argument("--left", type=side, metavar="SOURCE:STAGE", help=text("after.reconcile_left", lang))
            one.add_argument("--right", type=side, metavar="SOURCE:STAGE", help=text("after.reconcile_right", lang))
            told = text("after.reconcile_tolerance", lang)
            one.add_argument("--tolerance", type=tolerance, default=Decimal(0), metavar="EUROS", help=told)
        if name == "trace":
            one.add_argument("figure", metavar="FIGURE", help=words("trace_figure"))
        one.add_argument("--fund", default="ITN7", help=words("fund"))
        one.add_argument("--axis", help=words("axis"))
        one.add_argument("--desk", help=words("desk"))
        one.add_argument("--territory", default="FR", metavar="CODE", help=words("territory"))
        one.add_argument("--as-of", metavar="DATE|EDITION", help=words("as_of"))
        one.add_argument("--json", action="store_true", help=words("json"))
        one.set_defaults(run=run)
    cli_alerts.add_commands(commands, lang)
    cli_export.add_commands(commands, lang)
    cli_review.add_commands(commands, lang)
    for name, run in (("demo", demo), ("serve", serve)):
        one = commands.add_parser(name, help=words(name), description=words(name))
        one.add_argument("--port", type=_port, default=8501, help=words("port"))
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
    except BrokenPipeError:
        # Who reads our output has seen enough (``tnt trace ... | head``).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BadLimit as error:
        complain(error.message(given.lang))
        return UNUSABLE
    except Refusal as error:
        complain(error.message(given.lang))
        return BLOCKED if error.blocked else UNUSABLE
    except REFUSALS as error:
        key, values = _refusal(error)
        complain(text(key if "." in key else f"cli.{key}", given.lang, **values))
        return BLOCKED if isinstance(error, StalePreview | SampleBlocked) else UNUSABLE


REFUSALS = (
    PortInUse,
    SampleBlocked,
    StalePreview,
    UnknownAsOf,
    UnknownAxis,
    UnknownEdition,
    UnknownFigure,
    UnknownFund,
    UnknownSide,
    UnknownTerritory,
    UnreachableDatabase,
    cli_export.UnwritableExport,
)


def _refusal(error: Exception) -> tuple[str, dict[str, object]]:
    """The catalogue's key of a refusal and what fills it."""
    match error:
        case PortInUse():
            return "port_taken", {"port": error.port}
        case SampleBlocked():
            return "demo_blocked", {"name": error.args[0], "message": error.args[1]}
        case UnknownAxis():
            return "unknown_axis", {"axis": error.args[0], "known": ", ".join(error.args[1])}
        case UnknownEdition():
            return "unknown_edition", {"edition": error.args[0]}
        case UnknownAsOf():
            return "unknown_as_of", {"value": error.args[0]}
        case UnknownFigure():
            return "unknown_figure", {"figure": error.args[0], "known": ", ".join(FIGURE_IDS)}
        case UnknownFund():
            return "unknown_fund", {"code": error.code, "known": ", ".join(error.known)}
        case UnknownSide():
            known = ", ".join(":".join(one) for one in error.args[1])
            return "after.unknown_side", {"side": ":".join(error.args[0]), "known": known}
        case UnknownTerritory():
            return "unknown_territory", {"code": error.args[0]}
        case UnreachableDatabase():
            return "unreachable", {"url": error.url, "reason": error.reason}
        case cli_export.UnwritableExport():
            return error.key, error.values
    return "busy", {}
