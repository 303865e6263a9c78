"""The process that has the readers loaded and bears a child process for each file: milliseconds, not a start each time.

It listens on its standard input, a socket: ``[module, limits]`` as JSON, with three descriptors (the file, where the
child answers, and the child's line). A line asks for the child's end, by a byte or by closing; it says its exit.
Handles no file itself. Ends with the process that started it, and its children with it.
"""

import contextlib
import gc
import json
import os
import selectors
import signal
import socket
import struct
import sys
from importlib import import_module

MODULES = ("parser", "inspector", "trimmer")
LONGEST, MOST_OPEN = 1 << 16, 1 << 12
EXIT = struct.Struct(">i")
"""An exit status, negative for the signal that killed, as ``subprocess`` gives it."""


class Nursery:
    """The children that live, by process and by line."""

    def __init__(self, asked: socket.socket) -> None:
        self.asked = asked
        self.lines: dict[int, socket.socket] = {}
        self.selector = selectors.DefaultSelector()
        # Woken by the end of a child, as by words.
        self.woken, waker = socket.socketpair()
        waker.setblocking(False)
        self.waker = waker
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(waker.fileno(), warn_on_full_buffer=False)

    def serve(self) -> None:
        """Until nobody can ask any more."""
        self.selector.register(self.asked, selectors.EVENT_READ)
        self.selector.register(self.woken, selectors.EVENT_READ)
        while True:
            for key, _events in self.selector.select():
                if key.fileobj is self.asked:
                    if not self._bear():
                        self._end()
                        return
                elif key.fileobj is self.woken:
                    self.woken.recv(LONGEST)
                    self._bury()
                elif self.lines.get(key.data) is key.fileobj:
                    self._kill(key.data)

    def _bear(self) -> bool:
        """One child more; False when whoever asks is gone."""
        said, given, _flags, _address = socket.recv_fds(self.asked, LONGEST, 3)
        if not said:
            return False
        file, answers, line = given
        module, limits = json.loads(said)
        if not (child := os.fork()):
            self._live(module, limits, file, answers)
        os.close(file)
        os.close(answers)
        self.lines[child] = socket.socket(fileno=line)
        self.selector.register(self.lines[child], selectors.EVENT_READ, child)
        return True

    def _live(self, module: str, limits: str, file: int, answers: int) -> None:
        """What the child does, and nothing after."""
        status = 1
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.dup2(file, 0)
            os.dup2(answers, 1)
            os.closerange(3, MOST_OPEN)
            import_module(f"etl.read.{module}").main(limits)
            sys.stdout.flush()
            status = 0
        finally:
            os._exit(status)

    def _kill(self, child: int) -> None:
        """Kills a child that nobody wants any more; it is not gone from the system's table yet."""
        self.selector.unregister(self.lines[child])
        os.kill(child, signal.SIGKILL)

    def _bury(self) -> None:
        """Says the exit of the children that ended."""
        while self.lines:
            child, status = os.waitpid(-1, os.WNOHANG)
            if not child:
                return
            with self.lines.pop(child) as line:
                with contextlib.suppress(KeyError):  # one that was killed is heard no more
                    self.selector.unregister(line)
                with contextlib.suppress(OSError):  # nobody may care any more
                    line.sendall(EXIT.pack(os.waitstatus_to_exitcode(status)))

    def _end(self) -> None:
        for child in self.lines:
            os.kill(child, signal.SIGKILL)


def main(_unused: str) -> None:
    """The process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for module in MODULES:
        import_module(f"etl.read.{module}")
    gc.collect()
    gc.freeze()
    Nursery(socket.socket(fileno=0)).serve()
