"""Whether the values of a column are worth working out once each, or as they come."""

from collections.abc import Sequence
from typing import Any

SAMPLE, SHARE = 1_000, 0.99


def mostly_distinct(values: Sequence[Any]) -> bool:
    """Whether nearly all of the first values differ: dossier numbers and titles do, states and holders do not."""
    return len(set(values[:SAMPLE])) > SHARE * min(len(values), SAMPLE)
