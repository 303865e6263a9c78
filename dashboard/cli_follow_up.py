"""``tnt review calendar`` and ``tnt review items``: the meetings and what they decided, each to a file."""

import argparse
from pathlib import Path
from typing import Any

from dashboard.cli_export import UnwritableExport
from dashboard.reports.calendar import calendar
from dashboard.reports.follow_up_list import follow_up_list
from data.texts import text
from etl.answer import DONE
from etl.review.item import KINDS
from etl.review.meeting import KINDS as MEETINGS
from etl.store.clock import now
from etl.store.engine import connect


def add_commands(under: "argparse._SubParsersAction[Any]", lang: str) -> None:
    """Adds both to the parser of ``tnt review``."""

    def words(key: str) -> str:
        return text(f"sending.cli_{key}", lang)

    for name, kinds, run in (("calendar", MEETINGS, _calendar), ("items", KINDS, _items)):
        one = under.add_parser(name, help=words(name), description=words(name))
        one.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help=words(f"{name}_file"))
        one.add_argument("--fund", default="ITN7", help=text("cli.fund", lang))
        one.add_argument("--kind", choices=kinds, help=words(f"{name}_kind"))
        if name == "items":
            one.add_argument("--open", action="store_true", help=words("open"))
        one.set_defaults(run=run)


def _calendar(given: argparse.Namespace) -> int:
    _suffix(given.output, ".ics")
    with connect().connect() as connection:
        made = calendar(connection, given.fund, given.lang, given.kind)
    _write(given.output, made)
    count = made.count(b"BEGIN:VEVENT\r\n")
    print(text("sending.calendar_done", given.lang, name=str(given.output), count=count))
    return DONE


def _items(given: argparse.Namespace) -> int:
    suffix = _suffix(given.output, ".csv", ".xlsx")
    with connect().connect() as connection:
        asked = (connection, given.fund, given.lang, now().date(), given.kind)
        made = follow_up_list(*asked, closed=not given.open)
    _write(given.output, made.csv() if suffix == ".csv" else made.workbook(given.lang))
    print(text("sending.items_done", given.lang, name=str(given.output), count=len(made.listed)))
    return DONE


def _suffix(path: Path, *known: str) -> str:
    if path.suffix.lower() not in known:
        raise UnwritableExport("opendata.cli_suffix", name=path.name, known=" / ".join(known))
    return path.suffix.lower()


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UnwritableExport("cannot_write", name=str(path), reason=error.strerror or "") from error
