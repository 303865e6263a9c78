"""Reads ``data/recognition.json``: how sure is sure enough."""

import json
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from data import ROOT

LISTS = frozenset(("stop_words", "kinds_that_prove", "kinds_that_confirm", "numbers_prove", "pivot_words"))


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Confidences and shares run from 0 to 1; the others count rows, columns or cells.

    ``match``: from there a column is matched; from ``ask`` to there, or with another field within ``margin``, it is
    asked. ``content_alone``: the confidence of a content that fits wholly under a header that says nothing.
    ``kinds_that_prove``: the parsers whose success tells a column by its content alone; others only confirm.
    """

    header_sought_in: int
    header_sought_in_block: int
    fewest_columns: int
    match: float
    ask: float
    margin: float
    similar_token: float
    worth_reading: float
    content_alone: float
    content_share: float
    content_holds: float
    content_contradicts: float
    doubted_from: int
    sampled: int
    glanced: int
    candidates: int
    stop_words: frozenset[str]
    kinds_that_prove: frozenset[str]
    kinds_that_confirm: frozenset[str]
    numbers_prove: frozenset[str]
    pivot_words: frozenset[str]


@cache
def thresholds() -> Thresholds:
    """The thresholds in force."""
    raw: dict[str, Any] = json.loads((ROOT / "recognition.json").read_text(encoding="utf-8"))
    return Thresholds(**{one.name: _value(one.name, raw[one.name]) for one in fields(Thresholds)})


def _value(name: str, raw: Any) -> Any:
    return frozenset(raw) if name in LISTS else raw
