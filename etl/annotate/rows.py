"""The rows of a sheet, with the marked cells in another cell format. Everything between them is copied as it stands."""

import re
from collections.abc import Iterator

from etl.address import a1, column_number
from etl.annotate.errors import Unpatchable
from etl.annotate.grid import Grid
from etl.annotate.marks import SheetMarks
from etl.annotate.markup import ATTRIBUTES, attribute, measure, whole, with_attribute, without_attribute
from etl.annotate.sheet import SheetXml
from etl.annotate.styles import Stylesheet

REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Z]{1,3})([0-9]{1,7})["']""")
HOLDS = re.compile(rb"<(?:[\w.-]+:)?(?:v|is|f)[\s>/]")
TRUE = (b"1", b"true")


class RowPatcher:
    """Patches the rows of one sheet, once."""

    def __init__(self, sheet: SheetXml, marks: SheetMarks, styles: Stylesheet, grid: Grid) -> None:
        self._sheet, self._marks, self._styles, self._grid = sheet, marks, styles, grid
        p = sheet.prefix
        self._row = re.compile(rb"<" + p + rb"row(?=[\s/>])" + ATTRIBUTES + rb">")
        self._cell = re.compile(rb"<" + p + rb"c(?=[\s/>])(?:\s+r=\"([A-Z]{1,3})[0-9]{1,7}\")?" + ATTRIBUTES + rb">")
        self._row_end, self._cell_end = b"</" + p + b"row>", b"</" + p + b"c>"

    def chunks(self) -> Iterator[bytes | memoryview]:
        """The rows, in pieces. Raises Unpatchable where they do not ascend."""
        view = memoryview(self._sheet.xml)
        wanted = sorted(self._marks.rows, reverse=True)
        at, number, inserted = self._sheet.start, 0, False
        for found in self._row.finditer(self._sheet.xml, self._sheet.start, self._sheet.end):
            tag = found[0]
            said = attribute(tag, b"r")
            before, number = number, self._number(found, said, number)
            if number <= before:
                raise Unpatchable("rows do not ascend")
            self._measure(number, tag)
            if (wanted and wanted[-1] <= number) or (inserted and said is None):
                yield view[at : found.start()]
                while wanted and wanted[-1] < number:
                    yield self._made(wanted.pop())
                    inserted = True
                if said is None:
                    tag = with_attribute(tag, b"r", b"%d" % number)
                at = found.end()
                if wanted and wanted[-1] == number:
                    wanted.pop()
                    body, at = self._body(found)
                    tag = tag if body is not None else tag[:-2].rstrip() + b">"
                    yield self._patched(number, tag, body or b"")
                else:
                    yield tag
        yield view[at : self._sheet.end]
        while wanted:
            yield self._made(wanted.pop())

    def _number(self, found: re.Match[bytes], said: bytes | None, before: int) -> int:
        """A row may leave its number out: it is the next one then, and its cells may not say otherwise."""
        if said is not None:
            return whole(said)
        body, _ = self._body(found)
        first = self._cell.search(body) if body is not None else None
        cell = REFERENCE.search(first[0]) if first else None
        if cell and int(cell[2]) != before + 1:
            raise Unpatchable("a row in two places")
        return before + 1

    def _measure(self, number: int, tag: bytes) -> None:
        if b"hidden" in tag and attribute(tag, b"hidden") in TRUE:
            self._grid.heights[number] = 0
        elif b"ht=" in tag and (height := attribute(tag, b"ht")) is not None:
            self._grid.heights[number] = round(measure(height, 15) * 4 / 3)

    def _body(self, found: re.Match[bytes]) -> tuple[bytes | None, int]:
        if found[1].endswith(b"/"):
            return None, found.end()
        end = self._sheet.xml.find(self._row_end, found.end(), self._sheet.end)
        if end < 0:
            raise Unpatchable("a row without end")
        return self._sheet.xml[found.end() : end], end + len(self._row_end)

    def _made(self, number: int) -> bytes:
        return self._patched(number, b'<%srow r="%d">' % (self._sheet.prefix, number), b"")

    def _tags(self, body: bytes) -> dict[int, re.Match[bytes]]:
        """The opening tag of each cell of a row, by column."""
        tags: dict[int, re.Match[bytes]] = {}
        column = 0
        for found in self._cell.finditer(body):
            letters = found[1] or ((said := REFERENCE.search(found[0])) and said[1])
            before, column = column, column_number(letters.decode()) if letters else column + 1
            if column <= before:
                raise Unpatchable("cells do not ascend")
            tags[column] = found
        return tags

    def _patched(self, number: int, tag: bytes, body: bytes) -> bytes:
        tags = self._tags(body)
        if number in self._marks.rejected:
            self._marks.reject(number, self._first(tags, body))
        marks = self._marks.rows[number]
        absent = marks.keys() - tags.keys()
        after = self._after(tags, body)
        pieces = [without_attribute(tag, b"spans") if absent else tag]
        at = 0
        for column in sorted(marks if not absent else marks.keys() | tags.keys()):
            found = tags.get(column)
            start = found.start() if found else min((t.start() for c, t in tags.items() if c > column), default=after)
            opening = found[0] if found else self._empty(number, column, tag)
            if REFERENCE.search(opening) is None:
                opening = with_attribute(opening, b"r", a1(number, column).encode())
            if column in marks:
                style = self._styles.marked(whole(attribute(opening, b"s")), marks[column].severity)
                opening = with_attribute(opening, b"s", b"%d" % style, after=b"r")
            pieces += [body[at:start], opening]
            at = found.end() if found else start
        return b"".join([*pieces, body[at:], self._row_end])

    def _after(self, tags: dict[int, re.Match[bytes]], body: bytes) -> int:
        """Where the last cell of a row ends."""
        if not tags:
            return 0
        last = tags[max(tags)]
        end = last.end() if last[0].endswith(b"/>") else body.find(self._cell_end, last.end()) + len(self._cell_end)
        if end < last.end():
            raise Unpatchable("a cell without end")
        return end

    def _first(self, tags: dict[int, re.Match[bytes]], body: bytes) -> int:
        """The leftmost cell that holds something, else the first column."""
        ends = [*(found.start() for found in tags.values()), len(body)][1:]
        cells = zip(tags.items(), ends, strict=False)
        return next((column for (column, found), end in cells if HOLDS.search(body, found.end(), end)), 1)

    def _empty(self, number: int, column: int, row: bytes) -> bytes:
        """A cell that the sheet does not hold: it has the format of its row, else of its column."""
        own = attribute(row, b"customFormat") in TRUE
        style = whole(attribute(row, b"s")) if own else self._grid.column_style(column)
        return b'<%sc r="%s" s="%d"/>' % (self._sheet.prefix, a1(number, column).encode(), style)
