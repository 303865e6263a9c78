"""What an OOXML workbook says around its sheets: where they stand, its epoch, its percentage styles, what it carries.

ECMA-376 part 1: 18.2.28 (workbookPr), 18.2.19 (sheet), 18.8.30 (numFmt), 18.8.10 (cellXfs).
"""

import posixpath
import re
from collections.abc import Iterable
from xml.etree import ElementTree

from etl.read.errors import Refusal
from etl.read.notes import Note
from etl.read.number_formats import BUILT_IN, percents

BOOK, BINARY_BOOK = "xl/workbook.xml", "xl/workbook.bin"
LINKS, BINARY_LINKS = "xl/_rels/workbook.xml.rels", "xl/_rels/workbook.bin.rels"
STYLES, BINARY_STYLES = "xl/styles.xml", "xl/styles.bin"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
CARRIED = {
    "macros": re.compile(r"xl/(?:vbaProject\.bin|macrosheets/.+)", re.IGNORECASE),
    "external-links": re.compile(r"xl/externalLinks/externalLink\d*\.(?:xml|bin)", re.IGNORECASE),
    "embedded-objects": re.compile(r"xl/(?:embeddings|activeX)/.+", re.IGNORECASE),
}


def tree(xml: bytes) -> ElementTree.Element:
    """The elements of a part that was found free of entities. Raises Refusal where it is no XML."""
    try:
        return ElementTree.fromstring(xml)  # noqa: S314 - expat, after XmlGuard
    except ElementTree.ParseError as error:
        raise Refusal("damaged") from error


def named(book: bytes) -> list[tuple[str, str]]:
    """The sheets of the workbook: the name of each, and the relation that leads to its part."""
    return [
        (one.get("name", ""), one.get(RELATION) or one.get(STRICT_RELATION) or "")
        for one in tree(book).iter()
        if one.tag.endswith("}sheet")
    ]


def located(sheets: Iterable[tuple[str, str]], links: bytes, parts: Iterable[str]) -> dict[str, str]:
    """The part of each sheet, by the sheet's name, where its relation leads to one of the parts that there are."""
    present = set(parts)
    targets = {link.get("Id"): link.get("Target", "") for link in tree(links)} if links else {}
    found = {}
    for name, relation in sheets:
        target = targets.get(relation, "")
        part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        if part in present:
            found[name] = part
    return found


def epoch_1904(book: bytes) -> bool:
    """Whether the workbook counts its days from 1904."""
    return any(
        one.tag.endswith("}workbookPr") and one.get("date1904", "").lower() in ("1", "true", "on") for one in tree(book)
    )


def percent_styles(styles: bytes) -> frozenset[bytes]:
    """The numbers of the cell styles that show a number as a percentage."""
    if b"%" not in styles and b'numFmtId="9"' not in styles and b'numFmtId="10"' not in styles:
        return frozenset()
    codes: list[tuple[str, str]] = []
    found = []
    for one in tree(styles):
        if one.tag.endswith("}numFmts"):
            codes = [(form.get("numFmtId", ""), form.get("formatCode", "")) for form in one]
        elif one.tag.endswith("}cellXfs"):
            found = [form.get("numFmtId", "") for form in one]
    shown = percents(codes, {str(number) for number in BUILT_IN})
    return frozenset(b"%d" % number for number, form in enumerate(found) if form in shown)


def carried(parts: Iterable[str]) -> list[Note]:
    """Notes on what the workbook carries beside its cells; never run, followed or opened."""
    names = list(parts)
    notes = []
    for rule, pattern in CARRIED.items():
        found = [name for name in names if pattern.fullmatch(name)]
        if found:
            notes.append((rule, {"number": str(len(found)), "part": found[0]}))
    return notes
