"""What a mapping says, in lines of HTML."""

from dashboard.components.html import h
from dashboard.pages.imports.words import field_title
from data.texts import text
from etl.recognise.mapping import ColumnMapping
from etl.schemas import schema


def lines(mapping: ColumnMapping, lang: str) -> list[str]:
    """A header and what it becomes, or a field and its value, a line; headers are text."""
    dataset = mapping.dataset
    said = []
    for header, name in mapping.columns.items():
        became = field_title(dataset, name, lang) if name else text("ui.not_loaded", lang)
        said.append(f"{h(header)} → <b>{h(became)}</b>")
    for name, code in mapping.constants.items():
        value = schema(dataset)[name].label(code, lang)
        said.append(f"{h(field_title(dataset, name, lang))} = <b>{h(value)}</b>")
    return said
