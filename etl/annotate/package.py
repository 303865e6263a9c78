"""An OOXML package: parts in a zip. What is not replaced is copied as it stands, in its order."""

import io
import shutil
import zipfile
import zlib
from collections.abc import Iterable

from etl.annotate.errors import Unpatchable
from etl.annotate.markup import escaped
from etl.annotate.outline import Node, appended, outline

TYPES = "[Content_Types].xml"
DAMAGED = (KeyError, zipfile.BadZipFile, OSError, zlib.error, EOFError, NotImplementedError, RuntimeError)
NEW = (1980, 1, 1, 0, 0, 0)
"""The moment written on a part of ours: the same file gives the same bytes."""


class Package:
    """The parts by name, without the leading slash; names are compared without their case, as the norm has it."""

    def __init__(self, content: bytes) -> None:
        """Raises Unpatchable: not a zip, two parts of one name, or a signed package, which a patch would belie."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except zipfile.BadZipFile as error:
            raise Unpatchable("zip") from error
        entries = self._zip.infolist()
        self._names = {entry.filename.lower(): entry.filename for entry in entries}
        if len(self._names) < len(entries):
            raise Unpatchable("twice the same part")
        if TYPES.lower() not in self._names or any(name.startswith("_xmlsignatures/") for name in self._names):
            raise Unpatchable("signed, or without content types")
        self._changed: dict[str, Iterable[bytes | memoryview] | None] = {}

    def has(self, part: str) -> bool:
        """Whether the part stands."""
        name = self._names.get(part.lower(), part)
        return self._changed[name] is not None if name in self._changed else part.lower() in self._names

    def read(self, part: str) -> bytes:
        """A part as it stands now. Raises Unpatchable where it is missing or damaged."""
        name = self._names.get(part.lower(), part)
        if name in self._changed:
            chunks = self._changed[name]
            if chunks is None:
                raise Unpatchable(f"no {part}")
            return b"".join(chunks)
        try:
            return self._zip.read(name)
        except DAMAGED as error:
            raise Unpatchable(f"no {part}") from error

    def head(self, part: str, size: int) -> bytes:
        """The first bytes of a part."""
        name = self._names.get(part.lower(), part)
        if name in self._changed:
            return self.read(part)[:size]
        try:
            with self._zip.open(name) as stream:
                return stream.read(size)
        except DAMAGED as error:
            raise Unpatchable(f"no {part}") from error

    def put(self, part: str, content: bytes | list[bytes | memoryview]) -> None:
        """Replaces or adds a part."""
        name = self._names.setdefault(part.lower(), part)
        self._changed[name] = [content] if isinstance(content, bytes) else content

    def drop(self, part: str) -> None:
        """Removes a part and its content type."""
        self._changed[self._names.get(part.lower(), part)] = None
        xml = self.read(TYPES)
        for node in outline(xml, 1).all("Override"):
            if node.attributes.get("PartName", "").lower() == f"/{part}".lower():
                self.put(TYPES, xml[: node.start] + xml[node.end :])
                return

    def fresh(self, pattern: str) -> str:
        """The first free name of a pattern such as ``xl/comments{}.xml``."""
        number = 1
        while self.has(pattern.format(number)):
            number += 1
        return pattern.format(number)

    def parts(self, suffix: str) -> list[str]:
        """The parts whose names end so, in order."""
        return [name for name in self._names.values() if name.lower().endswith(suffix) and self.has(name)]

    def declare(self, part: str, content_type: str) -> None:
        """Says what a part is, unless it is said already."""
        self._declare("Override", "PartName", f"/{part}", content_type)

    def declare_extension(self, extension: str, content_type: str) -> None:
        """Says what the parts of an extension are, unless it is said already."""
        self._declare("Default", "Extension", extension, content_type)

    def _declare(self, element: str, key: str, value: str, content_type: str) -> None:
        xml = self.read(TYPES)
        root = outline(xml, 1)
        if any(node.attributes.get(key, "").lower() == value.lower() for node in root.all(element)):
            return
        one = b'<%s%s %s="%s" ContentType="%s"/>' % (
            root.prefix,
            element.encode(),
            key.encode(),
            escaped(value),
            content_type.encode(),
        )
        at, end, new = _place(xml, root, element, one)
        self.put(TYPES, xml[:at] + new + xml[end:])

    def save(self) -> bytes:
        """The package as bytes. Raises Unpatchable where a part that is copied is damaged."""
        out = io.BytesIO()
        try:
            self._write(out)
        except DAMAGED as error:
            raise Unpatchable("damaged") from error
        return out.getvalue()

    def _write(self, out: io.BytesIO) -> None:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for entry in self._zip.infolist():
                if entry.filename not in self._changed:
                    with self._zip.open(entry) as old, target.open(_like(entry), "w") as new:
                        shutil.copyfileobj(old, new, 1 << 20)
                elif (chunks := self._changed[entry.filename]) is not None:
                    _write(target, _like(entry), chunks)
            known = set(self._zip.namelist())
            for name, chunks in self._changed.items():
                if name not in known and chunks is not None:
                    made = zipfile.ZipInfo(name, NEW)
                    made.compress_type = zipfile.ZIP_DEFLATED
                    _write(target, made, chunks)


def _place(xml: bytes, root: Node, element: str, one: bytes) -> tuple[int, int, bytes]:
    """Defaults stand before overrides, as every writer has them; an override goes last."""
    first = root.first("Override")
    if element == "Default" and first is not None:
        return first.start, first.start, one
    return appended(xml, root, one)


def _like(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(entry.filename, entry.date_time)
    made.compress_type = entry.compress_type
    made.external_attr = entry.external_attr
    return made


def _write(target: zipfile.ZipFile, entry: zipfile.ZipInfo, chunks: Iterable[bytes | memoryview]) -> None:
    with target.open(entry, "w") as stream:
        for chunk in chunks:
            stream.write(chunk)
