"""Starting the server, from any working directory and from an installed package."""

import errno
import os
import socket
import sys
import threading
import time
import webbrowser
from pathlib import Path

SCRIPT = Path(__file__).resolve().parent / "server.py"


class PortInUse(Exception):
    """Another program listens on the port that was asked for."""

    def __init__(self, address: str, port: int) -> None:
        super().__init__(f"{address}:{port}")
        self.address = address
        self.port = port


def serve(port: int, address: str = "127.0.0.1", open_browser: bool = False) -> None:
    """Serve the pages until interrupted. Raises PortInUse before anything is started."""
    check_port(port, address)
    if open_browser:
        url = f"http://{'localhost' if address in ('127.0.0.1', '0.0.0.0') else address}:{port}/"  # noqa: S104
        threading.Thread(target=_open_when_ready, args=(port, address, url), daemon=True).start()
    sys.argv = [str(SCRIPT)]  # Streamlit looks for its configuration beside this path
    from dashboard.server import app

    app.run(config={"server.port": port, "server.address": address, "server.headless": True})


def check_port(port: int, address: str = "127.0.0.1") -> None:
    """Raise PortInUse when the port is taken."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            if error.errno in (errno.EADDRINUSE, errno.EACCES):
                raise PortInUse(address, port) from error
            raise


def _open_when_ready(port: int, address: str, url: str) -> None:
    host = "127.0.0.1" if address == "0.0.0.0" else address  # noqa: S104
    for _ in range(120):
        try:
            with socket.create_connection((host, port), timeout=0.5):
                break
        except OSError:
            time.sleep(0.25)
    else:
        return
    webbrowser.open(url)
