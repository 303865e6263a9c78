"""Reads ``data/layouts``: files whose columns are known beforehand because a tool writes them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from data import ROOT
from etl.schemas import squeeze


@dataclass(frozen=True, slots=True)
class Through:
    """A sheet crossed on the way of a join: the line whose ``key`` has the value, then its ``take``."""

    sheet: str
    key: str
    take: str


@dataclass(frozen=True, slots=True)
class Join:
    """Values taken from another sheet of the workbook, matched on a field of the row or on one of its headers.

    ``through`` holds the sheets crossed on the way: a payment names its grant, which names its beneficiary.
    """

    sheet: str
    key: str
    on: str
    where: Mapping[str, str]
    take: Mapping[str, str]
    through: tuple[Through, ...] = ()

    @property
    def sheets(self) -> tuple[str, ...]:
        """The sheets that it reads, in order."""
        return (*(one.sheet for one in self.through), self.sheet)


@dataclass(frozen=True, slots=True)
class View:
    """One of the tables that a wide table holds side by side in the same lines; headers are squeezed.

    A line without any of the fields ``optional`` says nothing here. ``keep`` holds the words that a column must bear
    for the line to count; ``once`` the fields whose repetition means that the amount was already counted.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    optional: tuple[str, ...] = ()
    keep: Mapping[str, frozenset[str]] = field(default_factory=dict)
    once: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """One known layout; headers are squeezed.

    It is recognised by headers (``signature``), or by one of the sets of ``fields`` that the schema's words find.
    """

    name: str
    title: str
    dataset: str
    source: str
    source_by: str | None
    sheet: str | None
    signature: frozenset[str]
    fields: tuple[frozenset[str], ...]
    columns: Mapping[str, str]
    constants: Mapping[str, str]
    personal: frozenset[str]
    ignored: frozenset[str]
    joins: tuple[Join, ...]
    views: tuple[View, ...]
    other_fund: bool
    place_is_party: bool

    def signed(self, squeezed: frozenset[str]) -> bool:
        """Whether these headers bear the whole signature."""
        return bool(self.signature) and self.signature <= squeezed

    def betrayed(self, dataset: str, fields: frozenset[str]) -> bool:
        """Whether the fields found under any words are those of this layout, and what it states is not said."""
        unsaid = not fields & set(self.constants)
        return dataset == self.dataset and unsaid and any(one <= fields for one in self.fields)


@cache
def layouts() -> tuple[Layout, ...]:
    """Every layout, the most demanding signature first."""
    found = [_layout(json.loads(path.read_text(encoding="utf-8"))) for path in (ROOT / "layouts").glob("*.json")]
    return tuple(sorted(found, key=lambda one: (-len(one.signature), one.name)))


def _layout(raw: Mapping[str, Any]) -> Layout:
    return Layout(
        name=raw["name"],
        title=raw["title"],
        dataset=raw["dataset"],
        source=raw["source"],
        source_by=raw.get("source_by"),
        sheet=raw.get("sheet"),
        signature=frozenset(map(squeeze, raw.get("signature", ()))),
        fields=tuple(map(frozenset, raw.get("fields", ()))),
        columns=_squeezed(raw["columns"]),
        constants=raw["constants"],
        personal=frozenset(map(squeeze, raw["personal"])),
        ignored=frozenset(map(squeeze, raw["ignored"])),
        joins=tuple(_join(one) for one in raw["joins"]),
        views=tuple(_view(one) for one in raw.get("views", ())),
        other_fund=bool(raw.get("other_fund")),
        place_is_party=bool(raw.get("place_is_party")),
    )


def _squeezed(columns: Mapping[str, str]) -> dict[str, str]:
    return {squeeze(header): name for header, name in columns.items()}


def _join(raw: Mapping[str, Any]) -> Join:
    through = tuple(Through(**one) for one in raw.get("through", ()))
    return Join(raw["sheet"], raw["key"], raw["on"], raw.get("where", {}), raw["take"], through)


def _view(raw: Mapping[str, Any]) -> View:
    return View(
        columns=_squeezed(raw["columns"]),
        constants=raw.get("constants", {}),
        optional=tuple(raw.get("optional", ())),
        keep={squeeze(header): frozenset(map(squeeze, words)) for header, words in raw.get("keep", {}).items()},
        once=tuple(raw.get("once", ())),
    )
