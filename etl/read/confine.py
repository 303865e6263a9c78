"""The life of a child process: bounded, it reads the file on its standard input and answers on its standard output.

A 6 KB file can make a parser ask for 512 GB and abort the process; here only the child dies.
"""

import contextlib
import gc
import json
import mmap
import sys
import traceback
from collections.abc import Callable
from typing import Protocol

from etl.read import protocol
from etl.read.errors import Refusal
from etl.read.limits import MEGABYTE, Limits


class Say(Protocol):
    """Says one message to the parent."""

    def __call__(self, *message: object) -> None:
        """Says it."""


def run(work: Callable[[bytes, Limits, Say], None], limits_as_json: str) -> None:
    """Does the work on the file, bounded, and says how it ended: ``end``, ``refused`` or ``broken``."""
    limits = Limits.from_plain(json.loads(limits_as_json))
    _bound(limits)
    # One file, then the end: nothing here is worth collecting.
    gc.disable()

    def say(*message: object) -> None:
        protocol.write(sys.stdout.buffer, *message)

    with contextlib.suppress(BrokenPipeError):
        try:
            with mmap.mmap(sys.stdin.fileno(), 0, access=mmap.ACCESS_READ) as file:
                raw = file[:]
            work(raw, limits, say)
            say("end")
        except Refusal as refusal:
            say("refused", refusal.rule, refusal.args_)
        except MemoryError:
            say("refused", "memory", {"limit": limits.memory // MEGABYTE})
        except BrokenPipeError:
            raise
        except Exception:  # noqa: BLE001 - said to the parent, which raises it
            say("broken", traceback.format_exc())


def _bound(limits: Limits) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the parent's clock still holds.
        return
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 5))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
