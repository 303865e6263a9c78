"""Funds as rows: their axes and desks, and the words that a file may use for them."""

from datetime import date

import sqlalchemy as sa

from etl.parse import FundWords
from etl.schemas import squeeze
from etl.store import tables as t


class UnknownFund(Exception):
    """No fund of that code is declared."""

    def __init__(self, code: str, known: list[str]) -> None:
        super().__init__(code)
        self.code = code
        self.known = known


class FundExists(Exception):
    """A fund of that code is declared already."""


def codes(connection: sa.Connection) -> list[str]:
    """The codes of the declared funds, sorted."""
    return list(connection.execute(sa.select(t.funds.c.code).order_by(t.funds.c.code)).scalars())


def require(connection: sa.Connection, code: str) -> None:
    """Raises UnknownFund unless the fund is declared."""
    known = codes(connection)
    if code not in known:
        raise UnknownFund(code, known)


def fund_words(connection: sa.Connection, code: str) -> FundWords:
    """The words of a fund's axes and desks: codes and names, squeezed. Raises UnknownFund."""
    require(connection, code)
    axes: dict[str, str] = {}
    for row in connection.execute(sa.select(t.axes).where(t.axes.c.fund == code)):
        axes |= {squeeze(word): row.code for word in (row.code, row.name, row.name_en) if word}
    desks: dict[str, str] = {}
    for row in connection.execute(sa.select(t.desks).where(t.desks.c.fund == code)):
        desks |= {squeeze(word): row.code for word in (row.code, row.name) if word}
    return FundWords(axes, desks)


def add(engine: sa.Engine, code: str, name: str, opened_on: date | None = None, closed_on: date | None = None) -> None:
    """Declares a fund. Its axes and desks are those that its files bear. Raises FundExists."""
    with engine.begin() as connection:
        if code in codes(connection):
            raise FundExists(code)
        connection.execute(sa.insert(t.funds).values(code=code, name=name, opened_on=opened_on, closed_on=closed_on))
