"""A browser without a screen: it speaks Streamlit's own protocol to a real server and times what is answered."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.util import calc_hash
from websockets.sync.client import ClientConnection, connect

PATIENCE = 60.0


class PageFailed(Exception):
    """The script of a page did not reach its end, or showed an error."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What one request for a page cost: seconds until its script had finished, messages and bytes that came."""

    seconds: float
    messages: int
    size: int


@dataclass(frozen=True, slots=True)
class Session:
    """One reader's connection."""

    connection: ClientConnection

    def ask(self, path: str, view: dict[str, str]) -> Answered:
        """A page at an address, as a browser asks for it; the clock stops when the script's end is told."""
        asked = BackMsg()
        asked.rerun_script.query_string = urlencode(view)
        asked.rerun_script.page_script_hash = calc_hash(path)
        asked.rerun_script.context_info.color_scheme = "light"
        messages = size = 0
        begun = time.perf_counter()
        self.connection.send(asked.SerializeToString())
        while True:
            heard = self.connection.recv(PATIENCE, decode=False)
            took = time.perf_counter() - begun
            messages, size = messages + 1, size + len(heard)
            message = ForwardMsg.FromString(heard)
            if message.delta.new_element.HasField("exception"):
                raise PageFailed(f"/{path}: {message.delta.new_element.exception.message}")
            if message.WhichOneof("type") == "script_finished":
                if message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                    return Answered(took, messages, size)
                raise PageFailed(f"/{path}: {ForwardMsg.ScriptFinishedStatus.Name(message.script_finished)}")


@contextmanager
def session(url: str) -> Iterator[Session]:
    """A session on the server at an address, until the block is left."""
    address = url.replace("http", "ws", 1) + "/_stcore/stream"
    with connect(address, subprotocols=["streamlit"], max_size=None, open_timeout=PATIENCE) as connection:  # type: ignore[list-item]
        yield Session(connection)
