"""A copy of the values of a file whose format bears no notes, as a workbook that can bear them."""

import io
import re
import zipfile
from collections.abc import Sequence

from etl.annotate.copied_sheet import FORMATS, SPACE, XML, fits, sheet_xml
from etl.annotate.markup import escaped
from etl.annotate.package import NEW, TYPES
from etl.annotate.patch import MAIN
from etl.annotate.relations import OFFICE
from etl.read import Sheet, Workbook

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
                for chunk in sheet_xml(sheet):
                    stream.write(chunk.encode())
    return out.getvalue(), names, all(fits(sheet) for sheet in book.sheets)


def _entry(part: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(part, NEW)
    made.compress_type = zipfile.ZIP_DEFLATED
    return made


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
