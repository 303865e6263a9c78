"""What a fund declares for its open data (``data/opendata/<fund>.json``): its grantors, the nature of its aids."""

import json
from dataclasses import dataclass, field
from functools import cache

from data import ROOT


@dataclass(frozen=True, slots=True)
class Grantor:
    """Who grants: name and SIRET, with the source that says so and the day it was read."""

    name: str
    siret: str
    source: str
    date: str


@dataclass(frozen=True, slots=True)
class Declared:
    """``grantors`` by desk; ``nature`` of an aid; whether an aid to a local authority is one notified to the EU.

    What is not declared is None: it is not assumed.
    """

    grantors: dict[str, Grantor] = field(default_factory=dict)
    nature: str | None = None
    notified: bool | None = None


@cache
def declared(fund: str) -> Declared:
    """What a fund declares; nothing where it has no file."""
    path = ROOT / "opendata" / f"{fund}.json"
    if fund not in {one.stem for one in path.parent.glob("*.json")}:
        return Declared()
    raw = json.loads(path.read_text(encoding="utf-8"))
    if raw.get("fund") != fund:
        return Declared()
    grantors = {one["desk"]: Grantor(one["name"], one["siret"], one["source"], one["date"]) for one in raw["grantors"]}
    return Declared(grantors, raw["nature"]["value"], raw["eu_notified"]["value"])
