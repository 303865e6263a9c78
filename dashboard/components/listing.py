"""A long list of a page: a few rows at a time as links and words, all of them as CSV and in the page's workbook."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, overload

import streamlit as st

from dashboard.components import block, download, pager
from dashboard.components.block import Block
from dashboard.components.html import Column, h, section, table, write
from dashboard.tables import Head, Table
from dashboard.view import View

Row = TypeVar("Row")
ROWS = 12
"""How many rows a list shows at once: a sheet stays short on the screen and on paper."""


class Later(Sequence[Sequence[Any]]):
    """Rows that are asked for when they are read, once."""

    def __init__(self, make: Callable[[], Sequence[Sequence[Any]]]) -> None:
        self._make = make
        self._made: Sequence[Sequence[Any]] | None = None

    def _rows(self) -> Sequence[Sequence[Any]]:
        if self._made is None:
            self._made = self._make()
        return self._made

    def __len__(self) -> int:
        return len(self._rows())

    def __iter__(self) -> Iterator[Sequence[Any]]:
        return iter(self._rows())

    @overload
    def __getitem__(self, place: int) -> Sequence[Any]: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Sequence[Any]]: ...
    def __getitem__(self, place: int | slice) -> Any:
        return self._rows()[place]


@dataclass(frozen=True)
class Listing(Generic[Row]):
    """``rows(limit, offset)`` asks for some rows (None: all); ``drawn`` makes of one its cells on the page, ``typed``
    its values under ``heads``."""

    id: str
    title: str
    sentence: str
    count: int
    rows: Callable[[int | None, int], Sequence[Row]]
    columns: Sequence[Column]
    drawn: Callable[[Row], Sequence[object]]
    heads: Sequence[Head]
    typed: Callable[[Row], Sequence[Any]]


def show(now: View, listing: Listing[Row]) -> None:
    """The list; its title and its sentence alone where it is empty."""
    lang, key = now.lang, f"page_{listing.id}"
    write(section(listing.title), f'<p class="tnt-says">{h(listing.sentence)}</p>')
    every = Table(listing.heads, Later(lambda: [listing.typed(row) for row in listing.rows(None, 0)]))
    block.keep(Block(listing.id, listing.title, listing.sentence, every))
    if not listing.count:
        return
    places = pager.page(range(listing.count), key, ROWS)
    rows = listing.rows(len(places), places[0])
    write(table(listing.columns, [listing.drawn(row) for row in rows], kind="tnt-listing"))
    pager.show(listing.count, key, lang, ROWS)
    with st.container(key=f"below_{listing.id}"):
        name = f"{listing.id}_{now.as_of}" if now.as_of else listing.id
        download.button(name, lambda: every.plain(lang), lang, f"{listing.id}_csv")


def part(rows: Sequence[Row], limit: int | None, offset: int) -> Sequence[Row]:
    """Some of the rows that are all there, as a listing asks for them."""
    return rows[offset:] if limit is None else rows[offset : offset + limit]
