"""A file put into a folder, whole or not at all, that takes no other file's place."""

import os
import secrets
from pathlib import Path

from dashboard.sending.make import safe_name
from dashboard.sending.unsent import Unsent

MOST = 1000


def put(folder: str, name: str, content: bytes) -> str:
    """Writes a file and returns the name that it bears there.

    A file of that name that holds the same bytes is left; beside another, the new one is ``name-2``, ``name-3``…
    The folder must be there: one that is not mounted is not made again elsewhere. Raises Unsent.
    """
    known = Path(safe_name(name))
    try:
        if not Path(folder).is_dir():
            raise Unsent("folder_missing", folder=folder)
        temporary = Path(folder) / f".{secrets.token_hex(8)}.tmp"
        try:
            _write(temporary, content)
            for number in range(1, MOST):
                tail = "" if number == 1 else f"-{number}"
                path = Path(folder) / f"{known.stem}{tail}{known.suffix}"
                if _placed(temporary, path) or _same(path, content):
                    return path.name
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise Unsent("folder_refused", folder=folder, reason=error.strerror or "") from error
    raise Unsent("folder_full", folder=folder, name=known.name)


def _write(path: Path, content: bytes) -> None:
    # As readable as any file of that folder: a temporary file of the library would be its owner's alone.
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def _placed(temporary: Path, path: Path) -> bool:
    """Whether the file took the name, which no other bore."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        return False
    except OSError:
        # A network share may know no hard links: its rename would replace, so the name is looked for first.
        if path.exists():
            return False
        temporary.rename(path)
    return True


def _same(path: Path, content: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content
