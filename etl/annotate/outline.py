"""The outline of an XML part: its first levels, each element with its place in the bytes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from etl.annotate.errors import Unpatchable
from etl.annotate.markup import TAG

DECLARED = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")


@dataclass(slots=True)
class Node:
    """An element: ``xml[start:inner]`` opens it, ``xml[inner:close]`` is its content, ``xml[close:end]`` closes it.

    ``close`` equals ``end`` where the element is written empty (``<a/>``).
    """

    tag: str
    attributes: dict[str, str]
    start: int
    inner: int = 0
    close: int = 0
    end: int = 0
    children: list["Node"] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name without its prefix."""
        return self.tag.rpartition(":")[2]

    @property
    def prefix(self) -> bytes:
        """The prefix with its colon, empty where there is none."""
        head, colon, _ = self.tag.rpartition(":")
        return (head + colon).encode()

    def all(self, name: str) -> Iterator["Node"]:
        """The children of that name."""
        return (one for one in self.children if one.name == name)

    def first(self, name: str) -> "Node | None":
        """The first child of that name."""
        return next(self.all(name), None)

    def get(self, name: str) -> str | None:
        """An attribute by its name without prefix."""
        return next((value for key, value in self.attributes.items() if key.rpartition(":")[2] == name), None)


def outline(xml: bytes, depth: int) -> Node:
    """The root, and what it holds down to ``depth`` levels below it.

    Raises Unpatchable: not well-formed, not in UTF-8, or with a document type.
    """
    declared = DECLARED.match(xml.removeprefix(b"\xef\xbb\xbf")[:200])
    if declared and declared[1].lower() not in (b"utf-8", b"us-ascii", b"ascii"):
        raise Unpatchable("encoding")
    parser = expat.ParserCreate()
    top: list[Node] = []
    open_: list[Node] = []
    level = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal level
        if level <= depth:
            node = Node(tag, attributes, parser.CurrentByteIndex)
            (open_[-1].children if open_ else top).append(node)
            open_.append(node)
        level += 1

    def end(_tag: str) -> None:
        nonlocal level
        level -= 1
        if level <= depth:
            _closed(open_.pop(), xml, parser.CurrentByteIndex)

    def refuse(*_: object) -> None:
        raise Unpatchable("doctype")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as error:
        raise Unpatchable("xml") from error
    return top[0]


def _closed(node: Node, xml: bytes, at: int) -> None:
    opened = TAG.match(xml, node.start)
    if opened is None:
        raise Unpatchable("xml")
    node.inner = opened.end()
    if xml[node.inner - 2 : node.inner] == b"/>":
        node.close = node.end = node.inner
    else:
        node.close, node.end = at, xml.index(b">", at) + 1


def appended(xml: bytes, node: Node, content: bytes) -> tuple[int, int, bytes]:
    """The edit that adds a content at the end of an element, written empty or not."""
    if node.close < node.end:
        return node.close, node.close, content
    opening = xml[node.start : node.inner][:-2].rstrip() + b">"
    return node.start, node.end, opening + content + b"</" + node.tag.encode() + b">"
