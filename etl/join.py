"""Values that another sheet of the workbook holds: for each line, the cell that a key leads to, sheet after sheet."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.lines import Lines
from etl.parse.characters import plain
from etl.read.workbook import Sheet, Value, Workbook
from etl.recognise.headers import Header, headers
from etl.recognise.layouts import Join
from etl.recognise.table import Column
from etl.schemas import squeeze


@dataclass(frozen=True, slots=True)
class Fetched:
    """A column of another sheet, one raw value a line; ``rows`` are the rows of that sheet, 0 where none is found."""

    sheet: Sheet
    column: Column
    raw: list[Value]
    rows: list[int]


class Keyed:
    """A sheet read by key: its first row names its columns."""

    def __init__(self, sheet: Sheet, key: str, where: Mapping[str, str]) -> None:
        self.sheet = sheet
        self.found: dict[str, Header] = {}
        for header in headers(sheet, sheet.first_row) if sheet.rows else ():
            self.found.setdefault(header.squeezed, header)
        self.rows: defaultdict[str, list[int]] = defaultdict(list)
        numbers = range(sheet.first_row + 1, sheet.last_row + 1)
        if squeeze(key) not in self.found:
            return
        wanted = [
            ([squeeze(plain(value)) for value in self.column(name, numbers)], squeeze(word))
            for name, word in where.items()
            if squeeze(name) in self.found
        ]
        for place, value in enumerate(self.column(key, numbers)):
            words = keyed(value)
            if words and all(said[place] == word for said, word in wanted):
                self.rows[words].append(numbers[place])

    def column(self, header: str, rows: Sequence[int]) -> list[Value]:
        """The values of a column at some rows; Nones where the sheet has no such column."""
        found = self.found.get(squeeze(header))
        return self.sheet.column(found.number, rows) if found else [None] * len(rows)

    def row(self, key: str, header: str) -> tuple[int, bool]:
        """The first row of a key (0 for none), and whether its other rows say another thing in that column."""
        rows = self.rows.get(key, [])
        if not rows:
            return 0, False
        return rows[0], len(rows) > 1 and len(set(map(plain, self.column(header, rows)))) > 1


def keyed(value: Value) -> str:
    """A key as it is compared: plain text, without the ``.0`` of a number column."""
    return plain(value).removesuffix(".0")


def fetch(join: Join, lines: Lines, workbook: Workbook) -> list[Fetched]:
    """The columns that a join takes. Lines whose key is unknown, or leads to several values, are said."""
    last = workbook.sheet(join.sheet)
    keys = _keys(join, lines)
    if last is None or keys is None:
        return []
    for step in join.through:
        sheet = workbook.sheet(step.sheet)
        if sheet is None:
            return []
        keys = _followed(Keyed(sheet, step.key, {}), step.take, keys, lines, step.sheet)
    there = Keyed(last, join.key, join.where)
    found = []
    for rank, (header, name) in enumerate(join.take.items()):
        taken = there.found.get(squeeze(header))
        if taken is None:
            continue
        rows = []
        for place, key in enumerate(keys):
            row, several = there.row(key, header)
            if several:
                lines.add(
                    place, "warning", "join-ambiguous", _on(join, lines), said=key, sheet=join.sheet, column=header
                )
                row = 0
            # A filtered sheet may well hold nothing of a line: a person has no establishment.
            elif key and not row and not rank and not join.where:
                lines.add(place, "warning", "join-missing", _on(join, lines), said=key, sheet=join.sheet)
            rows.append(row)
        raw = [last.cell(row, taken.number).value if row else None for row in rows]
        found.append(Fetched(last, Column(taken.written, taken.number, name, "join"), raw, rows))
    return found


def _on(join: Join, lines: Lines) -> str | None:
    return join.on if join.on in lines.bearers else None


def _keys(join: Join, lines: Lines) -> list[str] | None:
    """The key of each line: the value of a field, or the cell under a header of the table."""
    if join.on in lines.values:
        return ["" if value is None else str(value) for value in lines.column(join.on)]
    wanted = squeeze(join.on)
    column = next((one for one in lines.table.columns if squeeze(one.header) == wanted), None)
    if column is None:
        return None
    return [keyed(value) for value in lines.table.sheet.column(column.number, lines.numbers)]


def _followed(there: Keyed, take: str, keys: list[str], lines: Lines, sheet: str) -> list[str]:
    """The keys that a sheet on the way gives for those of the lines."""
    found = []
    for place, key in enumerate(keys):
        row, several = there.row(key, take)
        if several:
            lines.add(place, "warning", "join-ambiguous", None, said=key, sheet=sheet, column=take)
        elif key and not row:
            lines.add(place, "warning", "join-missing", None, said=key, sheet=sheet)
        found.append(keyed(there.column(take, [row])[0]) if row and not several else "")
    return found
