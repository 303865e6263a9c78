"""``tnt export``: grants in the national schema, the data package, the figures, each to a file."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dashboard.answers import asked
from dashboard.queries import freshness
from dashboard.reports import left_out, scdl
from dashboard.reports.figure_table import csv, figure_table
from dashboard.reports.package import NothingToPublish, package
from dashboard.reports.parquet import parquet
from dashboard.tables import Table
from data.texts import text

SUFFIXES = {"scdl": (".csv",), "package": (".zip",), "figures": (".csv", ".parquet")}


class UnwritableExport(Exception):
    """An export that cannot be written: the catalogue's key of why, and what fills it."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def add_commands(commands: "argparse._SubParsersAction[Any]", lang: str) -> None:
    """Adds the command to the parser of ``tnt``."""

    def words(key: str) -> str:
        return text(f"opendata.cli_{key}", lang)

    made = commands.add_parser("export", help=words("export"), description=words("export"))
    under = made.add_subparsers(required=True, metavar="scdl|package|figures")
    for name, run in (("scdl", _scdl), ("package", _package), ("figures", _figures)):
        one = under.add_parser(name, help=words(name), description=words(name))
        one.add_argument("output", type=Path, metavar="FILE", help=words("file"))
        one.add_argument("--fund", default="ITN7", help=text("cli.fund", lang))
        if name == "package":
            # A package is always of a whole fund: its datasets refer to one another.
            one.set_defaults(axis=None, desk=None, territory="FR")
        else:
            one.add_argument("--axis", help=text("cli.axis", lang))
            one.add_argument("--desk", help=text("cli.desk", lang))
            one.add_argument("--territory", default="FR", metavar="CODE", help=text("cli.territory", lang))
        one.add_argument("--as-of", metavar="DATE|EDITION", help=text("cli.as_of", lang))
        one.set_defaults(run=run)


def _scdl(given: argparse.Namespace) -> int:
    """Writes the grants and, beside them, what is left out."""
    _suffix(given, "scdl")
    with asked(given) as (connection, scope):
        export = left_out.exported(connection, scope)
        invented = freshness.fictitious(connection, scope)
    beside = given.output.with_name(f"{given.output.stem}_{text('opendata.cli_companion', given.lang)}.csv")
    _write(given.output, export.csv())
    _write(beside, left_out.csv(export, given.lang))
    found = left_out.summed(export)
    said = {"lines": found.lines, "euros": found.euros, "refused": found.refused}
    if invented:
        print(text("opendata.cli_fictitious", given.lang))
    print(_words(given, "scdl_done", **said, refused_euros=found.refused_euros, left_out=str(beside)))
    for one in found.reasons:
        print(text("opendata.cli_reason", given.lang, lines=one.lines, reason=scdl.reason(one.code, given.lang)))
    if found.lost:
        print(text("opendata.cli_lost", given.lang, lines=found.lost))
    return 0


def _package(given: argparse.Namespace) -> int:
    """Writes the data package."""
    _suffix(given, "package")
    with asked(given) as (connection, scope):
        try:
            content = package(connection, scope)
        except NothingToPublish as error:
            raise UnwritableExport("opendata.cli_nothing", fund=scope.fund) from error
    _write(given.output, content)
    print(_words(given, "package_done", bytes=len(content)))
    return 0


def _figures(given: argparse.Namespace) -> int:
    """Writes the figures as CSV or Parquet."""
    _suffix(given, "figures")
    with asked(given) as (connection, scope):
        table = figure_table(connection, scope)
    _write(given.output, WRITERS[given.output.suffix.lower()](table))
    print(_words(given, "figures_done", rows=len(table)))
    return 0


WRITERS: dict[str, Callable[[Table], bytes]] = {".csv": csv, ".parquet": parquet}


def _suffix(given: argparse.Namespace, kind: str) -> None:
    known = SUFFIXES[kind]
    if given.output.suffix.lower() not in known:
        raise UnwritableExport("opendata.cli_suffix", name=given.output.name, known=" / ".join(known))


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UnwritableExport("cannot_write", name=str(path), reason=error.strerror or "") from error


def _words(given: argparse.Namespace, key: str, **values: object) -> str:
    return text(f"opendata.cli_{key}", given.lang, name=str(given.output), **values)
