"""What a row says when it is read as a header: for each dataset, the fields that it names and those that it lacks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from etl.read.workbook import Sheet
from etl.recognise.headers import LONGEST_HEADER, Header, headers, match, two_row_headers
from etl.recognise.layouts import Layout, layouts
from etl.recognise.mapping import ColumnMapping, Recall
from etl.recognise.table import Column
from etl.recognise.thresholds import thresholds
from etl.schemas import DATASETS, PLACE_FIELDS, Schema, headers_of, schema, squeeze

KNOWN_LAYOUT = 100
"""What a known layout adds to a score: recognised by its whole signature, it leaves nothing to guess."""

REMEMBERED = 1_000


@dataclass(frozen=True, slots=True)
class Reading:
    """A row read as the header of a dataset. ``missing`` are the groups of fields of which a row needs one."""

    row: int
    headers: tuple[Header, ...]
    dataset: str
    columns: tuple[Column, ...]
    layout: Layout | None
    constants: Mapping[str, str]
    missing: tuple[tuple[str, ...], ...]
    score: float
    mapping: ColumnMapping | None = None

    @property
    def fields(self) -> frozenset[str]:
        """The fields that have a column."""
        return frozenset(column.field for column in self.columns if column.field)

    @property
    def written(self) -> tuple[str, ...]:
        """The headers as written."""
        return tuple(header.written for header in self.headers)

    @property
    def whole(self) -> bool:
        """Whether rows can be counted with what is there."""
        enough = min(thresholds().fewest_columns, len(schema(self.dataset).fields))
        return not self.missing and len(self.fields) >= enough


def read_row(sheet: Sheet, row: int, within: range, recall: Recall, place: str | None) -> list[Reading]:
    """Every reading of a row, as a header of its own and under the row of group titles above it.

    A header of two rows must name more than each of its rows does. ``place`` is the territory that the sheet's name
    says, for tables without any.
    """
    above_too = row > sheet.first_row
    if not (_familiar(sheet, row, recall) or (above_too and _familiar(sheet, row - 1, recall))):
        return []
    alone = read_headers(row, headers(sheet, row, within), recall, place)
    if not above_too:
        return alone
    joined = read_headers(row, two_row_headers(sheet, row, within), recall, place)
    above = read_headers(row - 1, headers(sheet, row - 1, within), recall, place)
    best = max((len(one.fields) for one in alone + above), default=0)
    return alone + [one for one in joined if len(one.fields) > best]


def _familiar(sheet: Sheet, row: int, recall: Recall) -> bool:
    """Whether any text of a row is a known header: most rows are told from headers by this alone."""
    known, remembered = known_headers(), recall.words
    return any(
        isinstance(value, str)
        and len(value) <= LONGEST_HEADER
        and ((word := squeeze(value)) in known or word in remembered)
        for value in sheet.values(row)
    )


def read_headers(
    row: int, found: Sequence[Header], recall: Recall, place: str | None, *, unknown: bool = False
) -> list[Reading]:
    """Every reading of some headers, by dataset; none where fewer than two are there, or, unless ``unknown`` ones are
    read too, where none is known.
    """
    if len(found) < thresholds().fewest_columns:
        return []
    mapping = recall([header.written for header in found])
    squeezed = frozenset(header.squeezed for header in found)
    signed = [one for one in layouts() if one.signed(squeezed)]
    if mapping is not None:
        usual = [_reading(row, found, one.dataset, one, place) for one in signed if one.dataset == mapping.dataset]
        return [_remembered((usual or [_named(row, found, mapping.dataset, place)])[0], mapping, place)]
    if not unknown and not any(form in known_headers() for header in found for form in header.forms):
        return []
    if signed:
        return [_reading(row, found, one.dataset, one, place) for one in signed]
    return [_named(row, found, name, place) for name in DATASETS]


def _named(row: int, found: Sequence[Header], dataset: str, place: str | None) -> Reading:
    """The reading of a dataset, with the layout that its fields betray."""
    plainly = _reading(row, found, dataset, None, place)
    for layout in layouts():
        if layout.betrayed(dataset, plainly.fields):
            return _reading(row, found, dataset, layout, place)
    return plainly


def _reading(row: int, found: Sequence[Header], dataset: str, layout: Layout | None, place: str | None) -> Reading:
    one = schema(dataset)
    columns = match(found, one, layout)
    constants = dict(layout.constants) if layout else {}
    return _made(row, found, one, columns, constants, place, layout)


def _remembered(usual: Reading, mapping: ColumnMapping, place: str | None) -> Reading:
    """The columns that a person decided, then the others as usual, never a field that is already decided."""
    one = schema(mapping.dataset)
    decided = {squeeze(header): name for header, name in mapping.columns.items()}
    said = {"by": mapping.by, "on": mapping.on} if mapping.on else {}
    columns = []
    for header, column in zip(usual.headers, usual.columns, strict=True):
        if header.squeezed in decided and column.reason != "personal":
            name, reason = decided[header.squeezed], "remembered" if mapping.on else "chosen"
            column = Column(header.written, header.number, name, reason, evidence=said, row=header.row)
        elif column.field in decided.values():
            column = replace(column, field=None, reason="duplicate", sets={})
        columns.append(column)
    constants = {**(usual.layout.constants if usual.layout else {}), **mapping.constants}
    return _made(usual.row, usual.headers, one, columns, constants, place, usual.layout, mapping)


def _made(
    row: int,
    found: Sequence[Header],
    one: Schema,
    columns: Sequence[Column],
    constants: dict[str, str],
    place: str | None,
    layout: Layout | None,
    mapping: ColumnMapping | None = None,
) -> Reading:
    fields = {column.field for column in columns if column.field}
    for column in columns:
        for name, value in column.sets.items():
            constants.setdefault(name, value)
    if place and not fields & place_fields(one):
        constants.setdefault(place_field(one), place)
    if layout and layout.views:
        mapping = None
    there = fields | set(constants)
    viewed = {name for view in layout.views for name in (*view.columns.values(), *view.constants)} if layout else set()
    missing = tuple(group for group in one.requires if not any(name in there | viewed for name in group))
    share = len(fields) / max(len(columns), 1)
    score = len(fields) + share + (KNOWN_LAYOUT if layout else 0) + (REMEMBERED if mapping else 0)
    return Reading(row, tuple(found), one.name, tuple(columns), layout, constants, missing, score, mapping)


def place_field(one: Schema) -> str:
    """The field in which a dataset keeps the place that a sheet's name says."""
    return "department" if one.located else "zone_id"


def place_fields(one: Schema) -> frozenset[str]:
    """The fields of a dataset that say a place. A dataset that has none takes none."""
    names = frozenset(field.name for field in one.fields)
    return (PLACE_FIELDS | {"zone_id"}) & names or names


@cache
def known_headers() -> frozenset[str]:
    """Every squeezed header that a schema or a layout knows."""
    found = {header for name in DATASETS for header in headers_of(name)}
    for layout in layouts():
        found |= set(layout.columns) | layout.signature
    return frozenset(found)
