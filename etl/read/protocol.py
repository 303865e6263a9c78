"""What a child process says to its parent: messages of plain values, each behind its length.

A child has handled a stranger's file and is not to be believed: the parent makes nothing of its messages but
builtin values and dates, and reads no more than a length that makes sense.
"""

import datetime
import pickle
import struct
from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any

Message = tuple[Any, ...]

HEAD = struct.Struct(">Q")
LONGEST = 1 << 30
DATES = {name: getattr(datetime, name) for name in ("date", "datetime", "time", "timedelta")}


class _Plain(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if module == "datetime" and name in DATES:
            return DATES[name]
        raise pickle.UnpicklingError(f"{module}.{name} is no plain value")


def write(stream: IO[bytes], *message: Any) -> None:
    """Writes one message of plain values (numbers, texts, bytes, dates, and collections of these)."""
    body = pickle.dumps(message, protocol=5)
    stream.write(HEAD.pack(len(body)))
    stream.write(body)
    stream.flush()


def bodies(stream: IO[bytes]) -> Iterator[bytes]:
    """The messages as they come, unopened, until the stream ends or says something that makes no sense."""
    while len(head := stream.read(HEAD.size)) == HEAD.size:
        (length,) = HEAD.unpack(head)
        if length > LONGEST or len(body := stream.read(length)) < length:
            return
        yield body


def opened(body: bytes) -> Message:
    """The message in these bytes. Raises pickle.UnpicklingError where it is anything but a tuple of plain values."""
    try:
        message = _Plain(BytesIO(body)).load()
    except (AttributeError, EOFError, ImportError, IndexError, KeyError, TypeError, ValueError) as error:
        raise pickle.UnpicklingError(str(error)) from error
    if not isinstance(message, tuple) or not message or not isinstance(message[0], str):
        raise pickle.UnpicklingError("no message")
    return message
