"""Reads ``data/layouts``: files whose columns are known beforehand because a tool writes them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from data import ROOT
from etl.schemas import squeeze


@dataclass(frozen=True, slots=True)
class Join:
    """Values taken from another sheet of the workbook, matched on a field of the row."""

    sheet: str
    key: str
    on: str
    where: Mapping[str, str]
    take: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Layout:
    """One known layout; headers are squeezed."""

    name: str
    title: str
    dataset: str
    source: str
    sheet: str | None
    signature: frozenset[str]
    columns: Mapping[str, str]
    constants: Mapping[str, str]
    personal: frozenset[str]
    ignored: frozenset[str]
    joins: tuple[Join, ...]
    other_fund: bool
    place_is_party: bool


@cache
def layouts() -> tuple[Layout, ...]:
    """Every layout, the most demanding signature first."""
    found = []
    for path in (ROOT / "layouts").glob("*.json"):
        raw = json.loads(path.read_text(encoding="utf-8"))
        found.append(
            Layout(
                name=raw["name"],
                title=raw["title"],
                dataset=raw["dataset"],
                source=raw["source"],
                sheet=raw.get("sheet"),
                signature=frozenset(map(squeeze, raw["signature"])),
                columns={squeeze(header): name for header, name in raw["columns"].items()},
                constants=raw["constants"],
                personal=frozenset(map(squeeze, raw["personal"])),
                ignored=frozenset(map(squeeze, raw["ignored"])),
                joins=tuple(Join(**one) for one in raw["joins"]),
                other_fund=bool(raw.get("other_fund")),
                place_is_party=bool(raw.get("place_is_party")),
            )
        )
    return tuple(sorted(found, key=lambda one: (-len(one.signature), one.name)))
