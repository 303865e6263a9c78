"""A field and its values in words: its title, the label of a code, money and dates as written."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from dashboard import format as fmt
from data.reference import territories
from data.texts import catalogue, text
from etl.recognise.reason import why
from etl.schemas import Field, schema

PLACES = frozenset(("commune", "department", "region", "epci", "territory", "zone"))


def field_title(dataset: str, name: str, lang: str) -> str:
    """What a reader calls a field."""
    found = _field(dataset, name)
    return found.heading(lang) if found else catalogue(lang).get(f"ui.field_{name}", name.replace("_", " "))


def is_amount(dataset: str, name: str) -> bool:
    """Whether a field holds euros."""
    found = _field(dataset, name)
    return found is not None and found.parse == "amount"


def reason(code: str, evidence: Mapping[str, object], lang: str) -> str:
    """Why a column is what it is, with its evidence."""
    return why(code, evidence, lang, lambda value: _evidence(value, lang))


def _evidence(value: object, lang: str) -> str:
    if isinstance(value, float):
        return fmt.percent(Decimal(str(round(value, 2))), lang, 0)
    if isinstance(value, int):
        return fmt.count(value, lang)
    return fmt.day(value, lang) if isinstance(value, date) else str(value)


def shown(dataset: str, name: str | None, value: str | None, lang: str) -> str:
    """A stored value as a reader writes it."""
    if value is None or value == "":
        return text("ui.unknown", lang)
    found = _field(dataset, name) if name else None
    if found is None:
        return value
    if value in found.labels:
        return found.label(value, lang)
    if found.parse in PLACES and (place := territories().get(value)) is not None:
        return f"{place.code.lstrip('CR')} {place.name}"
    try:
        if found.type == "date":
            return fmt.day(date.fromisoformat(value[:10]), lang)
        if found.parse == "amount":
            return fmt.money(Decimal(value), lang)
        if found.type == "number":
            return fmt.number(Decimal(value), lang, 6, trim=True)
        if found.parse == "boolean":
            return text("ui.yes" if value == "True" else "ui.no", lang)
    except (ValueError, InvalidOperation):
        return value
    return value


def _field(dataset: str, name: str) -> Field | None:
    try:
        return schema(dataset)[name]
    except KeyError:
        return None
