"""``tnt figures`` and ``tnt trace``: the figures of a scope and the cells behind them, as text or JSON."""

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal

import sqlalchemy as sa

from dashboard.queries import freshness
from dashboard.queries.definitions import FIGURE_IDS
from dashboard.queries.figures import Figure, figures
from dashboard.queries.scope import Scope
from dashboard.queries.trace import trace
from data.texts import text
from etl.parse.fund_code import parse_axis, parse_desk
from etl.store import funds
from etl.store.editions import last
from etl.store.engine import connect
from etl.store.rollback import UnknownEdition


class UnknownAsOf(Exception):
    """Neither a date nor an edition number."""


class UnknownAxis(Exception):
    """The fund declares its axes, and this is none of them."""


class UnknownFigure(Exception):
    """No figure of that identifier."""


def scope_of(given: argparse.Namespace) -> Scope:
    """The scope that the options name. Raises UnknownAsOf."""
    as_of: date | int | None = None
    if given.as_of is not None:
        try:
            as_of = int(given.as_of) if given.as_of.isdecimal() else date.fromisoformat(given.as_of)
        except ValueError as error:
            raise UnknownAsOf(given.as_of) from error
    return Scope(given.fund, given.axis, given.desk, given.territory, as_of)


@contextmanager
def asked(given: argparse.Namespace) -> Iterator[tuple[sa.Connection, Scope]]:
    """A connection and the scope, in the fund's own codes.

    Raises UnknownFund, UnknownAxis, UnknownEdition, UnknownAsOf.
    """
    scope = scope_of(given)
    with connect().connect() as connection:
        words = funds.fund_words(connection, scope.fund)
        if isinstance(scope.as_of, int) and not 1 <= scope.as_of <= last(connection):
            raise UnknownEdition(scope.as_of)
        axis, desk = scope.axis, scope.desk
        if axis is not None:
            axis = parse_axis(axis, words).value
            if axis is None:
                raise UnknownAxis(scope.axis, sorted(set(words.axes.values())))
        if desk is not None:
            desk = parse_desk(desk, words).value
        yield connection, replace(scope, axis=axis, desk=desk)


def exact(value: object) -> object:
    """A value as JSON carries it exactly: decimals and dates as text."""
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def scope_json(scope: Scope) -> dict[str, object]:
    """A scope as JSON says it."""
    return {
        "as_of": exact(scope.as_of),
        "fund": scope.fund,
        "axis": scope.axis,
        "desk": scope.desk,
        "territory": scope.territory,
    }


def _figure(figure: Figure, lang: str) -> dict[str, object]:
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


def show_figures(given: argparse.Namespace) -> int:
    """Prints every figure of a scope."""
    with asked(given) as (connection, scope):
        found = figures(connection, scope)
        edition = freshness.edition_of(connection, scope)
    if given.json:
        named = {name: _figure(one, given.lang) for name, one in found.items()}
        print(json.dumps({**scope_json(scope), "edition": edition, "figures": named}, ensure_ascii=False, indent=1))
        return 0
    for name, one in found.items():
        value = text("cli.nothing", given.lang) if one.value is None else str(one.value)
        out_of = f"{one.n}/{one.N}" if one.N is not None else ""
        print(f"{text(f'figures.{name}', given.lang):<34} {value:>20} {one.unit:<20} {out_of}".rstrip())
    return 0


def show_trace(given: argparse.Namespace) -> int:
    """Prints the rows behind a figure. Raises UnknownFigure."""
    if given.figure not in FIGURE_IDS:
        raise UnknownFigure(given.figure)
    with asked(given) as (connection, scope):
        rows = trace(connection, scope, given.figure, given.lang)
        figure = figures(connection, scope)[given.figure]
    lines = [{name: exact(value) for name, value in row.items()} for row in rows.to_dict("records")]
    if given.json:
        said = {
            "figure": given.figure,
            "value": exact(figure.value),
            "n": exact(figure.n),
            "N": exact(figure.N),
            "unit": figure.unit,
            **scope_json(scope),
            "rows": lines,
        }
        print(json.dumps(said, ensure_ascii=False, indent=1))
        return 0
    for line in lines:
        where = f"{line['file']}!{line['sheet'] or ''}!{line['cell'] or ''}"
        print(f"{line['value']:>18}  {where}  {line['label'] or ''}  {line['correction'] or ''}".rstrip())
    return 0
