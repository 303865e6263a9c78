"""The Table Schemas of a package: those of ``data/schemas``, as published, without what only loading needs."""

from typing import Any

from dashboard.queries.definitions import FIGURE_IDS
from dashboard.reports.figure_table import HEADS
from dashboard.reports.public_data import SOURCE, public_fields
from data.texts import text
from etl.schemas import Field

SPECIFICATION = "https://specs.frictionlessdata.io/schemas/table-schema.json"
TYPES = {"number": "number", "day": "date", "text": "string"}


def table_schema(dataset: str) -> dict[str, Any]:
    """The Table Schema of a dataset's CSV."""
    fields = [_field(one) for one in public_fields(dataset)]
    source = {"name": SOURCE, "type": "string", **_titles("source"), "constraints": {"required": True}}
    return _schema([*fields, source])


def figures_schema() -> dict[str, Any]:
    """The Table Schema of the figures."""
    fields: list[dict[str, Any]] = [
        {"name": head.label, "type": TYPES[head.kind], **_titles(f"figure_{head.label}")} for head in HEADS
    ]
    for one in fields:
        if one["name"] in ("level", "territory", "figure", "unit"):
            one["constraints"] = {"required": True}
        if one["name"] == "figure":
            one["constraints"]["enum"] = list(FIGURE_IDS)
    return {**_schema(fields), "primaryKey": ["level", "territory", "figure"]}


def _schema(fields: list[dict[str, Any]]) -> dict[str, Any]:
    return {"$schema": SPECIFICATION, "fields": fields, "missingValues": [""]}


def _titles(key: str) -> dict[str, str]:
    return {"title": text(f"opendata.{key}", "fr"), "title_en": text(f"opendata.{key}", "en")}


def _field(one: Field) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": one.name,
        "type": one.type,
        "title": one.title,
        "title_en": one.title_en,
        "description": one.description,
    }
    if one.type == "boolean":
        found |= {"trueValues": ["true"], "falseValues": ["false"]}
    rules: dict[str, Any] = {"required": True} if one.required else {}
    if one.choices:
        rules["enum"] = list(one.choices)
        found["labels"] = {code: {lang: one.label(code, lang) for lang in ("fr", "en")} for code in one.choices}
    return {**found, "constraints": rules} if rules else found
