"""The files that a path holds: itself, or the spreadsheets of an archive."""

from pathlib import Path

from etl.read import UnreadableFile, limits_from_environment
from etl.read.archive import Member, is_archive, members


def received(path: Path, name: str | None = None) -> list[Member]:
    """The files that a path holds: itself, or the spreadsheets of an archive. Raises UnreadableFile."""
    name = name or path.name
    raw = bytes_of(path, name)
    return members(raw, name, limits_from_environment()) if is_archive(raw, name) else [Member(name, raw)]


def bytes_of(path: Path, name: str) -> bytes:
    """The bytes of a file. Raises UnreadableFile where it cannot be opened."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile("missing-file", name) from error
