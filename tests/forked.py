"""Processes that begin with the product's modules already read, forked from one that has read them and waits."""

import atexit
import gc
import json
import os
import runpy
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

READ = ("dashboard.cli", "sqlalchemy.dialects.sqlite.pysqlite", "sqlalchemy.dialects.postgresql.psycopg")
"""The modules that take most of the time of a short command."""


class Forked:
    """A script in a process of its own, which can be killed like any other."""

    def __init__(self, script: Path, words: list[str], env: Mapping[str, str]) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="tnt-fork-")
        self.said = Path(self.folder.name)
        self.pid: int = _told(script=str(script), words=words, env=dict(env), said=str(self.said))
        self.returncode: int | None = None

    def send_signal(self, number: signal.Signals) -> None:
        """Sends a signal; its number stays its own, even dead, until it is waited for."""
        os.kill(self.pid, number)

    def communicate(self) -> tuple[str, str]:
        """Waits for its end: what it wrote on its output and on its errors."""
        self.returncode = _told(wait=self.pid)
        out, err = ((self.said / name).read_text(encoding="utf-8") for name in ("out", "err"))
        self.folder.cleanup()
        return out, err


@cache
def _parent() -> "subprocess.Popen[str]":
    """The process that forks; it ends when its input does, with this one."""
    parent = subprocess.Popen(
        [sys.executable, "-m", "tests.forked"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        bufsize=1,
        cwd=Path(__file__).parents[1],
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    atexit.register(parent.communicate)
    return parent


def _told(**asked: Any) -> int:
    parent = _parent()
    assert parent.stdin is not None
    assert parent.stdout is not None
    parent.stdin.write(json.dumps(asked) + "\n")
    return int(parent.stdout.readline())


def _wait_for_scripts() -> dict[str, Any] | None:
    """Forks and waits as it is asked; answers in the forked process what it has to run, None at the end in this one."""
    for line in sys.stdin:
        asked: dict[str, Any] = json.loads(line)
        if "wait" in asked:
            answer = os.waitstatus_to_exitcode(os.waitpid(asked["wait"], 0)[1])
        elif (answer := os.fork()) == 0:
            return asked
        print(answer, flush=True)
    return None


def _become(asked: dict[str, Any]) -> None:
    """Runs the script as Python would that were started on it."""
    os.environ.clear()
    os.environ.update(asked["env"])
    for number, path in enumerate((os.devnull, f"{asked['said']}/out", f"{asked['said']}/err")):
        opened = os.open(path, os.O_RDWR | os.O_CREAT)
        os.dup2(opened, number)
        os.close(opened)
    sys.argv = [asked["script"], *asked["words"]]
    runpy.run_path(asked["script"], run_name="__main__")


if __name__ == "__main__":
    for module in READ:
        import_module(module)
    # What is read stays shared with the forked ones: their collector would copy it by passing over it.
    gc.freeze()
    if to_run := _wait_for_scripts():
        _become(to_run)
