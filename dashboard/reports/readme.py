"""The README of a package, in French and in English: what it is, its files, what is not in it and why."""

import re
from collections.abc import Sequence
from typing import Protocol

from dashboard import format as fmt
from dashboard.queries.funds import Fund
from dashboard.queries.published import Edition
from dashboard.reports.public_data import settings
from data.texts import text


class Described(Protocol):
    """A file of the package."""

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def title_en(self) -> str: ...
    @property
    def rows(self) -> int: ...
    @property
    def unnamed(self) -> int: ...
    @property
    def withheld(self) -> int: ...


def readme(fund: Fund, edition: Edition, files: Sequence[Described], fictitious: bool, lang: str) -> str:
    """The whole text, as Markdown."""

    def words(key: str, **values: object) -> str:
        return text(f"opendata.{key}", lang, **values)

    name = fund.name_en if lang == "en" and fund.name_en else fund.name
    lines = [f"# {words('package_title', fund=_plain(name))}", ""]
    if fictitious:
        lines += [f"**{words('package_fictitious')}.** {words('readme_fictitious')}", ""]
    licence = settings()["licence"]
    lines += [
        words("package_description"),
        "",
        f"- {words('readme_date', date=fmt.day(edition.data_date, lang, long=True), edition=edition.number)}",
        f"- {words('readme_licence', title=licence['title'], path=licence['path'])}",
        "",
        f"| {words('readme_file')} | {words('readme_holds')} | {words('readme_rows')} |",
        "|---|---|---:|",
    ]
    for one in files:
        title = one.title_en if lang == "en" else one.title
        lines.append(f"| `data/{one.name}.csv` | {title} | {fmt.count(one.rows, lang)} |")
    unnamed, withheld = sum(one.unnamed for one in files), sum(one.withheld for one in files)
    lines += ["", f"## {words('readme_reading')}", "", words("readme_columns"), "", words("readme_escaped"), ""]
    lines += [f"## {words('readme_left_out')}", ""]
    lines += [words("readme_persons", count=fmt.count(unnamed, lang)), ""]
    lines += [words("readme_withheld", count=fmt.count(withheld, lang)), "", words("readme_not_there"), ""]
    return "\n".join(lines)


def _plain(words: str) -> str:
    """Words of data as Markdown shows them, never as markup."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", " ".join(words.split()))
