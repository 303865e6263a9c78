"""The native template of a dataset: an empty sheet whose headers are the schema's titles, and its dictionary."""

from pathlib import Path

import xlsxwriter

from data.texts import text
from etl.schemas import Field, Schema, schema

INK, SHADE, REQUIRED = "#161616", "#E9ECF1", "#B9CFEA"
ROWS = 10_000
TEXT_KINDS = frozenset(("reference", "siret", "commune", "department", "region", "epci", "territory", "zone", "axis"))


def write_template(dataset: str, path: Path) -> None:
    """Writes the workbook. Raises KeyError for an unknown dataset, OSError where the file cannot be written."""
    one = schema(dataset)
    with path.open("wb") as stream, xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"title": one.title, "comments": f"{one.name} v{one.version}"})
        _data_sheet(book, one)
        _dictionary_sheet(book, one)


def _data_sheet(book: xlsxwriter.Workbook, one: Schema) -> None:
    sheet = book.add_worksheet(one.title[:31])
    plain = book.add_format({"bold": True, "bg_color": SHADE, "font_color": INK, "text_wrap": True, "valign": "top"})
    needed = book.add_format(
        {"bold": True, "bg_color": REQUIRED, "font_color": INK, "text_wrap": True, "valign": "top"}
    )
    formats = {
        "text": book.add_format({"num_format": "@"}),
        "date": book.add_format({"num_format": "dd/mm/yyyy"}),
        "amount": book.add_format({"num_format": "#,##0.00"}),
    }
    groups = {name for group in one.requires for name in group}
    for number, field in enumerate(one.fields):
        sheet.set_column(number, number, max(14, min(34, len(field.title) + 4)), formats.get(_format(field)))
        sheet.write_string(0, number, field.title, needed if field.name in groups else plain)
        sheet.write_comment(0, number, f"{field.description}\nEx. : {field.example}", {"x_scale": 1.6})
        if field.choices:
            sheet.data_validation(
                1,
                number,
                ROWS,
                number,
                {
                    "validate": "list",
                    "source": [field.label(code, "fr") for code in field.choices],
                    "error_title": field.title,
                    "error_message": text("findings.choice-unknown", "fr", value="", column="", cell=""),
                    "error_type": "warning",
                },
            )
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 1)


def _format(field: Field) -> str:
    if field.type == "date":
        return "date"
    if field.parse == "amount":
        return "amount"
    return "text" if field.parse in TEXT_KINDS else ""


def _dictionary_sheet(book: xlsxwriter.Workbook, one: Schema) -> None:
    sheet = book.add_worksheet(text("template.dictionary", "fr"))
    bold = book.add_format({"bold": True, "bg_color": SHADE, "font_color": INK})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    for number, key in enumerate(("column", "name", "meaning", "required", "example", "values")):
        sheet.write_string(0, number, text(f"template.{key}", "fr"), bold)
    groups = {name for group in one.requires for name in group}
    for row, field in enumerate(one.fields, start=1):
        required = text("template.yes" if field.name in groups else "template.no", "fr")
        values = ", ".join(field.label(code, "fr") for code in field.choices)
        cells = (field.title, field.name, field.description, required, field.example or "", values)
        for number, words in enumerate(cells):
            sheet.write_string(row, number, words, wrap)
    for number, width in enumerate((28, 20, 60, 12, 26, 60)):
        sheet.set_column(number, number, width)
    sheet.freeze_panes(1, 0)
