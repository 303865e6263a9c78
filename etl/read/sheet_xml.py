"""One worksheet of an OOXML workbook, looked through piece by piece for what its parser passes over in silence."""

import re
from collections import Counter

from etl.address import a1, column_number
from etl.read.facts import SheetFacts
from etl.read.sheet_patterns import AT, Patterns, patterns, prefix_of

LONGEST_TAIL = 1 << 22
LAST_COLUMN = 16_384
ADDRESS = re.compile(AT)
ROW_NUMBER = re.compile(rb"""\br=["'](\d{1,7})["']""")
TYPED = re.compile(rb"""\bt=["'](?:str|inlineStr)["']""")
FIRST, LAST = re.compile(rb"""\bmin=["'](\d{1,5})"""), re.compile(rb"""\bmax=["'](\d{1,5})""")


class Pieces:
    """Cuts the XML of a worksheet between its cells, so that none stands astride two pieces."""

    def __init__(self) -> None:
        self.prefix: bytes | None = None
        self.tail = b""

    def take(self, piece: bytes) -> bytes:
        """What stands before the last cell so far; that one waits for the next piece."""
        text = self.tail + piece
        if self.prefix is None:
            self.prefix = prefix_of(text)
        cut = text.rfind(b"<%bc " % self.prefix)
        if cut <= 0:
            cut = text.rfind(b"<")
        if cut < 0 or len(text) - cut > LONGEST_TAIL:
            cut = len(text)
        self.tail = text[cut:]
        return text[:cut]


class SheetScan:
    """The facts of a worksheet whose XML goes by. ``percent_styles`` are the numbers of the styles of percentages."""

    def __init__(self, percent_styles: frozenset[bytes]) -> None:
        self.facts = SheetFacts()
        self.percent_styles = percent_styles
        self.pieces = Pieces()
        self.known: Patterns | None = None
        self.numbered = True
        self.row = self.column = 0

    def watch(self, piece: bytes) -> None:
        """Looks at the next piece."""
        self._look(self.pieces.take(piece))

    def end(self) -> SheetFacts:
        """The facts, after the last piece."""
        self._look(self.pieces.tail)
        return self.facts

    def _patterns(self, xml: bytes) -> Patterns:
        """The patterns of the sheet, chosen by its first cells: a program writes all of them alike."""
        if self.known is None:
            prefix = self.pieces.prefix or b""
            known = patterns(prefix, self.percent_styles)
            cells = len(known.whole.findall(xml))
            if not cells:
                return known
            regular = len(known.regular.findall(xml)) == cells
            self.numbered = known.unnumbered.search(xml) is None
            self.known = patterns(prefix, self.percent_styles, regular)
        return self.known

    def _look(self, xml: bytes) -> None:
        known = self._patterns(xml)
        if not self.numbered:
            xml = known.counted.sub(self._number, xml)
        facts = self.facts
        if b"hidden=" in xml:
            facts.hidden_rows.update(map(int, known.row.findall(xml)))
            for tag in known.columns.findall(xml):
                self._hide(tag)
        if b't="e"' in xml or b"t='e'" in xml:
            for letters, row, error in known.error.findall(xml):
                facts.faults.append((int(row), column_number(letters.decode()), error.decode("utf-8", "replace")))
        if known.formula_starts in xml:
            self._formulas(known.formula.findall(xml))
        if known.percent:
            facts.percents += [
                (int(row), column_number(letters.decode())) for letters, row in known.percent.findall(xml)
            ]

    def _formulas(self, found: list[tuple[bytes, ...]]) -> None:
        for letters, cells in Counter([one[1] for one in found]).items():
            self.facts.count_formula(column_number(letters.decode()), cells)
        for before, letters, row, after, value in found:
            # A result that is an empty text is stored: its type says so.
            if not value and not TYPED.search(before + after):
                self.facts.faults.append((int(row), column_number(letters.decode()), ""))

    def _hide(self, tag: bytes) -> None:
        first, last = FIRST.search(tag), LAST.search(tag)
        if first and last:
            self.facts.hidden_columns.update(range(int(first[1]), min(int(last[1]), LAST_COLUMN) + 1))

    def _number(self, tag: re.Match[bytes]) -> bytes:
        """A row or a cell with its address: one that bears none stands after the one before."""
        name, attributes = tag[1], tag[2]
        if name == b"row":
            found = ROW_NUMBER.search(attributes)
            self.row, self.column = int(found[1]) if found else self.row + 1, 0
            address = b"%d" % self.row
        else:
            found = ADDRESS.search(attributes)
            self.column = column_number(found[1].decode()) if found else self.column + 1
            address = a1(self.row, self.column).encode()
        if found:
            return tag[0]
        start = tag.start(2) - tag.start()
        return b'%b r="%b"%b' % (tag[0][:start], address, tag[0][start:])
