"""All that is public of a fund as one Frictionless data package: a zip with a CSV a dataset, described, and a README.

The same edition gives the same bytes: rows are sorted, and the files of the zip bear the date of the data.
"""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from dashboard.queries import freshness, funds, published
from dashboard.queries.scope import Scope
from dashboard.reports import public_data
from dashboard.reports.csv_file import PATTERN, csv_bytes
from dashboard.reports.figure_table import csv, figure_table
from dashboard.reports.readme import readme
from dashboard.reports.table_schema import figures_schema, table_schema
from data.texts import text
from etl.schemas import DATASETS, schema

FIGURES = "figures"
READMES = {"fr": "LISEZMOI.md", "en": "README.md"}


class NothingToPublish(Exception):
    """The fund has no data at that moment."""


@dataclass(frozen=True, slots=True)
class Resource:
    """A CSV of the package; ``unnamed`` and ``withheld`` as its dataset counts them."""

    name: str
    title: str
    title_en: str
    content: bytes
    schema: Mapping[str, Any]
    rows: int
    unnamed: int = 0
    withheld: int = 0


def package(connection: sa.Connection, scope: Scope) -> bytes:
    """The zip of a fund at the moment of the scope. Raises NothingToPublish."""
    whole = Scope(scope.fund, as_of=scope.as_of)
    edition = published.edition(connection, whole)
    fund = funds.fund(connection, whole.fund)
    if edition is None or fund is None:
        raise NothingToPublish(whole.fund)
    resources = [one for one in (_dataset(connection, whole, name) for name in DATASETS) if one.rows]
    resources.append(_figures(connection, whole))
    fictitious = freshness.fictitious(connection, whole)
    described = _described(fund, edition, resources, fictitious)
    files = {"datapackage.json": json.dumps(described, ensure_ascii=False, indent=2).encode()}
    for lang, name in READMES.items():
        files[name] = readme(fund, edition, resources, fictitious, lang).encode()
    files |= {f"data/{one.name}.csv": one.content for one in resources}
    return _zipped(files, edition)


def _dataset(connection: sa.Connection, scope: Scope, name: str) -> Resource:
    found = public_data.dataset(connection, scope, name)
    one = schema(name)
    return Resource(
        name,
        one.title,
        text(f"ui.dataset_{name}", "en").capitalize(),
        csv_bytes(found.heads, found.rows),
        table_schema(name),
        len(found.rows),
        found.unnamed,
        found.withheld,
    )


def _figures(connection: sa.Connection, scope: Scope) -> Resource:
    table = figure_table(connection, scope)
    french, english = (text("opendata.figures_name", lang) for lang in ("fr", "en"))
    return Resource(FIGURES, french, english, csv(table), figures_schema(), len(table))


def _described(
    fund: funds.Fund, edition: published.Edition, resources: list[Resource], fictitious: bool
) -> dict[str, Any]:
    settings = public_data.settings()
    title = text("opendata.package_title", "fr", fund=fund.name)
    return {
        "profile": "tabular-data-package",
        "name": f"tnt-{re.sub('[^a-z0-9]+', '-', fund.code.lower()).strip('-')}",
        "title": f"{title} ({text('opendata.package_fictitious', 'fr')})" if fictitious else title,
        "description": text("opendata.package_description", "fr"),
        "version": str(edition.number),
        "created": edition.loaded_at.replace(microsecond=0, tzinfo=None).isoformat() + "Z",
        "data_date": edition.data_date.isoformat(),
        "fictitious": fictitious,
        "licenses": [settings["licence"]],
        "sources": [{"title": title}, *settings["sources"]],
        "escaped": {"pattern": PATTERN, "rule": text("opendata.package_escaped", "en")},
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": one.name,
                "title": one.title,
                "title_en": one.title_en,
                "path": f"data/{one.name}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
                "bytes": len(one.content),
                "hash": f"sha256:{hashlib.sha256(one.content).hexdigest()}",
                "rows": one.rows,
                "schema": one.schema,
            }
            for one in resources
        ],
    }


def _zipped(files: Mapping[str, bytes], edition: published.Edition) -> bytes:
    out = io.BytesIO()
    on = edition.data_date
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (max(on.year, 1980), on.month, on.day, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED, 9)
    return out.getvalue()
