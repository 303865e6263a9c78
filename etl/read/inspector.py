"""The child process that inspects a file while another parses it: what its parts weigh, hide and carry.

Says ``("inspected", done, total)`` in bytes as it goes, and ``("facts", ...)``, the workbook's facts, at the end.
"""

from collections.abc import Iterator
from zipfile import ZipInfo

from etl.read import confine, ole, ooxml, opendocument, xls_book, xlsb_book
from etl.read.confine import Say
from etl.read.errors import Refusal
from etl.read.facts import BookFacts
from etl.read.inflate import Archive
from etl.read.limits import Limits
from etl.read.records import whole_records
from etl.read.sheet_xml import SheetScan
from etl.read.xlsb_sheet import sheet_facts
from etl.read.xml_guard import XmlGuard

OTHERS = {"word/document.xml": "Word", "ppt/presentation.xml": "PowerPoint"}
SAID_EVERY = 4 * 1024 * 1024
XML = (".xml", ".rels")
MANIFEST = "META-INF/manifest.xml"
PACKAGES = {"[Content_Types].xml", "mimetype", opendocument.CONTENT}


def inspect(raw: bytes, limits: Limits, say: Say) -> None:
    """Says the facts of a workbook. Raises Refusal where it is no workbook, or not one to hand to a parser."""
    if raw.startswith(b"PK"):
        facts = Inspection(Archive(raw, limits), say).facts()
    else:
        notes = ole.carried(raw)
        facts = xls_book.look_through(raw, limits)
        facts.notes = notes
    say("facts", *facts.as_plain())


class Inspection:
    """One look at every part of a package, each inflated once but the content of an OpenDocument."""

    def __init__(self, archive: Archive, say: Say) -> None:
        self.archive = archive
        self.say = say
        self.total = archive.declared
        self.said = 0
        self.seen: set[str] = set()

    def facts(self) -> BookFacts:
        """What the parts say."""
        names = self.archive.by_name
        if not names.keys() & PACKAGES:
            raise Refusal("not-a-spreadsheet", what="zip")
        for other, what in OTHERS.items():
            if other in names:
                raise Refusal("not-a-spreadsheet", what=what)
        if len(names) != len(self.archive.parts):
            # Two parts of one name: two readers may see two workbooks.
            raise Refusal("damaged")
        facts = self._opendocument() if opendocument.CONTENT in names else self._ooxml()
        for part in self.archive.parts:
            if part.filename not in self.seen:
                for _piece in self._pieces(part):
                    pass
        return facts

    def _ooxml(self) -> BookFacts:
        facts = BookFacts(notes=ooxml.carried(self.archive.by_name))
        if ooxml.BINARY_BOOK in self.archive.by_name:
            self._binary(facts)
        if ooxml.BOOK in self.archive.by_name:
            facts.is_ooxml = True
            book = self._whole(ooxml.BOOK)
            facts.epoch_1904 = ooxml.epoch_1904(book)
            styles = ooxml.percent_styles(self._whole(ooxml.STYLES))
            parts = ooxml.located(ooxml.named(book), self._whole(ooxml.LINKS), self.archive.by_name)
            for name, part in parts.items():
                scan = SheetScan(styles)
                for piece in self._pieces(self.archive.by_name[part], tree=False):
                    scan.watch(piece)
                facts.sheets[name] = scan.end()
        return facts

    def _binary(self, facts: BookFacts) -> None:
        book, links = self._whole(ooxml.BINARY_BOOK), self._whole(ooxml.BINARY_LINKS)
        with whole_records():
            facts.epoch_1904 = xlsb_book.epoch_1904(book)
            styles = xlsb_book.percent_styles(self._whole(ooxml.BINARY_STYLES))
            for name, part in ooxml.located(xlsb_book.named(book), links, self.archive.by_name).items():
                facts.sheets[name] = sheet_facts(self._whole(part), styles)

    def _opendocument(self) -> BookFacts:
        if b"encryption-data" in self._whole(MANIFEST):
            raise Refusal("password")
        facts, pieces, tail = BookFacts(), [], b""
        telling = False
        for piece in self._pieces(self.archive.by_name[opendocument.CONTENT]):
            seen = tail + piece
            telling = telling or any(one in seen for one in opendocument.TELLING)
            pieces.append(piece)
            tail = piece[-20:]
        if telling:
            facts = opendocument.look_through(b"".join(pieces), self.archive.limits.cells)
        macros = [name for name in self.archive.by_name if name.startswith(("Basic/", "Scripts/"))]
        if macros:
            facts.notes.append(("macros", {"number": str(len(macros)), "part": macros[0]}))
        return facts

    def _whole(self, name: str) -> bytes:
        part = self.archive.by_name.get(name)
        return b"".join(self._pieces(part)) if part else b""

    def _pieces(self, part: ZipInfo, tree: bool = True) -> Iterator[bytes]:
        self.seen.add(part.filename)
        # An old manifest of OpenDocument names its DTD; nobody parses it.
        is_xml = part.filename.lower().endswith(XML) and part.filename != MANIFEST
        guard = XmlGuard(part.filename, counted=tree) if is_xml else None
        for piece in self.archive.pieces(part):
            if guard:
                guard.watch(piece)
            if self.archive.inflated - self.said >= SAID_EVERY:
                self.said = self.archive.inflated
                self.say("inspected", self.said, max(self.said, self.total))
            yield piece


def main(limits_as_json: str) -> None:
    """The process."""
    confine.run(inspect, limits_as_json)
