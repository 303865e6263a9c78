"""What the content of an OpenDocument spreadsheet says that its parser does not (OpenDocument 1.3 part 3, 9.1).

Rows, columns and cells say how often they repeat; places are counted, never laid out.
"""

import re
from xml.parsers import expat

from etl.read.errors import Refusal
from etl.read.facts import BookFacts, SheetFacts

CONTENT = "content.xml"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
PARAGRAPH = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 p"
TYPE_SHOWN = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"
TELLING = (b"visibility=", b"-spanned=", b'"percentage"', b'"error"', b":formula=", b"null-date")
"""Without any of these there is nothing to look for."""
ERROR = re.compile(r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!)|Err:\d+")
LAST_COLUMN = 16_384


def look_through(content: bytes, most_cells: int) -> BookFacts:
    """The facts of each table. Raises Refusal where the content is no XML, or tells of more cells than that."""
    walk = _Walk(most_cells)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.CharacterDataHandler = walk.characters
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise Refusal("damaged") from error
    return walk.book


class _Walk:
    """Where the reading of the content stands."""

    def __init__(self, most_cells: int) -> None:
        self.book = BookFacts()
        self.left = self.most = most_cells
        self.sheet = SheetFacts()
        self.row = self.rows = self.column = self.last = self.wide = 0
        self.hidden: list[tuple[int, int]] = []
        self.cell: tuple[int, int, bool] | None = None
        self.words: list[str] = []
        self.path: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.path.append(name)
        match name.removeprefix(TABLE) if name.startswith(TABLE) else "":
            case "table":
                self.sheet = self.book.sheets.setdefault(attributes.get(f"{TABLE}name", ""), SheetFacts())
                self.row = self.rows = self.column = self.last = self.wide = 0
                self.hidden = []
            case "table-column":
                many = _repeats(attributes, "columns")
                if _hidden(attributes):
                    columns = range(self.column + 1, min(self.column + many, LAST_COLUMN) + 1)
                    self.sheet.hidden_columns.update(columns)
                self.column += many
            case "table-row":
                self.row, self.rows, self.column = self.row + self.rows, _repeats(attributes, "rows"), 0
                if _hidden(attributes):
                    self.hidden.append((self.row + 1, self.row + self.rows))
            case "table-cell" | "covered-table-cell":
                self._start_cell(attributes)
            case "null-date":
                self.book.epoch_1904 = attributes.get(f"{TABLE}date-value", "").startswith("1904")

    def _start_cell(self, attributes: dict[str, str]) -> None:
        many, first = _repeats(attributes, "columns"), self.column + 1
        self.column += many
        kind, formula = attributes.get(f"{OFFICE}value-type"), attributes.get(f"{TABLE}formula")
        if kind is None and formula is None:
            return
        self.last, self.wide = self.row + self.rows, max(self.wide, self.column)
        wide, high = (int(attributes.get(f"{TABLE}number-{one}-spanned", "1")) for one in ("columns", "rows"))
        if wide > 1 or high > 1:
            self.sheet.merged.append((self.row + 1, first, self.row + high, first + wide - 1))
        columns = range(first, min(first + many, LAST_COLUMN + 1))
        if formula is not None:
            for column in columns:
                self.sheet.count_formula(column, self.rows)
        if kind == "percentage":
            self._spend(len(columns) * self.rows)
            rows = range(self.row + 1, self.row + self.rows + 1)
            self.sheet.percents += [(row, column) for row in rows for column in columns]
        error = attributes.get(TYPE_SHOWN) == "error"
        if error or (formula is not None and kind in (None, "string")):
            self.cell, self.words = (first, len(columns), error), []

    def characters(self, words: str) -> None:
        if self.cell and self.path[-1] == PARAGRAPH and self.path[-2].startswith(TABLE):
            self.words.append(words)

    def end(self, name: str) -> None:
        self.path.pop()
        if name in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell") and self.cell:
            (first, many, error), said = self.cell, "".join(self.words).strip()
            self.cell = None
            if error or ERROR.fullmatch(said):
                self._spend(many * self.rows)
                rows = range(self.row + 1, self.row + self.rows + 1)
                self.sheet.faults += [(row, column, said) for row in rows for column in range(first, first + many)]
        elif name == f"{TABLE}table":
            if self.last * self.wide > self.most:
                raise Refusal("too-many-cells", limit=self.most)
            for first, last in self.hidden:
                self.sheet.hidden_rows.update(range(first, min(last, self.last) + 1))

    def _spend(self, cells: int) -> None:
        self.left -= cells
        if self.left < 0:
            raise Refusal("too-many-cells", limit=self.most)


def _repeats(attributes: dict[str, str], what: str) -> int:
    return max(1, int(attributes.get(f"{TABLE}number-{what}-repeated", "1")))


def _hidden(attributes: dict[str, str]) -> bool:
    return attributes.get(f"{TABLE}visibility") in ("collapse", "filter")
