"""How a long reading is watched, and stopped."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with (stage, done, total): ``receive`` and ``inspect`` count bytes, ``read`` counts rows. ``total`` is what
is known so far. Whatever it raises cancels the reading and goes up to the caller."""


def unwatched(stage: str, done: int, total: int) -> None:
    """Nobody watches."""
