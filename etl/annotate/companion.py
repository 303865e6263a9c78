"""A copy of the values of a file whose format bears no notes, as a workbook that can bear them."""

import io
import math
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from etl.address import letters
from etl.annotate.cells import text_cell
from etl.annotate.marks import LAST_COLUMN, LAST_ROW
from etl.annotate.markup import escaped
from etl.annotate.package import NEW, TYPES
from etl.annotate.patch import MAIN
from etl.annotate.relations import OFFICE
from etl.read import Sheet, Value, Workbook
from etl.read.workbook import CellFault

PLAIN, TEXT, DAY, MOMENT, HOUR, LASTING = range(6)
FORMATS = (0, 49, 14, 22, 21, 46)
"""The built-in number formats of the six, in each reader's own writing: none, text, day, moment, hour, duration."""

EPOCH = datetime(1899, 12, 30)
FIRST_DAY = datetime(1900, 3, 1)
"""Before it, serial numbers count a day that never was: such a date is kept as text."""

DAY_LENGTH = timedelta(days=1)
ERRORS = frozenset(("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"))
LONGEST_TEXT = 255
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STYLES = (
    f"{XML}<styleSheet {SPACE}>"
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    f'<cellXfs count="{len(FORMATS)}">'
    + "".join(
        f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        for number in FORMATS
    )
    + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def copied(book: Workbook) -> tuple[bytes, dict[str, str], bool]:
    """The copy, the name that each sheet bears in it, and whether all cells found room in it.

    Values keep their type and their place; a text stays a text, whatever it looks like.
    """
    names = _names(book.sheets)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for part, content in _frame(book.sheets, list(names.values())).items():
            target.writestr(_entry(part), content)
        for number, sheet in enumerate(book.sheets, 1):
            with target.open(_entry(f"xl/worksheets/sheet{number}.xml"), "w") as stream:
                for chunk in _sheet(sheet):
                    stream.write(chunk.encode())
    return out.getvalue(), names, all(_fits(sheet) for sheet in book.sheets)


def _entry(part: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(part, NEW)
    made.compress_type = zipfile.ZIP_DEFLATED
    return made


def _fits(sheet: Sheet) -> bool:
    width = max(map(len, sheet.rows), default=0)
    return sheet.last_row <= LAST_ROW and sheet.first_column + width - 1 <= LAST_COLUMN


def _names(sheets: Sequence[Sheet]) -> dict[str, str]:
    """The sheets' names as a workbook may hold them: 31 characters, some of them barred, no two alike."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for sheet in sheets:
        name = re.sub(r"[\[\]:*?/\\\x00-\x1f]", "_", sheet.name).strip("'")[:31] or "_"
        name, number = f"{name[:30]}_" if name.casefold() == "history" else name, 1
        base = name
        while name.casefold() in taken:
            number += 1
            name = f"{base[: 31 - len(str(number)) - 3]} ({number})"
        names[sheet.name] = name
        taken.add(name.casefold())
    return names


def _frame(sheets: Sequence[Sheet], names: Sequence[str]) -> dict[str, str]:
    """Every part but the sheets."""
    numbers = range(1, len(sheets) + 1)
    override = '<Override PartName="/xl/{}" ContentType="{}+xml"/>'
    types = override.format("workbook.xml", f"{MAIN}.sheet.main") + override.format("styles.xml", f"{MAIN}.styles")
    types += "".join(override.format(f"worksheets/sheet{n}.xml", f"{MAIN}.worksheet") for n in numbers)
    link = f'<Relationship Id="rId{{}}" Type="{OFFICE}/{{}}" Target="/xl/{{}}"/>'
    links = "".join(link.format(n, "worksheet", f"worksheets/sheet{n}.xml") for n in numbers)
    links += link.format(len(sheets) + 1, "styles", "styles.xml")
    held = "".join(
        f'<sheet name="{escaped(name).decode()}" sheetId="{n}" r:id="rId{n}"{"" if sheet.visible else hidden}/>'
        for n, sheet, name, hidden in zip(numbers, sheets, names, [' state="hidden"'] * len(sheets), strict=True)
    )
    rels = f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{{}}</Relationships>'
    return {
        TYPES: f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": rels.format(link.format(1, "officeDocument", "workbook.xml")),
        "xl/workbook.xml": f'{XML}<workbook {SPACE} xmlns:r="{OFFICE}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{held}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": rels.format(links),
        "xl/styles.xml": STYLES,
    }


def _sheet(sheet: Sheet) -> Iterator[str]:
    yield f'{XML}<worksheet {SPACE}><sheetViews><sheetView workbookViewId="0"/></sheetViews>'
    yield '<sheetFormatPr defaultRowHeight="15"/>'
    sample = sheet.rows[:200]
    widths = [
        max((len(str(row[n])) for row in sample if n < len(row) and row[n] is not None), default=0)
        for n in range(max(map(len, sample), default=0))
    ]
    columns = [(sheet.first_column + n, min(max(width + 2, 10), 42)) for n, width in enumerate(widths)]
    held = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in columns if n <= LAST_COLUMN
    )
    yield f"<cols>{held}</cols><sheetData>" if held else "<sheetData>"
    last = 1
    for number, values in enumerate(sheet.rows, sheet.first_row):
        if number > LAST_ROW:
            break
        cells = [
            _cell(f"{letters(column)}{number}", value)
            for column, value in enumerate(values[: LAST_COLUMN - sheet.first_column + 1], sheet.first_column)
            if value is not None and value != ""
        ]
        if cells:
            last = number
            yield f'<row r="{number}">{"".join(cells)}</row>'
    yield "</sheetData>"
    if held:
        spanned = f"A1:{letters(columns[-1][0])}{last}"
        yield f'<ignoredErrors><ignoredError sqref="{spanned}" numberStoredAsText="1"/></ignoredErrors>'
    yield "</worksheet>"


def _cell(cell: str, value: Value) -> str:
    match value:
        case bool():
            return f'<c r="{cell}" t="b"><v>{int(value)}</v></c>'
        case int() | float() if math.isfinite(value):
            return f'<c r="{cell}"><v>{value!r}</v></c>'
        case CellFault() if value.error in ERRORS:
            return f'<c r="{cell}" t="e"><v>{value.error}</v></c>'
        case CellFault() if not value.error:
            # A formula that was never calculated: one that gives no value either stands for it.
            return f'<c r="{cell}"><f>NA()</f></c>'
        case CellFault():
            return _text(cell, value.error)
        case datetime() if value >= FIRST_DAY:
            return _serial(cell, MOMENT, value - EPOCH)
        case date() if not isinstance(value, datetime) and value >= FIRST_DAY.date():
            return f'<c r="{cell}" s="{DAY}"><v>{(value - EPOCH.date()).days}</v></c>'
        case time():
            length = timedelta(
                hours=value.hour, minutes=value.minute, seconds=value.second, microseconds=value.microsecond
            )
            return _serial(cell, HOUR, length)
        case timedelta():
            return _serial(cell, LASTING, value)
        case _:
            return _text(cell, str(value))


def _serial(cell: str, style: int, length: timedelta) -> str:
    return f'<c r="{cell}" s="{style}"><v>{length / DAY_LENGTH!r}</v></c>'


def _text(cell: str, words: str) -> str:
    return text_cell(cell, TEXT if len(words) <= LONGEST_TEXT else PLAIN, words)
