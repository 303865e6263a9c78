"""Child processes of the readers: borne by the nursery where the system forks, else started one by one."""

import atexit
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from typing import IO, Protocol

from etl.read import nursery

BOOT = (
    "import sys; from importlib import import_module; sys.path[:] = sys.argv[3:]; "
    "import_module(sys.argv[1]).main(sys.argv[2])"
)
"""The child searches its modules where the parent does, and skips what else an interpreter looks for at its start."""
LINUX = sys.platform.startswith("linux")
"""Where sockets carry descriptors in messages with bounds, and a process forks safely."""


class Child(Protocol):
    """A child process, as its parent handles it."""

    def kill(self) -> None:
        """Ends it, where it has not ended."""

    def wait(self, timeout: float | None = None) -> int:
        """Its exit status, negative for a signal. Raises subprocess.TimeoutExpired."""


class Borne:
    """A child of the nursery, at the other end of its line."""

    def __init__(self, line: socket.socket) -> None:
        self.line = line
        self.status: int | None = None

    def kill(self) -> None:
        """Asks the nursery to kill it."""
        with contextlib.suppress(OSError):
            self.line.send(b"k")

    def wait(self, timeout: float | None = None) -> int:
        """Its exit status; that of a killed child where the nursery itself is gone."""
        if self.status is None:
            self.line.settimeout(timeout)
            try:
                said = self.line.recv(nursery.EXIT.size)
            except TimeoutError as error:
                raise subprocess.TimeoutExpired("etl.read", timeout or 0) from error
            except OSError:
                said = b""
            self.status = nursery.EXIT.unpack(said)[0] if len(said) == nursery.EXIT.size else -signal.SIGKILL
            self.line.close()
        return self.status


def start(module: str, limits: str, file: IO[bytes]) -> tuple[Child, IO[bytes]]:
    """A child that runs a module of ``etl.read`` on a file, and the stream of its answers."""
    if LINUX:
        found = _Nursery.of_this_process()
        try:
            return found.bear(module, limits, file)
        except BrokenPipeError:  # it died a moment ago
            found.process.wait()
            return _Nursery.of_this_process().bear(module, limits, file)
    child = _started(module, limits, file.fileno(), subprocess.PIPE)
    assert child.stdout is not None
    return child, child.stdout


def _started(module: str, argument: str, stdin: int, stdout: int) -> "subprocess.Popen[bytes]":
    paths = [path or os.getcwd() for path in sys.path]  # noqa: PTH109 - as the interpreter means it
    quiet = ["-B"] if sys.dont_write_bytecode else []
    command = [sys.executable, "-I", "-S", *quiet, "-c", BOOT, f"etl.read.{module}", argument]
    return subprocess.Popen([*command, *paths], stdin=stdin, stdout=stdout, stderr=subprocess.DEVNULL)  # noqa: S603


class _Nursery:
    """The nursery of this process: started when the first file comes, and again where it died."""

    lock = threading.Lock()
    here: "_Nursery | None" = None

    def __init__(self) -> None:
        self.owner = os.getpid()
        self.asks, asked = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with asked:
            self.process = _started("nursery", "", asked.fileno(), subprocess.DEVNULL)

    @classmethod
    def of_this_process(cls) -> "_Nursery":
        """The one that lives."""
        with cls.lock:
            found = cls.here
            if found is None or found.owner != os.getpid() or found.process.poll() is not None:
                found = cls.here = cls()
                atexit.register(found.close)
            return found

    def bear(self, module: str, limits: str, file: IO[bytes]) -> tuple[Child, IO[bytes]]:
        """A child, and the stream of its answers."""
        heard, answers = os.pipe()
        ours, line = socket.socketpair()
        try:
            given = [file.fileno(), answers, line.fileno()]
            socket.send_fds(self.asks, [json.dumps([module, limits]).encode()], given)
        except OSError:
            os.close(heard)
            ours.close()
            raise
        finally:
            os.close(answers)
            line.close()
        return Borne(ours), os.fdopen(heard, "rb")

    def close(self) -> None:
        """Lets it end."""
        self.asks.close()
        if self.owner == os.getpid():
            self.process.terminate()
            self.process.wait()
