"""Workbooks to annotate: rich ones made by two writers, and packages written by hand, element by element."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date, datetime

import xlsxwriter
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from etl.annotate import Annotated, Summary, annotate
from etl.finding import Finding, Severity

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000a49444154789c63000100000500010d0a2db40000000049454e44ae426082"
)
SUMMARY = Summary(
    name="dossiers.xlsx",
    sha256="ab" * 32,
    produced_at=datetime(2026, 11, 24, 14, 5),
    data_date=date(2021, 10, 8),
    new=18,
    changed=3,
    unchanged=1240,
    missing=2,
    rejected=1,
    blocked=("1 ligne(s) rejetée(s) sur 4 : rien n’est chargé.",),
)


def fault(
    cell: str | None,
    sheet: str | None = "Dossiers",
    severity: Severity = "error",
    *,
    value: str = "abc",
    rejects: bool = False,
    row: int | None = None,
) -> Finding:
    """A finding at a cell: « abc » n’est pas un nombre."""
    return Finding(severity, "number-unreadable", sheet, cell, row, "Coût total", "total_cost", value, rejects=rejects)


def annotated(content: bytes, *findings: Finding, name: str = "dossiers.xlsx", lang: str = "fr") -> Annotated:
    """The file annotated, with a summary of its own."""
    return annotate(content, name, findings, summary=SUMMARY, lang=lang)


def rich() -> bytes:
    """Two sheets with a chart, an image, formats, conditional formats, validations, notes, names, a filter, a table."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.set_properties({"created": datetime(2021, 10, 8)})  # the same bytes each time
        data, other = book.add_worksheet("Dossiers"), book.add_worksheet("L'Ain")
        head = book.add_format({"bold": True, "bg_color": "#1F3864", "font_color": "#FFFFFF", "border": 1})
        shade = book.add_format({"bg_color": "#E2EFDA", "num_format": "@", "italic": True})
        day = book.add_format({"num_format": "dd/mm/yyyy", "border": 1})
        money = book.add_format({"num_format": "#,##0.00", "align": "right"})
        data.set_column(1, 1, 34)
        data.write_row(0, 0, ["N° de dossier", "Intitulé", "Déposé le", "Coût total"], head)
        for row in range(1, 5):
            data.write_string(row, 0, f"00{row}", shade)
            data.write_string(row, 1, "=cmd|' /C calc'!A0" if row == 4 else f"Projet n° {row}")
            data.write_datetime(row, 2, datetime(2021, 3, row), day)
            data.write_number(row, 3, 1000.25 * row, money)
        data.write_formula("D7", "=SUM(D2:D5)", money, 10002.5)
        data.write_comment("A2", "À revoir avec Martine.")
        data.write_comment("F9", "Hors tableau.")
        data.conditional_format("D2:D5", {"type": "data_bar"})
        data.conditional_format("B2:B5", {"type": "duplicate", "format": shade})
        data.data_validation("C2:C9", {"validate": "date", "criteria": ">", "value": date(2020, 1, 1)})
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Dossiers!$D$2:$D$5"})
        data.insert_chart("H8", chart)
        data.insert_image("H2", "point.png", {"image_data": io.BytesIO(PNG)})
        data.autofilter(0, 0, 4, 3)
        data.freeze_panes(1, 0)
        data.repeat_rows(0)
        data.write_url("B9", "https://exemple.fr/")
        data.activate()
        other.add_table(0, 0, 2, 1, {"columns": [{"header": "Code"}, {"header": "Valeur"}]})
        other.write_row(1, 0, ["01", 5])
        other.repeat_rows(0)
        book.define_name("Montants", "=Dossiers!$D$2:$D$5")
    return out.getvalue()


def plain() -> bytes:
    """A sheet as openpyxl writes it, with a note and two fills."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Dossiers"
    for row in ([1, "un", True], [2, "deux", False], [None, None, 3.5]):
        sheet.append(row)
    sheet["A1"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet["B1"].fill = PatternFill("lightUp", fgColor="00FF00")
    sheet["B2"].font = Font(name="Arial", size=14, italic=True)
    sheet["A2"].comment = Comment("Ma note", "Martine")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0"/>'
    '<xf numFmtId="2" fontId="0" fillId="0"/><xf numFmtId="10" fontId="0" fillId="0"/></cellXfs></styleSheet>'
)


def package(
    sheet: str, *, styles: str | None = STYLES, sheets: str | None = None, more: Mapping[str, str] | None = None
) -> bytes:
    """A package of one sheet « Dossiers », its parts as given; ``more`` adds parts or replaces them."""
    head = "http://schemas.openxmlformats.org/package/2006"
    held = sheets or '<sheet name="Dossiers" sheetId="1" r:id="rId1"/>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{head}/content-types"><Default Extension="xml" ContentType='
        '"application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
        f'+xml"/><Override PartName="/xl/workbook.xml" ContentType="{KINDS}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KINDS}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{KINDS}.styles+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{head}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{held}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{head}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{OFFICE}/styles" '
        'Target="styles.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet,
        "xl/styles.xml": styles,
        **(more or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            if content is not None:
                target.writestr(name, content)
    return out.getvalue()


def sheet_xml(rows: str, *, before: str = "", after: str = "") -> str:
    """A worksheet part around some rows."""
    return f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
