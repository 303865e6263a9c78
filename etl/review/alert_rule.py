"""The rules that open alerts, as ``data/alerts.json`` declares them."""

import json
from dataclasses import dataclass
from functools import cache

from data import ROOT
from etl.review.refusal import Refusal

SEVERITIES = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class Rule:
    """``about`` is the kind of thing that it judges; ``thresholds`` those that ship, by name (days, weeks, percent)."""

    code: str
    about: str
    severity: str
    thresholds: tuple[tuple[str, int], ...]


class UnknownRule(Refusal):
    """No rule has that code; ``known`` are those that there are."""

    key = "unknown_rule"

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code, self.known = code, ", ".join(one.code for one in rules())


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order in which a review looks at them."""
    raw = json.loads((ROOT / "alerts.json").read_text(encoding="utf-8"))["rules"]
    return tuple(Rule(one["code"], one["about"], one["severity"], tuple(one["thresholds"].items())) for one in raw)


def rule(code: str) -> Rule:
    """One rule. Raises UnknownRule."""
    found = next((one for one in rules() if one.code == code), None)
    if found is None:
        raise UnknownRule(code)
    return found
