"""Honest measures on a machine that others use too: everything of a ratio in one run, in turns; memory by sampling."""

import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path


def seconds(work: Callable[[], object]) -> float:
    """The wall-clock time of a piece of work."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def in_turns(works: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The median time of each piece of work, all of them taken in turns so that a noisy moment hits them alike."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _round in range(rounds):
        for name, work in works.items():
            taken[name].append(seconds(work))
    return {name: statistics.median(times) for name, times in taken.items()}


def peak_memory(command: Sequence[str], env: dict[str, str]) -> tuple[int, int]:
    """Bytes that a command and its descendants hold at once, at their highest; and its status. Linux only."""
    process = subprocess.Popen(command, env={**os.environ, **env}, stdout=subprocess.DEVNULL)
    highest, over = 0, threading.Event()

    def watch() -> None:
        nonlocal highest
        while not over.is_set():
            highest = max(highest, _resident(process.pid))
            time.sleep(0.02)

    watcher = threading.Thread(target=watch)
    watcher.start()
    status = process.wait()
    over.set()
    watcher.join()
    return highest, status


def _resident(pid: int) -> int:
    total = 0
    for member in (pid, *_descendants(pid)):
        try:
            words = Path(f"/proc/{member}/statm").read_text(encoding="ascii").split()
        except OSError:
            continue
        total += int(words[1]) * os.sysconf("SC_PAGE_SIZE")
    return total


def _descendants(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = [int(word) for word in task.read_text(encoding="ascii").split()]
        except OSError:
            continue
        for child in children:
            found += [child, *_descendants(child)]
    return found


def python(*words: str) -> list[str]:
    """A command of this very Python."""
    return [sys.executable, *words]
