"""A package annotated in place: only the parts that bear a mark change."""

from collections.abc import Mapping, Sequence

from data.texts import text
from etl.address import a1
from etl.annotate.book import Book, SheetPart
from etl.annotate.erase import erase
from etl.annotate.grid import Grid, grid
from etl.annotate.look import Look
from etl.annotate.marks import GRAVEST, Line, Mark, SheetMarks, by_sheet
from etl.annotate.notes import note, plain, with_notes
from etl.annotate.overview import Overview
from etl.annotate.package import Package
from etl.annotate.relations import relate, relations
from etl.annotate.rows import RowPatcher
from etl.annotate.shapes import Blocks, enlarged, with_shapes
from etl.annotate.sheet import SheetXml, cut, deselected, drawing_relation, merged, selected, with_drawing
from etl.annotate.styles import Stylesheet
from etl.annotate.summary import Summary

MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml"
VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
NOTE_WIDTH, LINE_HEIGHT, CHARACTERS = 320, 16, 50
HEAD = 1 << 20


def patch(content: bytes, found: Sequence[Line], summary: Summary, lang: str, notices: Sequence[str] = ()) -> bytes:
    """The package with its cells marked and the summary first. Raises Unpatchable; then nothing is to be trusted."""
    package = Package(content)
    book = Book(package)
    styles = Stylesheet(package.read(book.styles))
    erase(package, book, styles)
    marks = by_sheet(found, lang)
    blocks = Blocks(package)
    names = [sheet.name for sheet in book.sheets if sheet.cells]
    for sheet in book.sheets:
        if sheet.cells and sheet.name in marks:
            _mark(package, sheet.part, marks[sheet.name], styles, blocks)
        else:
            _deselect(package, sheet)
    overview = Overview(summary, _ordered(found, names), set(names), Look(styles), lang, notices)
    part = package.fresh("xl/worksheets/sheet{}.xml")
    name = book.free_name(text("annotate.sheet", lang))
    package.put(part, overview.xml(styles.covered))
    package.declare(part, f"{MAIN}.worksheet+xml")
    book.insert_first(name, part, overview.names(name))
    package.put(book.styles, styles.xml())
    return package.save()


def _ordered(found: Sequence[Line], sheets: Sequence[str]) -> list[Line]:
    """The lines by severity, then in the order of the workbook; what concerns the whole file comes first."""
    ranks = {name: rank for rank, name in enumerate(sheets)}
    return sorted(found, key=lambda line: (GRAVEST[line.finding.severity], ranks.get(line.finding.sheet or "", -1)))


def _deselect(package: Package, sheet: SheetPart) -> None:
    if not selected(package.head(sheet.part, HEAD)):
        return
    if not sheet.cells:
        package.put(sheet.part, deselected(package.read(sheet.part)))
        return
    one = cut(package.read(sheet.part))
    package.put(sheet.part, [deselected(one.head), memoryview(one.xml)[one.start : one.end], one.tail])


def _mark(package: Package, part: str, marks: SheetMarks, styles: Stylesheet, blocks: Blocks) -> None:
    sheet = cut(package.read(part))
    marks.gather(merged(sheet))
    places = grid(sheet.frame[1])
    rows = list(RowPatcher(sheet, marks, styles, places).chunks())
    cells = {(row, column): mark for row in sorted(marks.rows) for column, mark in sorted(marks.rows[row].items())}
    tail = _annotate(package, part, sheet, cells, marks.lang, places, blocks)
    package.put(part, [deselected(sheet.head), *rows, tail])


def _annotate(
    package: Package,
    part: str,
    sheet: SheetXml,
    cells: Mapping[tuple[int, int], Mark],
    lang: str,
    places: Grid,
    blocks: Blocks,
) -> bytes:
    """Writes the notes of a sheet, and gives its tail."""
    links = {link.id: link for link in relations(package, part)}
    comments = next((link.part for link in links.values() if link.kind == "comments" and link.part), None)
    notes = {a1(*where): note(mark, lang) for where, mark in cells.items()}
    written, joined = with_notes(package.read(comments) if comments else None, notes)
    if comments is None:
        comments = package.fresh("xl/comments{}.xml")
        relate(package, part, "comments", comments)
        package.declare(comments, f"{MAIN}.comments+xml")
    package.put(comments, written)

    anchors = {
        where: places.anchor(*where, NOTE_WIDTH, LINE_HEIGHT * (_lines(plain(notes[a1(*where)])) + 1))
        for where in cells
        if a1(*where) not in joined
    }
    taller = {
        where: _lines(joined[a1(*where)]) * LINE_HEIGHT // places.height + 1 for where in cells if a1(*where) in joined
    }
    drawing = links.get(drawing_relation(sheet) or "")
    if drawing is not None and drawing.part is not None:
        package.put(drawing.part, enlarged(with_shapes(package.read(drawing.part), anchors, blocks), taller))
        return sheet.tail
    made = package.fresh("xl/drawings/vmlDrawing{}.vml")
    package.put(made, with_shapes(None, anchors, blocks))
    package.declare_extension("vml", VML)
    return with_drawing(sheet, relate(package, part, "vmlDrawing", made))


def _lines(words: str) -> int:
    return sum(max(1, -(-len(part) // CHARACTERS)) for part in words.split("\n"))
