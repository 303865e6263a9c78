"""Projects of which two sources say different things, value against value, each with its line."""

from collections.abc import Callable

import pandas as pd

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block, lists
from dashboard.components.block import Block
from dashboard.components.frames import records
from dashboard.components.html import Column
from dashboard.components.kept import keeper
from dashboard.components.lists import Listed, Part
from dashboard.components.words import counted, source_name
from dashboard.queries.quality import conflicts
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text

NAMES = ("project", "trace_label", "field", "source", "said", "trace_file", "trace_sheet", "trace_row")


def show(now: View) -> None:
    """How many projects, then every value in dispute."""
    lang = now.lang
    found: pd.DataFrame = ask(conflicts.conflicts, now.scope)
    number = int(found["project"].nunique())
    told = Block(
        id="quality_conflicts",
        title=text("quality.conflicts_title", lang),
        sub=text("quality.conflicts_sub", lang),
        sentence=counted("quality.conflicts_said", number, lang) if number else text("quality.conflicts_none", lang),
        table=Table([Head(one) for one in _heads(lang)], _rows(found, lang)),
        dated=now.as_of,
    )
    if not number:
        block.head(told)
        block.keep(told)
        return
    block.head(told)
    parts = {"conflicts": Part(told.title, "sources-en-desaccord", len(found), _maker(found, lang))}
    lists.show(parts, "quality_conflicts_rows", keeper("quality_conflicts", (now.scope, lang)), lang)
    block.below(now, told)


def _heads(lang: str) -> list[str]:
    own = ("project", "said")
    return [text(f"{'quality' if name in own else 'ui'}.{name}", lang) for name in NAMES]


def _rows(found: pd.DataFrame, lang: str) -> list[tuple[str, ...]]:
    return [
        (
            str(row["project"] or ""),
            str(row["title"] or ""),
            text(f"quality.field_{row['field']}", lang),
            source_name(row["source"], lang),
            str(row["value"]),
            str(row["file"] or ""),
            str(row["sheet"]),
            fmt.count(row["row"], lang),
        )
        for row in records(found)
    ]


def _maker(found: pd.DataFrame, lang: str) -> Callable[[], Listed]:
    aside = (False, True, False, False, False, True, True, True)
    heads = _heads(lang)
    columns = [Column(head, aside=one) for head, one in zip(heads, aside, strict=True)]
    return lambda: Listed(heads, _rows(found, lang), columns)
