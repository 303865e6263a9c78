"""Headers of a row, and the match of headers to the fields of a schema."""

from collections.abc import Mapping
from dataclasses import dataclass

from etl.parse.characters import plain
from etl.read.workbook import Sheet
from etl.recognise.layouts import Layout
from etl.recognise.table import Column
from etl.schemas import Schema, headers_of, squeeze

LONGEST_HEADER = 200


@dataclass(frozen=True, slots=True)
class Header:
    """A header as written, its squeezed form, and its column. A blank one is named after the code at its left."""

    written: str
    squeezed: str
    number: int


def headers(sheet: Sheet, row: int) -> list[Header]:
    """The headers of a row; a blank header at the right of a named one is its label (Chorus writes so)."""
    found: list[Header] = []
    for cell in sheet.row(row):
        words = plain(cell.value)
        if not words:
            if found and not found[-1].written.endswith("(libellé)"):
                words = f"{found[-1].written} (libellé)"
            else:
                continue
        if len(words) <= LONGEST_HEADER:
            found.append(Header(words, squeeze(words), cell.column))
    while found and found[-1].written.endswith("(libellé)") and _empty_below(sheet, row, found[-1].number):
        found.pop()
    return found


def _empty_below(sheet: Sheet, row: int, column: int) -> bool:
    return all(sheet.cell(below, column).value is None for below in range(row + 1, sheet.last_row + 1))


def match(found: list[Header], schema: Schema, layout: Layout | None = None) -> list[Column]:
    """Each header with its field: the layout's word first, then the field's title, its name, its aliases.

    A code beside its label (``region``, ``region_name``) is told by its name, for it is also the label's title.
    The best-ranked header wins a field; another header for that field is left aside and said so.
    """
    candidates: list[tuple[int, int, str, str, Mapping[str, str]]] = []
    names = {field.name for field in schema.fields} & {header.written for header in found}
    for place, header in enumerate(found):
        if layout and (name := layout.columns.get(header.squeezed)):
            candidates.append((0, place, name, "layout", {}))
        elif {header.written, f"{header.written}_name"} <= names:
            candidates.append((0, place, header.written, "name", {}))
        else:
            # The exact field name is nobody's title: « commune » is the code, « Commune » the name.
            if any(one.name == header.written for one in schema.fields):
                candidates.append((0, place, header.written, "name", {}))
            known = headers_of(schema.name).get(header.squeezed, ())
            candidates += [(rank, place, name, reason, sets) for rank, name, reason, sets in known]
    taken: dict[str, int] = {}
    chosen: dict[int, Column] = {}
    for _rank, place, name, reason, sets in sorted(candidates, key=lambda one: one[:2]):
        header = found[place]
        if place in chosen and chosen[place].field:
            continue
        if name in taken:
            chosen.setdefault(place, Column(header.written, header.number, None, "duplicate"))
            continue
        taken[name] = place
        chosen[place] = Column(header.written, header.number, name, reason, sets)
    columns = []
    for place, header in enumerate(found):
        column = chosen.get(place) or Column(header.written, header.number, None, _aside(header, layout))
        columns.append(column)
    return columns


def _aside(header: Header, layout: Layout | None) -> str:
    if layout and header.squeezed in layout.personal:
        return "personal"
    if layout and header.squeezed in layout.ignored:
        return "ignored"
    return "unknown"
