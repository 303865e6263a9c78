"""The list of the summary sheet: a line for each rule, a line for each finding with a link to its cell."""

from data.texts import text
from etl.address import a1
from etl.annotate.cells import empty_cell, height_of, number_cell, row_of, text_cell
from etl.annotate.look import Look
from etl.annotate.marks import LAST_ROW, Line, place
from etl.annotate.markup import escaped
from etl.annotate.summary import Group

MOST_LINKS = 65_530
"""Excel opens no sheet with more links."""

COLUMNS = {
    "severity": 13,
    "count": 9,
    "sheet": 17,
    "cell": 11,
    "column": 22,
    "value": 24,
    "message": 52,
    "suggestion": 46,
    "rule": 22,
}
"""The columns A to I and their widths, in characters."""


class Listing:
    """Writes the lines; ``sheets`` are the names of the sheets that a link can reach, ``links`` what was written."""

    def __init__(self, look: Look, sheets: set[str], lang: str) -> None:
        self._look, self._sheets, self._lang = look, sheets, lang
        self._flags = {name: text(f"annotate.flag_{name}", lang) for name in look.severity}
        self.links: list[str] = []

    def group(self, row: int, group: Group) -> str:
        """The line of a rule: how many, where they all stand, what to do."""
        look, lang = self._look, self._lang
        message = group.message if group.alike else text("annotate.example", lang, message=group.message)
        sheet = text("annotate.several", lang) if group.sheets > 1 else group.sheet or ""
        suggestion = group.suggestion or ""
        cells = [
            text_cell(f"A{row}", look.severity[group.severity], self._flags[group.severity]),
            number_cell(f"B{row}", look.group_count, group.count),
            text_cell(f"C{row}", look.group_text, sheet),
            empty_cell(f"D{row}", look.group_text),
            text_cell(f"E{row}", look.group_text, group.column or ""),
            empty_cell(f"F{row}", look.group_text),
            text_cell(f"G{row}", look.group_text, message),
            text_cell(f"H{row}", look.group_text, suggestion),
            text_cell(f"I{row}", look.group_rule, group.rule),
        ]
        return row_of(row, cells, _height(sheet=sheet, message=message, suggestion=suggestion))

    def finding(self, row: int, line: Line) -> str:
        """The line of a finding."""
        look, finding = self._look, line.finding
        target = target_of(line, self._sheets)
        linked = target is not None and len(self.links) < MOST_LINKS
        if linked:
            location = escaped(f"{quoted(finding.sheet or '')}!{target}").decode()
            self.links.append(f'<hyperlink ref="D{row}" location="{location}"/>')
        address = finding.cell or ("" if finding.row is None else text("annotate.row", self._lang, row=finding.row))
        sheet, column, value = finding.sheet or "", finding.column or "", finding.value or ""
        suggestion = line.suggestion or ""
        cells = [
            text_cell(f"A{row}", look.severity[finding.severity], self._flags[finding.severity]),
            empty_cell(f"B{row}", look.text),
            text_cell(f"C{row}", look.text, sheet),
            text_cell(f"D{row}", look.link if linked else look.text, address),
            text_cell(f"E{row}", look.text, column),
            text_cell(f"F{row}", look.value, value),
            text_cell(f"G{row}", look.text, line.message),
            text_cell(f"H{row}", look.text, suggestion),
            text_cell(f"I{row}", look.rule, finding.rule),
        ]
        height = _height(sheet=sheet, column=column, value=value, message=line.message, suggestion=suggestion)
        return row_of(row, cells, height)


def target_of(line: Line, sheets: set[str]) -> str | None:
    """The cell that a finding's link reaches: its own, else the first of its row; None where there is none."""
    if line.finding.sheet not in sheets:
        return None
    if where := place(line.finding.cell):
        return a1(*where)
    row = line.finding.row
    return f"A{row}" if row is not None and 1 <= row <= LAST_ROW else None


def quoted(sheet: str) -> str:
    """A sheet's name as a reference needs it."""
    return "'" + sheet.replace("'", "''") + "'"


def _height(**words: str) -> int:
    return height_of((one, COLUMNS[name]) for name, one in words.items())
