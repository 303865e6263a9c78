"""Euros by stage: what the lines of a dataset add up to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from etl.schemas import schema

Euros = dict[str, Decimal]
"""By stage; stages without a line are absent."""


def euros(dataset: str, rows: Iterable[Mapping[str, Any]]) -> Euros:
    """The sums by stage of rows of a dataset, wide amounts counted where the row's state lets them."""
    found: defaultdict[str, Decimal] = defaultdict(Decimal)
    if dataset == "fundings":
        for row in rows:
            found[row["stage"]] += row["amount"]
        return dict(found)
    wide = [(field.name, field.funding) for field in schema(dataset).fields if field.funding]
    if wide:
        for row in rows:
            for name, funding in wide:
                amount = row.get(name)
                if amount is not None and row.get("state") not in funding.unless:
                    found[funding.stage] += amount
    return dict(found)


def added(one: Euros, other: Euros, sign: int = 1) -> Euros:
    """The sums of two, or their difference."""
    return {stage: one.get(stage, Decimal(0)) + sign * other.get(stage, Decimal(0)) for stage in {*one, *other}}
