"""How far a load is, on one line of the terminal that each news replaces; nothing where nobody looks on."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from data.texts import text
from etl.progress import Progress, silent

ERASE = "\r\033[K"
EVERY = 0.1
"""Seconds between two news of one stage."""


@contextmanager
def shown(name: str, lang: str, stream: TextIO | None = None) -> Iterator[Progress]:
    """What tells of a file's stages on standard error, where that is a terminal; the line is erased at the end."""
    terminal = stream or sys.stderr
    if not terminal.isatty():
        yield silent
        return
    told = ("", 0.0)

    def tell(stage: str, done: int, total: int) -> None:
        nonlocal told
        now = time.monotonic()
        if stage == told[0] and now - told[1] < EVERY:
            return
        told = (stage, now)
        share = f" {100 * done // total} %" if total > 1 else ""
        terminal.write(f"{ERASE}{name} · {text(f'ui.stage_{stage}', lang)}{share}")
        terminal.flush()

    try:
        yield tell
    finally:
        terminal.write(ERASE)
        terminal.flush()
