"""The method in words, for the page and for the document: figures, glossary, columns, public figures that disagree.

Nothing is written twice: figures come from their definitions, columns from the schemas, words from the catalogue and
from ``data/glossary.json`` and ``data/contradictions.json``.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from dashboard.queries.definitions import DEFINITIONS
from data import ROOT
from data.texts import catalogue, text
from etl.schemas import Field, Schema, schemas

KINDS = ("choice", "amount", "percent", "territory", "siret", "reference")
"""The parsers that say more of a column than its type."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A figure: its name, its formula and what it is of, in words; ``caveat`` is what to know before quoting it."""

    id: str
    name: str
    formula: str
    unit: str
    stage: str
    basis: str
    datasets: str
    caveat: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the programme; ``other`` is the same in the other language."""

    id: str
    term: str
    other: str
    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """A public figure: its value, the day that it speaks of where it is known, who said it."""

    value: str
    date: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Public figures of one thing that disagree; ``uses`` says which one the product uses, and why."""

    id: str
    subject: str
    said: tuple[Said, ...]
    uses: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a dataset: its heading, its kind, what it holds, the words and headers that it accepts."""

    dataset: str
    name: str
    title: str
    kind: str
    text: str
    example: str
    accepted: str
    headers: str


def formulas(lang: str) -> list[Formula]:
    """Every figure, in the order of its definition."""
    return [
        Formula(
            name,
            text(f"figures.{name}", lang),
            text(f"figures.{name}_method", lang),
            text(f"documents.unit_{one.unit}", lang),
            text(f"figures.stage_{one.stage}", lang) if one.stage else "",
            text(f"figures.basis_{one.basis}", lang) if one.basis else "",
            ", ".join(text(f"ui.dataset_{dataset}", lang) for dataset in one.datasets),
            catalogue(lang).get(f"method.caveat_{name}", ""),
        )
        for name, one in DEFINITIONS.items()
    ]


def glossary(lang: str) -> list[Term]:
    """Every term, in the order of the file."""
    other = "en" if lang == "fr" else "fr"
    return [
        Term(one["id"], one[lang]["term"], one[other]["term"], one[lang]["text"]) for one in _read("glossary", "terms")
    ]


def contradictions(lang: str) -> list[Contradiction]:
    """Every contradiction, in the order of the file."""
    return [
        Contradiction(
            one["id"],
            one[lang]["subject"],
            tuple(
                Said(
                    said[lang]["value"],
                    date.fromisoformat(said["date"]) if said["date"] else None,
                    said[lang]["source"],
                )
                for said in one["said"]
            ),
            one[lang]["uses"],
        )
        for one in _read("contradictions", "contradictions")
    ]


def dictionary(lang: str) -> list[tuple[Schema, list[Column]]]:
    """Every dataset with its columns."""
    return [(one, [_column(one, field, lang) for field in one.fields]) for one in schemas()]


def _column(dataset: Schema, field: Field, lang: str) -> Column:
    return Column(
        dataset.name,
        field.name,
        field.heading(lang),
        text(f"method.kind_{field.parse if field.parse in KINDS else field.type}", lang),
        field.told(lang),
        field.example or "",
        ", ".join(field.label(code, lang) for code in field.choices),
        ", ".join(alias.header for alias in field.aliases),
    )


@cache
def _read(name: str, key: str) -> Sequence[Any]:
    found: Sequence[Any] = json.loads((ROOT / f"{name}.json").read_text(encoding="utf-8"))[key]
    return found
