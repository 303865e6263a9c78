"""What publication will change: five counts, then each cell's value before and after."""

import pandas as pd

from dashboard import format as fmt
from dashboard.components import download
from dashboard.components.html import Column, h, section, table, write
from dashboard.components.words import source_name
from dashboard.pages.imports.words import field_title, shown
from data.texts import text
from etl.intake import Preview
from etl.preview import Change

COUNTS = ("new", "changed", "unchanged", "missing", "rejected")
SHOWN = 12


def show(preview: Preview, lang: str) -> None:
    """The counts and the first changes."""
    if not preview.tables:
        return
    cells = "".join(_count(name, getattr(preview.counts, name), lang) for name in COUNTS)
    when = text(
        "ui.changes_file_sub", lang, date=fmt.day(preview.data_date, lang), source=source_name(preview.source, lang)
    )
    write(section(text("ui.changes_file_title", lang), when), f'<div class="tnt-five">{cells}</div>')
    if not preview.changes:
        return
    columns = [
        Column(text("ui.row", lang)),
        Column(text("ui.field", lang)),
        Column(text("ui.before_after", lang), raw=True),
        Column(text("ui.trace_cell", lang)),
    ]
    order = {"changed": 0, "missing": 1, "new": 2}
    first = sorted(preview.changes, key=lambda change: order[change.kind])[:SHOWN]
    rows = [
        (
            change.label,
            field_title(change.dataset, change.field, lang) if change.field else "",
            _effect(change, lang),
            change.cell or "",
        )
        for change in first
    ]
    write(table(columns, rows))
    if len(preview.changes) > SHOWN:
        more = text("ui.changes_more", lang, count=fmt.count(len(preview.changes) - SHOWN, lang))
        write(f'<p class="tnt-source">{h(more)}</p>')
    download.button("changements", lambda: as_frame(preview, lang), lang, key="changes_csv")


def as_frame(preview: Preview, lang: str) -> pd.DataFrame:
    """Every change, one a row."""
    heads = [text(f"ui.{name}", lang) for name in ("row", "field", "before", "after", "trace_cell")]
    rows = [
        (
            change.label,
            field_title(change.dataset, change.field, lang) if change.field else text(f"ui.line_{change.kind}", lang),
            shown(change.dataset, change.field, change.before, lang) if change.field else "",
            shown(change.dataset, change.field, change.after, lang) if change.field else "",
            change.cell or "",
        )
        for change in preview.changes
    ]
    return pd.DataFrame(rows, columns=heads)


def _count(name: str, number: int, lang: str) -> str:
    late = ' class="tnt-late"' if name == "rejected" and number else ""
    return f"<div><b{late}>{fmt.count(number, lang)}</b><span>{h(text(f'ui.count_{name}', lang))}</span></div>"


def _effect(change: Change, lang: str) -> str:
    if change.kind == "new":
        return f"<ins>{h(text('ui.line_new', lang))}</ins>"
    if change.kind == "missing":
        return f"<del>{h(text('ui.line_missing', lang))}</del>"
    before = shown(change.dataset, change.field, change.before, lang)
    after = shown(change.dataset, change.field, change.after, lang)
    return f"<del>{h(before)}</del> → <ins>{h(after)}</ins>"
