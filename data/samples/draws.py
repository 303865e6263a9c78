"""Seeded draws: the same world every time, and money shared out to the cent."""

from collections.abc import Sequence
from random import Random

SEED = "ITN7-samples-1"


def rng(name: str) -> Random:
    """A generator of its own for each subject, so that a change in one leaves the others as they were."""
    return Random(f"{SEED}/{name}")  # noqa: S311 - fiction, not secrets


def share(total: int, weights: Sequence[float], least: int = 0) -> list[int]:
    """Whole parts of ``total`` in proportion to ``weights``, by largest remainder; weight 0 gets nothing.

    Every part with a weight gets ``least`` first.
    """
    first = [least if weight > 0 else 0 for weight in weights]
    rest = total - sum(first)
    if rest < 0:
        raise ValueError(f"{total} cannot give {least} to each of {len(weights)} parts")
    whole = sum(weights)
    exact = [rest * weight / whole for weight in weights]
    parts = [int(value) for value in exact]
    order = sorted(range(len(weights)), key=lambda i: (parts[i] - exact[i], i))
    for i in order[: rest - sum(parts)]:
        parts[i] += 1
    return [a + b for a, b in zip(first, parts, strict=True)]


def amounts(total: int, count: int, draw: Random, least: int) -> list[int]:
    """``count`` amounts in cents that add up to ``total``: tens of euros, a few with cents.

    ``least`` is the smallest amount in cents before cents are moved about; ``total`` may itself hold cents.
    """
    if not count:
        return []
    weights = [min(max(draw.lognormvariate(0, 0.6), 0.25), 4.0) for _ in range(count)]
    tens, odd = divmod(total, 1000)
    parts = [1000 * part for part in share(tens, weights, least // 1000)]
    parts[-1] += odd
    for _ in range(count // 12):
        giver, taker = draw.randrange(count), draw.randrange(count)
        cents = draw.randrange(1, 900)
        if giver != taker:
            parts[giver] -= cents
            parts[taker] += cents
    return parts
