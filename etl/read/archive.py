"""A zip of spreadsheets: each member is a file of its own, under a safe name."""

from dataclasses import dataclass
from zipfile import ZipInfo

from etl.read.errors import Refusal, UnreadableFile
from etl.read.guard import ARCHIVE, SPREADSHEETS, TEXTS, ZIP, check_size
from etl.read.inflate import Archive
from etl.read.limits import DEFAULT, MEGABYTE, Limits
from etl.read.names import extension_of, safe_name

UTF8_NAME = 0x800
PACKAGES = {"[Content_Types].xml", "mimetype"}
NOT_FILES = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class Member:
    """A spreadsheet of an archive: its name (the last component of its path), its bytes."""

    name: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The spreadsheets of an archive, in its order, and the paths of the entries that are none."""

    members: list[Member]
    ignored: list[str]


def is_archive(raw: bytes, name: str) -> bool:
    """Whether a file is to be unpacked rather than read."""
    return extension_of(name) == ARCHIVE


def members(raw: bytes, name: str, limits: Limits = DEFAULT) -> list[Member]:
    """The spreadsheets of an archive. Raises UnreadableFile as ``unpack`` does."""
    return unpack(raw, name, limits).members


def unpack(raw: bytes, name: str, limits: Limits = DEFAULT) -> Unpacked:
    """The spreadsheets of an archive, and what else it holds.

    Raises UnreadableFile with one sentence: no zip, damaged, encrypted, explosive, a workbook named ``.zip``, without
    any spreadsheet, or with an entry that is another archive, a path out of the archive, or of a name used twice.
    """
    try:
        check_size(raw, limits)
        if not raw.startswith(ZIP):
            raise Refusal("damaged-archive")
        return _unpacked(Archive(raw, limits), limits)
    except Refusal as refusal:
        raise refusal.of(name) from refusal.__cause__


def _unpacked(archive: Archive, limits: Limits) -> Unpacked:
    if archive.by_name.keys() & PACKAGES:
        raise Refusal("workbook-named-zip")
    found: dict[str, Member] = {}
    ignored = []
    for part in archive.parts:
        path = _path(part)
        if part.is_dir() or any(one in path for one in NOT_FILES):
            continue
        _judge(part, path)
        name = safe_name(path)
        if extension_of(name) not in SPREADSHEETS + TEXTS or name.startswith(("~$", "._")):
            ignored.append(path)
            continue
        if name in found:
            raise Refusal("archive-twice", entry=name)
        if part.file_size > limits.file:
            raise Refusal("archive-entry-too-large", entry=name, limit=limits.file // MEGABYTE)
        found[name] = Member(name, b"".join(archive.pieces(part)))
    if not found:
        raise Refusal("archive-without-spreadsheet")
    return Unpacked(list(found.values()), ignored)


def _path(part: ZipInfo) -> str:
    """The path of an entry; a zip made by Windows writes it in the code page of the country, here France."""
    if part.flag_bits & UTF8_NAME:
        return part.filename
    raw = part.filename.encode("cp437", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp850")


def _judge(part: ZipInfo, path: str) -> None:
    steps = path.replace("\\", "/").split("/")
    if steps[0] == "" or ".." in steps or steps[0].endswith(":"):
        raise Refusal("archive-path", entry=safe_name(path))
    if extension_of(path) == ARCHIVE:
        raise Refusal("archive-nested", entry=safe_name(path))


__all__ = ["Member", "Unpacked", "UnreadableFile", "is_archive", "members", "unpack"]
