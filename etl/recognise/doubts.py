"""A column whose content contradicts its header: it is read as its header says, and the doubt is said."""

from etl.address import a1
from etl.finding import Finding
from etl.read.workbook import Sheet
from etl.recognise.profile import Profile, profile
from etl.recognise.reading import Reading
from etl.recognise.thresholds import thresholds
from etl.schemas import Schema, schema

BY_NAME = frozenset(("title", "name", "alias"))


def doubts(sheet: Sheet, reading: Reading, last: int | None) -> list[Finding]:
    """One warning for each column that a word names and whose cells are something else."""
    one, limit = schema(reading.dataset), thresholds()
    rows = range(reading.row + 1, (last or sheet.last_row) + 1)
    found = []
    for column in reading.columns:
        if column.field is None or column.reason not in BY_NAME:
            continue
        field = one[column.field]
        if field.parse not in limit.kinds_that_prove | limit.kinds_that_confirm:
            continue
        held = profile(sheet, column.number, rows, one.missing)
        if len(held.values) < limit.doubted_from:
            continue
        support = held.support(field)
        if support.share >= limit.content_contradicts:
            continue
        like = _like(held, one, field.name)
        args = {"title": field.title, "count": support.count, "total": support.total, "like": like}
        rule = "content-contradicts" if like else "content-doubtful"
        cell = a1(column.row or reading.row, column.number)
        found.append(Finding("warning", rule, sheet.name, cell, reading.row, column.header, field.name, args=args))
    return found


def _like(held: Profile, one: Schema, but: str) -> str:
    """The title of the field that the cells look like, or nothing."""
    limit = thresholds()
    kinds = limit.kinds_that_prove | {"amount", "date"}
    others = (field for field in one.fields if field.parse in kinds and field.name != but)
    return next((one.title for one in others if held.support(one, proof=True).share >= limit.content_holds), "")
