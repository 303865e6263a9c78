"""Takes our own marks out of a package that bears some, so that they never pile up."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from etl.address import column_number
from etl.annotate.book import Book
from etl.annotate.marks import place
from etl.annotate.markup import ATTRIBUTES, attribute, unescaped, whole, with_attribute, without_attribute
from etl.annotate.notes import AUTHOR, TEXT, without_notes
from etl.annotate.package import Package
from etl.annotate.recognised import FIRST_SWATCH, is_summary_sheet
from etl.annotate.relations import relations, unrelate
from etl.annotate.shapes import without_shapes
from etl.annotate.sheet import SheetXml, cut, drawing_relation, without_drawing
from etl.annotate.styles import Stylesheet

HEAD = 1 << 16
A1 = re.compile(rb"""<(?:[\w.-]+:)?c\s[^<>]*?r\s*=\s*["']A1["'][^<>]*(?<!/)>(.*?)</(?:[\w.-]+:)?c>""", re.DOTALL)
SHARED = re.compile(rb"""\st\s*=\s*["']s["']""")
STORED = re.compile(rb"<(?:[\w.-]+:)?v>\s*([0-9]+)\s*</")
ITEM = re.compile(rb"<(?:[\w.-]+:)?si>((?:(?!<(?:[\w.-]+:)?si>).)*?)</(?:[\w.-]+:)?si>|<(?:[\w.-]+:)?si/>", re.DOTALL)


def erase(package: Package, book: Book, styles: Stylesheet) -> None:
    """Removes our summary, our notes and our fills; does nothing to a package that bears none."""
    traces = False
    for name, first in _first_cells(package, book).items():
        if is_summary_sheet(name, first):
            traces = True
            number = next(n for n, sheet in enumerate(book.sheets) if sheet.name == name)
            styles.remember(_swatches(cut(package.read(book.sheets[number].part))))
            book.remove(number)
    parts = [sheet.part for sheet in book.sheets if sheet.cells]
    for part in parts:
        traces = _erase_notes(package, part) or traces
    bearing = styles.bearing if traces else []
    bare = cache(styles.bare)
    for part in parts if bearing else ():
        _erase_fills(package, part, bearing, bare)


def _first_cells(package: Package, book: Book) -> dict[str, str]:
    """The text of A1 of each sheet, where it is one."""
    direct: dict[str, str] = {}
    shared: dict[int, list[str]] = {}
    for sheet in book.sheets:
        found = A1.search(package.head(sheet.part, HEAD)) if sheet.cells else None
        if found is None:
            continue
        stored = STORED.search(found[1])
        if SHARED.search(found[0].split(b">", 1)[0]) and stored:
            shared.setdefault(int(stored[1]), []).append(sheet.name)
        else:
            direct[sheet.name] = _words(found[1])
    if shared and (strings := book.strings) is not None and package.has(strings):
        for number, item in enumerate(ITEM.finditer(package.read(strings))):
            for name in shared.get(number, ()):
                direct[name] = _words(item[1] or b"")
            if number >= max(shared):
                break
    return direct


def _words(xml: bytes) -> str:
    return "".join(unescaped(found[2] or b"") for found in TEXT.finditer(xml))


def _cell(sheet: SheetXml) -> re.Pattern[bytes]:
    return re.compile(rb"<" + sheet.prefix + rb"c(?=[\s/>])" + ATTRIBUTES + rb">")


def _swatches(sheet: SheetXml) -> list[int]:
    """The cell formats of the hidden cells of the first row, which show what the codes of fills stand for."""
    found: dict[int, int] = {}
    end = sheet.xml.find(b"</" + sheet.prefix + b"row>", sheet.start)
    for cell in _cell(sheet).finditer(sheet.xml, sheet.start, max(end, sheet.start)):
        where = re.match(r"([A-Z]+)1$", (attribute(cell[0], b"r") or b"").decode())
        if where and (rank := column_number(where[1]) - FIRST_SWATCH) >= 0:
            found[rank] = whole(attribute(cell[0], b"s"))
    return [found.get(rank, 0) for rank in range(max(found, default=-1) + 1)]


def _erase_fills(package: Package, part: str, bearing: list[int], bare: Callable[[int], int]) -> None:
    sheet = cut(package.read(part))

    def bared(found: re.Match[bytes]) -> bytes:
        style = bare(whole(attribute(found[0], b"s")))
        return with_attribute(found[0], b"s", b"%d" % style) if style else without_attribute(found[0], b"s")

    numbers = b"|".join(b"%d" % style for style in bearing)
    marked = re.compile(rb"<" + sheet.prefix + rb"c\s(?:[^<>]*?\s)?s\s*=\s*[\"'](?:" + numbers + rb")[\"'][^<>]*>")
    rows = sheet.xml[sheet.start : sheet.end]
    erased = marked.sub(bared, rows)
    if erased != rows:
        package.put(part, [sheet.head, erased, sheet.tail])


def _erase_notes(package: Package, part: str) -> bool:
    """Whether the sheet had notes of ours. What no note needs any more goes with the last one."""
    links = {link.id: link for link in relations(package, part)}
    comments = next((link for link in links.values() if link.kind == "comments" and link.part), None)
    if comments is None or comments.part is None or AUTHOR.encode() not in package.read(comments.part):
        return False
    before = package.read(comments.part)
    after, gone, left = without_notes(before)
    if after == before:
        return False
    sheet = cut(package.read(part))
    drawing = links.get(drawing_relation(sheet) or "")
    if left:
        package.put(comments.part, after)
    else:
        package.drop(comments.part)
        unrelate(package, part, comments.id)
    if drawing is not None and drawing.part is not None:
        cells = [where for cell in gone if (where := place(cell))]
        shapes, others = without_shapes(package.read(drawing.part), cells)
        if others or left:
            package.put(drawing.part, shapes)
        else:
            package.drop(drawing.part)
            unrelate(package, part, drawing.id)
            bare = replace(sheet, tail=without_drawing(sheet))
            package.put(part, [bare.head, memoryview(bare.xml)[bare.start : bare.end], bare.tail])
    return True
