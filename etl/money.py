"""Euros by stage: what the lines of a dataset add up to."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from etl.schemas import schema

Euros = dict[str, Decimal]
"""By stage; stages without a line are absent."""


def euros(dataset: str, columns: Mapping[str, Sequence[Any]]) -> Euros:
    """The sums by stage of rows given by column; wide amounts are counted where their row's state lets them.

    A line without an amount or a stage, as rejected ones may be, counts for nothing.
    """
    found: defaultdict[str, Decimal] = defaultdict(Decimal)
    if dataset == "fundings" and {"stage", "amount"} <= set(columns):
        for stage, amount in zip(columns["stage"], columns["amount"], strict=True):
            if stage is not None and amount is not None:
                found[stage] += amount
    for field in schema(dataset).wide:
        amounts = columns.get(field.name)
        if field.funding is None or amounts is None:
            continue
        states, bars = columns.get("state") or [None] * len(amounts), field.funding.unless
        counted = [
            amount for amount, state in zip(amounts, states, strict=True) if amount is not None and state not in bars
        ]
        if counted:
            found[field.funding.stage] += sum(counted, Decimal(0))
    return dict(found)


def added(one: Euros, other: Euros, sign: int = 1) -> Euros:
    """The sums of two, or their difference."""
    return {stage: one.get(stage, Decimal(0)) + sign * other.get(stage, Decimal(0)) for stage in {*one, *other}}
