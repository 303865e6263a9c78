"""The child processes that handle a file, seen from their parent: started, heard, and ended whatever happens."""

import json
import pickle
import queue
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from types import TracebackType
from typing import IO, Self

from etl.read import births, protocol
from etl.read.births import Child
from etl.read.errors import Refusal
from etl.read.limits import Limits
from etl.read.protocol import Message

TICK = 0.1
"""Seconds between two looks at the clock."""
AHEAD = 8
"""Messages that a child may be ahead of the parent."""


class Crew:
    """Child processes at work on the same bytes. None of them, nor the file that they read, outlives ``with``."""

    def __init__(self, raw: bytes, limits: Limits, deadline: float) -> None:
        self.limits = limits
        self.deadline = deadline
        # Unnamed where the system can: not even a killed parent leaves it behind.
        self.file = tempfile.TemporaryFile(prefix="tnt-")  # noqa: SIM115 - closed by __exit__
        self.file.write(raw)
        self.file.flush()
        self.heard: queue.Queue[tuple[str, bytes | None]] = queue.Queue(AHEAD)
        self.children: dict[str, Child] = {}
        self.listeners: list[threading.Thread] = []

    def start(self, module: str) -> None:
        """Starts the child process of a module of ``etl.read`` that has a ``main``."""
        child, stream = births.start(module, json.dumps(self.limits.as_plain()), self.file)
        self.children[module] = child
        listener = threading.Thread(target=self._listen, args=(module, stream), daemon=True)
        self.listeners.append(listener)
        listener.start()

    def _listen(self, module: str, stream: IO[bytes]) -> None:
        with stream:
            for body in protocol.bodies(stream):
                self.heard.put((module, body))
        self.heard.put((module, None))

    def messages(self) -> Iterator[tuple[str, Message]]:
        """What each child says, as it comes, up to its ``end``, ``refused`` or ``died``; ``tick`` when none speaks.

        Raises Refusal when the time is up or a child says what no child of ours says.
        """
        talking = set(self.children)
        while talking:
            left = self.deadline - time.monotonic()
            if left <= 0:
                raise Refusal("too-slow", limit=self.limits.seconds)
            try:
                module, body = self.heard.get(timeout=min(TICK, left))
            except queue.Empty:
                yield "", ("tick",)
                continue
            if module not in talking:
                continue
            try:
                message = protocol.opened(body) if body is not None else ("died", self._status(module))
            except pickle.UnpicklingError as error:
                raise Refusal("damaged") from error
            if message[0] in ("end", "refused", "broken", "died"):
                talking.discard(module)
            yield module, message

    def _status(self, module: str) -> int:
        child = self.children[module]
        try:
            return child.wait(1)
        except subprocess.TimeoutExpired:
            child.kill()
            return child.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for child in self.children.values():
            child.kill()
        for listener in self.listeners:
            # A listener may wait for room in the queue.
            while listener.is_alive():
                while not self.heard.empty():
                    self.heard.get_nowait()
                listener.join(0.01)
        for child in self.children.values():
            child.wait()
        self.file.close()
