"""A column whose content contradicts its header: it is read as its header says, and the doubt is said."""

from etl.address import a1
from etl.finding import Finding
from etl.parse.number import parse_decimal
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
        cell = a1(column.row or reading.row, column.number)
        if field.parse == "percent" and "%" in column.header and _fractions(held):
            found.append(
                Finding(
                    "information", "fraction-labelled-percent", sheet.name, cell, reading.row, column.header, field.name
                )
            )
        support = held.support(field)
        if support.share >= limit.content_contradicts:
            continue
        like = _like(held, one, field.name)
        args = {"title": field.title, "count": support.count, "total": support.total, "like": like}
        rule = "content-contradicts" if like else "content-doubtful"
        found.append(Finding("warning", rule, sheet.name, cell, reading.row, column.header, field.name, args=args))
    return found


def _like(held: Profile, one: Schema, but: str) -> str:
    """The title of the field that the cells look like, or nothing."""
    limit = thresholds()
    kinds = limit.kinds_that_prove | {"amount", "date"}
    others = (field for field in one.fields if field.parse in kinds and field.name != but)
    return next((one.title for one in others if held.support(one, proof=True).share >= limit.content_holds), "")


def _fractions(held: Profile) -> bool:
    """Whether the numbers of a column are all between 0 and 1, and not all of them 0 or 1."""
    numbers = [parse_decimal(value).value for value in held.values if not str(value).endswith("%")]
    return all(number is not None and 0 <= number <= 1 for number in numbers) and any(0 < one < 1 for one in numbers)
