"""Answers kept as they are, the last ones asked for: worked out once, whoever asks meanwhile."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

_NOTHING = object()


@dataclass(slots=True)
class _Place:
    """Where one answer is kept; whoever needs it waits for whoever works it out."""

    lock: Lock = field(default_factory=Lock)
    answer: Any = _NOTHING


class Memory:
    """The last ``most`` answers. All readers share each of them: nobody may change one."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._places: OrderedDict[Hashable, _Place] = OrderedDict()
        self._lock = Lock()

    def recall(self, asked: Hashable, make: Callable[[], Any]) -> Any:
        """What was answered, else what ``make`` answers now."""
        with self._lock:
            place = self._places.setdefault(asked, _Place())
            self._places.move_to_end(asked)
            if len(self._places) > self._most:
                self._places.popitem(last=False)
        if place.answer is _NOTHING:
            with place.lock:
                if place.answer is _NOTHING:
                    place.answer = make()
        return place.answer
