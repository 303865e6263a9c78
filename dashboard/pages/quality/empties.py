"""The lines that lack a value, column by column; those of every column of the dataset as one CSV."""

from collections.abc import Callable

import pandas as pd

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import download, lists
from dashboard.components.frames import records
from dashboard.components.html import Column
from dashboard.components.kept import keeper
from dashboard.components.lists import Listed, Part
from dashboard.pages.quality.words import column_name
from dashboard.queries.quality import empty
from dashboard.queries.quality.completeness import Filled
from dashboard.view import View
from data.texts import text

NAMES = ("trace_label", "dossier", "trace_file", "trace_sheet", "trace_row", "trace_cell")


def show(now: View, columns: list[Filled]) -> None:
    """A list for each needed column that has gaps; the others in the CSV, save those that no file fills."""
    lang = now.lang
    lacking = [one for one in columns if 0 < one.n < one.N]
    needed = [one for one in columns if one.needed and one.n < one.N]
    if not lacking and not needed:
        return
    dataset = columns[0].dataset
    parts = {
        one.field: Part(
            column_name(dataset, one.field, lang),
            f"{text('quality.empty_file', lang)}-{one.field}",
            one.N - one.n,
            _maker(now, one),
        )
        for one in needed
    }
    lists.show(parts, f"quality_empty_{dataset}", keeper(f"quality_empty_{dataset}", (now.scope, lang)), lang)
    label = text("quality.empty_all", lang)
    name = f"{text('quality.empty_file', lang)}-{dataset}"
    download.button(name, lambda: _every(now, lacking), lang, key=f"quality_empty_{dataset}_all", label=label)


def _heads(lang: str) -> list[str]:
    return [text(f"{'quality' if name == 'dossier' else 'ui'}.{name}", lang) for name in NAMES]


def _rows(now: View, one: Filled) -> list[tuple[str, ...]]:
    lang = now.lang
    return [
        (
            str(row["label"] or ""),
            str(row["number"] or ""),
            str(row["file"] or ""),
            str(row["sheet"]),
            fmt.count(row["row"], lang),
            str(row["cell"] or text("quality.empty_no_cell", lang)),
        )
        for row in records(ask(empty.empty, now.scope, one.dataset, one.field))
    ]


def _maker(now: View, one: Filled) -> Callable[[], Listed]:
    heads = _heads(now.lang)
    kinds = [{}, {"aside": True}, {}, {"aside": True}, {"right": True}, {}]
    columns = [Column(head, **kind) for head, kind in zip(heads, kinds, strict=True)]
    return lambda: Listed(heads, _rows(now, one), columns)


def _every(now: View, lacking: list[Filled]) -> pd.DataFrame:
    lang = now.lang
    rows = [(column_name(one.dataset, one.field, lang), *row) for one in lacking for row in _rows(now, one)]
    return pd.DataFrame(rows, columns=[text("quality.column", lang), *_heads(lang)])
