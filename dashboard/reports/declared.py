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
    """``grantors`` by desk and department (None: the whole desk); ``nature`` of an aid; whether an aid to a local
    authority is one notified to the EU.

    What is not declared is None: it is not assumed.
    """

    grantors: dict[tuple[str, str | None], Grantor] = field(default_factory=dict)
    nature: str | None = None
    notified: bool | None = None

    def grantor(self, desk: str | None, department: str | None) -> Grantor | None:
        """Who grants at a desk: the department's own, else the desk's."""
        if desk is None:
            return None
        return self.grantors.get((desk, department)) or self.grantors.get((desk, None))


@cache
def declared(fund: str) -> Declared:
    """What a fund declares; nothing where it has no file."""
    path = ROOT / "opendata" / f"{fund}.json"
    if fund not in {one.stem for one in path.parent.glob("*.json")}:
        return Declared()
    raw = json.loads(path.read_text(encoding="utf-8"))
    if raw.get("fund") != fund:
        return Declared()
    grantors: dict[tuple[str, str | None], Grantor] = {
        (one["desk"], one.get("department")): Grantor(one["name"], one["siret"], one["source"], one["date"])
        for one in raw["grantors"]
    }
    notified = raw["eu_notified"]
    to_authorities = notified["value"] if notified["to"] == "local_authority" else None
    return Declared(grantors, raw["nature"]["value"], to_authorities)
