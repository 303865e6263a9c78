"""The thresholds that a fund's stewards set, each with its day of effect: nothing is overwritten."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from etl.review import words
from etl.review.alert_rule import rule, rules
from etl.review.refusal import Refusal
from etl.store import funds
from etl.store.alert_tables import thresholds as t
from etl.store.clock import now
from etl.store.engine import Target, within

MOST = 10_000

Limits = Mapping[str, Mapping[str, int]]
"""The thresholds in force, by rule and name."""


class UnknownThreshold(Refusal):
    """The rule has no threshold of that ``name``; ``known`` are those that it has."""

    key = "unknown_threshold"

    def __init__(self, code: str, name: str, known: Iterable[str]) -> None:
        super().__init__(code, name)
        self.code, self.name, self.known = code, name, ", ".join(known) or "∅"


class OutOfBounds(Refusal):
    """A threshold is a whole number from 0 to ``most``."""

    key = "out_of_bounds"

    def __init__(self, value: int) -> None:
        super().__init__(value)
        self.value, self.most = value, MOST


@dataclass(frozen=True, slots=True)
class Threshold:
    """A threshold as set: it holds from the day ``since`` until another one does."""

    rule: str
    name: str
    value: int
    since: date
    reason: str
    by: str
    at: datetime


def put(target: Target, fund: str, code: str, name: str, value: int, since: date, reason: str, by: str) -> None:
    """Sets a threshold of a rule from a day on.

    Raises UnknownFund, UnknownRule, UnknownThreshold, OutOfBounds and the refusals of a text.
    """
    known = dict(rule(code).thresholds)
    if name not in known:
        raise UnknownThreshold(code, name, known)
    if not 0 <= value <= MOST:
        raise OutOfBounds(value)
    said = {"reason": words.line("reason", reason), "set_by": words.line("by", by), "set_at": now()}
    with within(target) as connection:
        funds.require(connection, fund)
        connection.execute(sa.insert(t).values(fund=fund, rule=code, name=name, value=value, since=since, **said))


def listing(connection: sa.Connection, fund: str) -> tuple[Threshold, ...]:
    """Every threshold that was set for a fund, the last to take effect first; of one day, the last set first."""
    query = sa.select(t.c.rule, t.c.name, t.c.value, t.c.since, t.c.reason, t.c.set_by, t.c.set_at)
    found = connection.execute(query.where(t.c.fund == fund).order_by(t.c.since.desc(), t.c.id.desc()))
    return tuple(Threshold(*row) for row in found)


def in_force(told: Iterable[Threshold], on: date) -> Limits:
    """What holds on a day: the thresholds that ship, but for those that ``listing`` told and that had taken effect."""
    put_: dict[tuple[str, str], int] = {}
    for one in told:
        if one.since <= on:
            put_.setdefault((one.rule, one.name), one.value)
    return {one.code: {name: put_.get((one.code, name), value) for name, value in one.thresholds} for one in rules()}
