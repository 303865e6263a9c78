"""The rules that open alerts, as ``data/alerts.json`` declares them, and the thresholds in force for a fund."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

import sqlalchemy as sa

from data import ROOT
from etl.store import alert_thresholds

SEVERITIES = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class Rule:
    """``about`` is the kind of thing that it judges; ``thresholds`` those that ship, by name (days, weeks, percent)."""

    code: str
    about: str
    severity: str
    thresholds: tuple[tuple[str, int], ...]


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order in which a review looks at them."""
    raw = json.loads((ROOT / "alerts.json").read_text(encoding="utf-8"))["rules"]
    return tuple(Rule(one["code"], one["about"], one["severity"], tuple(one["thresholds"].items())) for one in raw)


def rule(code: str) -> Rule:
    """One rule. Raises KeyError."""
    return {one.code: one for one in rules()}[code]


Thresholds = Mapping[str, Mapping[str, int]]
"""By rule and name."""


def in_force(connection: sa.Connection, fund: str, on: date | None) -> Thresholds:
    """The thresholds of every rule on a day, today's where none is told: those that ship, but for what was set."""
    told = alert_thresholds.in_force(connection, fund, on or date.today())
    return {one.code: {name: told.get((one.code, name), value) for name, value in one.thresholds} for one in rules()}
