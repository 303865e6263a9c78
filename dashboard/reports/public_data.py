"""What of a dataset is public: its columns, its rows, without names that may be a natural person's."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa

from dashboard.queries import published
from dashboard.queries.scope import Scope
from dashboard.reports.figure_table import official
from dashboard.reports.persons import legal_person
from data import ROOT
from etl.schemas import PARTIES, PLACE_FIELDS, TERRITORY_LEVELS, Field, schema

TOLD = ("state", "party_name", "party_local", "beneficiary_rna", "actor_kind")
"""What is asked of a row, beside its party's number and name, to know whether it is public."""

SOURCE = "source"
"""The flow that a row comes from, beside the columns of its schema."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """``unnamed`` rows lost a name; ``withheld`` ones are not there at all (drafts, members not known as bodies)."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    unnamed: int
    withheld: int


@cache
def settings() -> Mapping[str, Any]:
    """What the package declares: licence, sources, columns and states that are not public."""
    found: Mapping[str, Any] = json.loads((ROOT / "opendata" / "package.json").read_text(encoding="utf-8"))
    return found


def public_fields(dataset: str) -> list[Field]:
    """The fields of a dataset that are published: places by their codes, without columns of free comments."""
    left = set(settings()["left_out"].get(dataset, ()))
    names = PLACE_FIELDS - set(TERRITORY_LEVELS)
    return [one for one in schema(dataset).fields if one.name not in left and one.name not in names]


def dataset(connection: sa.Connection, scope: Scope, name: str) -> Dataset:
    """The public rows of a dataset of a fund at a moment."""
    heads = [one.name for one in public_fields(name)]
    made, unnamed, withheld = [], 0, 0
    for row in published.rows(connection, scope, name):
        fate = _fate(name, row)
        if fate == "withheld":
            withheld += 1
            continue
        if fate == "unnamed":
            unnamed += 1
            row |= dict.fromkeys((*PARTIES[name], "title"))
        made.append((*[_value(row, column) for column in heads], row[SOURCE]))
    return Dataset(name, (*heads, SOURCE), tuple(made), unnamed, withheld)


def sizes(connection: sa.Connection, scope: Scope, names: Sequence[str]) -> dict[str, tuple[int, int, int]]:
    """How many rows each dataset publishes, how many of them lost a name, how many more are withheld."""
    found = {}
    for name in names:
        fates: Counter[str] = Counter()
        for one in published.kinds(connection, scope, name, (*PARTIES.get(name, ()), *TOLD)):
            fates[_fate(name, one)] += one["rows"]
        found[name] = (fates["published"] + fates["unnamed"], fates["unnamed"], fates["withheld"])
    return found


def _fate(name: str, row: Mapping[str, Any]) -> str:
    """What becomes of a row: ``published``, ``unnamed`` or ``withheld``. A participant without a name is nothing."""
    if row.get("state") in settings()["drafts"].get(name, ()):
        return "withheld"
    if name not in PARTIES or _public(name, row):
        return "published"
    return "withheld" if name == "partners" else "unnamed"


def _public(name: str, row: Mapping[str, Any]) -> bool:
    """Whether the party of a row may be named."""
    number, words = (row[column] for column in PARTIES[name])
    if not number and not words:
        return True
    return bool(row.get("actor_kind")) or legal_person(
        number, row.get("beneficiary_rna"), row["party_local"], words or row["party_name"]
    )


def _value(row: Mapping[str, Any], column: str) -> Any:
    value = row[column]
    return official(value) if column in TERRITORY_LEVELS else value
