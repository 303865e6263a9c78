"""Headers of a row or of two rows, and the match of headers to the fields of a schema, word for word."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from etl.parse.characters import plain
from etl.read.workbook import Cell, Sheet
from etl.recognise.layouts import Layout
from etl.recognise.table import Column
from etl.schemas import Schema, headers_of, squeeze

LONGEST_HEADER = 200
LABEL = " (libellé)"
JOINT = " — "


@dataclass(frozen=True, slots=True)
class Header:
    """A header as written, its squeezed form, and its column. A blank one is named after the code at its left.

    ``others`` are the further squeezed forms under which a header of two rows may be known; ``row`` is where it
    stands, when that is above the last header row.
    """

    written: str
    squeezed: str
    number: int
    others: tuple[str, ...] = ()
    row: int | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """Every squeezed form, the fullest first."""
        return (self.squeezed, *self.others)


def headers(sheet: Sheet, row: int, within: range | None = None) -> list[Header]:
    """The headers of a row, of some columns only where ``within`` says which.

    A blank header at the right of a named one is its label (Chorus writes so), where its column holds something.
    """
    found: list[Header] = []
    for cell in _cells(sheet, row, within):
        words = plain(cell.value)
        if not words:
            if not found or found[-1].written.endswith(LABEL) or empty_below(sheet, row, cell.column):
                continue
            words = f"{found[-1].written}{LABEL}"
        if len(words) <= LONGEST_HEADER:
            found.append(Header(words, squeeze(words), cell.column))
    return found


def two_row_headers(sheet: Sheet, row: int, within: range | None = None) -> list[Header]:
    """The headers of a row of sub-titles under a row of group titles: « Groupe — Sous-titre ».

    A group title reaches to the next one, or to the end of its merged range. None where no title reaches further than
    its own column: two rows of a list are no header.
    """
    above = {cell.column: plain(cell.value) for cell in _cells(sheet, row - 1, within)}
    group, spanning, found = "", False, []
    for cell in _cells(sheet, row, within):
        upper, lower = above.get(cell.column, ""), plain(cell.value)
        group = upper or (group if _reaches(sheet, row - 1, cell.column) else "")
        spanning = spanning or bool(group and lower and not upper)
        if lower and group:
            forms = (f"{group} {lower}", f"{lower} {group}", lower, group)
            found.append(
                Header(f"{group}{JOINT}{lower}"[:LONGEST_HEADER], squeeze(forms[0]), cell.column, _squeezed(forms[1:]))
            )
        elif lower:
            found.append(Header(lower, squeeze(lower), cell.column))
        elif upper:
            found.append(Header(upper, squeeze(upper), cell.column, row=row - 1))
    return found if spanning else []


def _cells(sheet: Sheet, row: int, within: range | None) -> list[Cell]:
    return [cell for cell in sheet.row(row) if within is None or cell.column in within]


def _squeezed(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(squeeze(form) for form in forms)


def _reaches(sheet: Sheet, row: int, column: int) -> bool:
    """Whether the title at the left of a blank cell reaches it; nothing tells where a file keeps no merged range."""
    here = [(left, right) for top, left, bottom, right in sheet.merged if top <= row <= bottom]
    return not here or any(left <= column <= right for left, right in here)


def empty_below(sheet: Sheet, row: int, column: int) -> bool:
    """Whether a column holds nothing under a row."""
    place = column - sheet.first_column
    return all(
        place >= len(values) or values[place] is None or values[place] == ""
        for values in sheet.rows[max(row - sheet.first_row + 1, 0) :]
    )


def match(found: Sequence[Header], schema: Schema, layout: Layout | None = None) -> list[Column]:
    """Each header with its field: the layout's word first, then the field's title, its name, its aliases.

    A code beside its label (``region``, ``region_name``) is told by its name, for it is also the label's title.
    The best-ranked header wins a field; another header for that field is left aside and said so.
    """
    candidates: list[tuple[int, int, str, str, Mapping[str, str]]] = []
    fields = {field.name for field in schema.fields}
    names = fields & {header.written for header in found}
    for place, header in enumerate(found):
        if layout and (name := layout.columns.get(header.squeezed)):
            candidates.append((0, place, name, "layout", {}))
        elif layout and header.squeezed in layout.personal | layout.ignored:
            continue
        elif {header.written, f"{header.written}_name"} <= names:
            candidates.append((0, place, header.written, "name", {}))
        else:
            # The exact field name is nobody's title: « commune » is the code, « Commune » the name.
            if header.written in fields:
                candidates.append((0, place, header.written, "name", {}))
            known = _known(header, schema)
            candidates += [(rank, place, name, reason, sets) for rank, name, reason, sets in known]
    taken: dict[str, int] = {}
    chosen: dict[int, Column] = {}
    for _rank, place, name, reason, sets in sorted(candidates, key=lambda one: one[:2]):
        header = found[place]
        if place in chosen and chosen[place].field:
            continue
        if name in taken:
            chosen.setdefault(place, Column(header.written, header.number, None, "duplicate", row=header.row))
            continue
        taken[name] = place
        chosen[place] = Column(header.written, header.number, name, reason, sets, row=header.row)
    return [
        chosen.get(place) or Column(header.written, header.number, None, _aside(header, layout), row=header.row)
        for place, header in enumerate(found)
    ]


def _known(header: Header, schema: Schema) -> Sequence[tuple[int, str, str, Mapping[str, str]]]:
    """What a schema knows of the first form of a header that it knows."""
    words = headers_of(schema.name)
    return next((words[form] for form in header.forms if form in words), ())


def _aside(header: Header, layout: Layout | None) -> str:
    if layout and header.squeezed in layout.personal:
        return "personal"
    if layout and header.squeezed in layout.ignored:
        return "ignored"
    return "unknown"
