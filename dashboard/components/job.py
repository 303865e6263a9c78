"""A long work in a thread of its own: a page looks how far it is, and may stop it."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from etl.progress import Cancelled, Progress

Answer = TypeVar("Answer")

_SLOTS = threading.BoundedSemaphore(2)
"""Works at once in the process: more would only slow one another down."""


class Job(Generic[Answer]):
    """Begins at once, or once a slot is free. ``stage``, ``done`` and ``total`` are what the work last told."""

    def __init__(self, work: Callable[[Progress], Answer]) -> None:
        self.stage = ""
        self.done = 0
        self.total = 0
        self._work = work
        self._stop = threading.Event()
        self._ended = threading.Event()
        self._answer: list[Answer] = []
        self._error: BaseException | None = None
        threading.Thread(target=self._run, daemon=True).start()

    def wait(self, seconds: float) -> bool:
        """Waits for the end, at most so long; whether it has come."""
        return self._ended.wait(seconds)

    def cancel(self) -> None:
        """Asks the work to stop: it does where it next tells how far it is."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()

    def answer(self) -> Answer:
        """What the work gave, once it has ended. Raises what it raised, Cancelled where it was stopped."""
        if not self._ended.is_set():
            raise RuntimeError("the work has not ended")
        if self._error is not None:
            raise self._error
        return self._answer[0]

    def _run(self) -> None:
        try:
            while not _SLOTS.acquire(timeout=0.1):
                self._tell("", 0, 0)
            try:
                self._tell("", 0, 0)
                self._answer.append(self._work(self._tell))
            finally:
                _SLOTS.release()
        except BaseException as error:  # noqa: BLE001  it is raised again where the answer is asked for
            self._error = error
        finally:
            self._ended.set()

    def _tell(self, stage: str, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Cancelled
        self.stage, self.done, self.total = stage, done, total
