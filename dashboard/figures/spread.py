"""Labels that stand near what they name without touching each other."""

from collections.abc import Sequence


def spread(targets: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places for labels, as near their targets as they can be ``gap`` apart, between two bounds as far as they fit."""
    order = sorted(range(len(targets)), key=lambda rank: targets[rank])
    placed = [0.0] * len(targets)
    groups: list[tuple[float, list[int]]] = []
    for place, rank in enumerate(order):
        # What each target leaves once the labels below it are counted: labels in each other's way share their mean.
        mean, members = targets[rank] - place * gap, [rank]
        while groups and groups[-1][0] > mean:
            other, others = groups.pop()
            mean = (mean * len(members) + other * len(others)) / (len(members) + len(others))
            members = [*others, *members]
        groups.append((mean, members))
    means = {rank: mean for mean, members in groups for rank in members}
    below, above = low - gap, high + gap
    for place, rank in enumerate(order):
        placed[rank] = below = max(means[rank] + place * gap, below + gap)
    for rank in reversed(order):
        placed[rank] = above = min(placed[rank], above - gap)
    return placed
