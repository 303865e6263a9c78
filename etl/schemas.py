"""Reads ``data/schemas``: the single source for templates, recognition, parsing, tables and the dictionary.

The files are Frictionless Table Schemas (https://specs.frictionlessdata.io/table-schema/) with our own
properties beside the standard ones: ``aliases`` (headers met in the wild, some of which set a constant),
``parse`` (the parser of the field), ``labels`` (words for the codes of an enumeration), ``funding`` (the money
line that a wide amount column stands for, ``unless`` the row is in one of these states), ``multiplies`` (the amount
of which the field is a share), ``keys`` (alternative natural keys, the first complete one wins) and ``requires``
(groups of fields of which one must be filled for a row to be counted).
"""

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from data import ROOT

DATASETS = ("projects", "fundings", "deliverables", "indicators", "envelopes", "trajectories", "partners")
TERRITORY_LEVELS = ("region", "department", "epci", "commune")
"""The levels of a row's place, from the widest."""

PLACE_FIELDS = frozenset(
    ("territory", "region", "region_name", "department", "department_name", "epci", "commune", "commune_name")
)
"""The columns that say a place: they become one territory block."""

PARTIES = {
    "projects": ("holder_siret", "holder_name"),
    "fundings": ("beneficiary_siret", "beneficiary_name"),
    "partners": ("siret", "actor"),
}
"""The legal person of a dataset's row: the fields of its number and of its name."""


@lru_cache(maxsize=65_536)
def squeeze(header: str) -> str:
    """A header without accents, case, spaces, punctuation and its final « en euros »: what two spellings share."""
    plain = unicodedata.normalize("NFKD", header.replace("€", " euros")).encode("ascii", "ignore").decode().lower()
    bare = re.sub(r"[^a-z0-9]+", "", plain)
    return re.sub(r"(?<=[a-z])(?:en)?euros?$", "", bare) or bare


@dataclass(frozen=True, slots=True)
class Alias:
    """A header met in the wild; ``sets`` holds the constants that the header itself states."""

    header: str
    sets: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WideAmount:
    """The money line that an amount column stands for: its stage, the field that dates it, the states that bar it."""

    stage: str
    date: str
    unless: frozenset[str]


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a dataset."""

    name: str
    type: str
    title: str
    title_en: str
    description: str
    description_en: str
    parse: str
    example: str | None
    required: bool
    aliases: tuple[Alias, ...]
    choices: tuple[str, ...]
    labels: Mapping[str, Mapping[str, Any]]
    funding: WideAmount | None
    multiplies: str | None = None

    def heading(self, lang: str) -> str:
        """The title that a user reads."""
        return self.title if lang == "fr" else self.title_en

    def told(self, lang: str) -> str:
        """What the column holds, in a sentence."""
        return self.description if lang == "fr" else self.description_en

    def label(self, code: str, lang: str) -> str:
        """The word a user reads for an enumeration's code."""
        return str(self.labels[code][lang])


@dataclass(frozen=True, slots=True)
class Schema:
    """One dataset: its fields in order, its natural keys and what a row can't do without."""

    name: str
    version: int
    title: str
    description: str
    description_en: str
    fields: tuple[Field, ...]
    keys: tuple[tuple[str, ...], ...]
    requires: tuple[tuple[str, ...], ...]
    missing: frozenset[str]

    def __getitem__(self, name: str) -> Field:
        """The field of that name. Raises KeyError."""
        for one in self.fields:
            if one.name == name:
                return one
        raise KeyError(name)

    def told(self, lang: str) -> str:
        """What a line of the dataset is, in a sentence."""
        return self.description if lang == "fr" else self.description_en

    @property
    def wide(self) -> list[Field]:
        """The amount columns that stand for a money line of their own."""
        return [one for one in self.fields if one.funding]

    @property
    def located(self) -> bool:
        """Whether rows of this dataset bear a territory."""
        return any(one.name == "territory" for one in self.fields)


def _wide(raw: Mapping[str, Any]) -> WideAmount:
    return WideAmount(raw["stage"], raw["date"], frozenset(raw["unless"]))


def _field(raw: Mapping[str, Any]) -> Field:
    constraints = raw.get("constraints", {})
    aliases = tuple(
        Alias(one) if isinstance(one, str) else Alias(one["header"], dict(one["sets"]))
        for one in raw.get("aliases", [])
    )
    return Field(
        name=raw["name"],
        type=raw["type"],
        title=raw["title"],
        title_en=raw["title_en"],
        description=raw["description"],
        description_en=raw["description_en"],
        parse=raw.get("parse", "text"),
        example=raw.get("example"),
        required=bool(constraints.get("required")),
        aliases=aliases,
        choices=tuple(constraints.get("enum", ())),
        labels=raw.get("labels", {}),
        funding=_wide(raw["funding"]) if "funding" in raw else None,
        multiplies=raw.get("multiplies"),
    )


@cache
def schema(name: str) -> Schema:
    """The schema of a dataset. Raises KeyError for an unknown dataset."""
    if name not in DATASETS:
        raise KeyError(name)
    raw = json.loads((ROOT / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    return Schema(
        name=raw["name"],
        version=int(raw["version"]),
        title=raw["title"],
        description=raw["description"],
        description_en=raw["description_en"],
        fields=tuple(_field(one) for one in raw["fields"]),
        keys=tuple(tuple(one) for one in raw["keys"]),
        requires=tuple(tuple(one) for one in raw["requires"]),
        missing=frozenset(one.strip().casefold() for one in raw["missingValues"]),
    )


@cache
def headers_of(name: str) -> dict[str, list[tuple[int, str, str, Mapping[str, str]]]]:
    """Every header that a dataset knows, squeezed -> [(rank, field, reason, constants)], the best rank first."""
    known: dict[str, list[tuple[int, str, str, Mapping[str, str]]]] = {}
    for one in schema(name).fields:
        words: list[tuple[int, str, str, Mapping[str, str]]] = [
            (1, one.title, "title", {}),
            (2, one.name, "name", {}),
        ]
        words += [(3 + rank, alias.header, "alias", alias.sets) for rank, alias in enumerate(one.aliases)]
        for rank, header, reason, sets in words:
            known.setdefault(squeeze(header), []).append((rank, one.name, reason, sets))
    return {header: sorted(found, key=lambda one: one[0]) for header, found in known.items()}


def schemas() -> list[Schema]:
    """Every schema, in the order in which datasets are presented."""
    return [schema(name) for name in DATASETS]
