"""The relations of a part: what it points at, by kind."""

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote

from etl.annotate.errors import Unpatchable
from etl.annotate.markup import escaped
from etl.annotate.outline import appended, outline
from etl.annotate.package import Package

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EMPTY = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


@dataclass(frozen=True, slots=True)
class Relation:
    """``kind`` is the last word of its type (``comments``); ``part`` is None where the target stands outside."""

    id: str
    kind: str
    part: str | None


def relations_part(part: str) -> str:
    """The part that holds the relations of a part (of the package itself: the empty name)."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relations(package: Package, part: str) -> list[Relation]:
    """What a part points at. Raises Unpatchable for a package in strict form, which has no legacy notes."""
    where = relations_part(part)
    if not package.has(where):
        return []
    found = []
    for node in outline(package.read(where), 1).all("Relationship"):
        kind, target = node.attributes.get("Type", ""), unquote(node.attributes.get("Target", ""))
        if kind.startswith("http://purl.oclc.org/"):
            raise Unpatchable("strict")
        inside = node.attributes.get("TargetMode") != "External"
        path = target.lstrip("/") if target.startswith("/") else posixpath.join(posixpath.dirname(part), target)
        found.append(
            Relation(
                node.attributes.get("Id", ""),
                kind.rpartition("/")[2],
                posixpath.normpath(path) if inside and target else None,
            )
        )
    return found


def relate(package: Package, part: str, kind: str, target: str) -> str:
    """Adds a relation and returns its identifier, unique in the part."""
    where = relations_part(part)
    xml = package.read(where) if package.has(where) else EMPTY
    root = outline(xml, 1)
    taken = {node.attributes.get("Id", "") for node in root.children}
    numbers = [int(found[1]) for one in taken if (found := re.fullmatch(r"rId([0-9]{1,9})", one))]
    identifier = f"rId{max(numbers, default=0) + 1}"
    one = b'<%sRelationship Id="%s" Type="%s/%s" Target="/%s"/>' % (
        root.prefix,
        identifier.encode(),
        OFFICE.encode(),
        kind.encode(),
        escaped(target),
    )
    start, end, new = appended(xml, root, one)
    package.put(where, xml[:start] + new + xml[end:])
    return identifier


def unrelate(package: Package, part: str, identifier: str) -> None:
    """Removes a relation; the part of relations goes with its last one."""
    where = relations_part(part)
    xml = package.read(where)
    root = outline(xml, 1)
    gone = next(node for node in root.children if node.attributes.get("Id") == identifier)
    if len(root.children) == 1:
        package.drop(where)
    else:
        package.put(where, xml[: gone.start] + xml[gone.end :])
