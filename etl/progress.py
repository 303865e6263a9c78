"""How far a long work is: a callable told (stage, done, total). What it raises cancels the work."""

from collections.abc import Callable
from typing import Literal

Stage = Literal["receive", "inspect", "read", "type", "check", "compare", "publish"]
Progress = Callable[[str, int, int], None]
"""Called with (stage, done, total), several times a second where a stage is long: ``receive`` and ``inspect`` count
bytes, ``read`` rows, ``type`` and ``check`` tables. What it raises cancels the work and goes up to the caller."""


class Cancelled(Exception):
    """Raised by a progress callable whose person gave up."""


def silent(_stage: str, _done: int, _total: int) -> None:
    """Tells nobody."""
