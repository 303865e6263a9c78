"""What publication will change: five counts, the euros by stage before and after, then the lists."""

from decimal import Decimal

import streamlit as st

from dashboard import format as fmt
from dashboard.components.html import Column, h, section, table, write
from dashboard.components.words import counted, source_name
from dashboard.pages.imports import lists
from dashboard.pages.imports.upload import Upload
from data.texts import text
from etl.intake import Preview
from etl.money import Euros
from etl.schemas import schema

COUNTS = ("new", "changed", "unchanged", "missing", "rejected")


def show(upload: Upload, lang: str) -> None:
    """The counts, the euros, and the lists of what changes."""
    preview = upload.preview
    if preview is None or not preview.tables:
        return
    write(
        section(
            text("ui.changes_file_title", lang),
            text(
                "ui.changes_file_sub" if preview.base_edition else "ui.changes_first_sub",
                lang,
                date=fmt.day(preview.data_date, lang),
                source=source_name(preview.source, lang),
                edition=fmt.count(preview.base_edition, lang),
            ),
        ),
        f'<div class="tnt-five">{"".join(_count(name, preview, lang) for name in COUNTS)}</div>',
        euros(preview.before, preview.after, lang),
    )
    st.fragment(lists.of_preview)(upload, lang)


def euros(before: Euros, after: Euros, lang: str) -> str:
    """The euros of a source by stage, before and after; nothing where there is no money."""
    field = schema("fundings")["stage"]
    rows = []
    for stage in field.choices:
        if stage in before or stage in after:
            was, now = before.get(stage, Decimal(0)), after.get(stage, Decimal(0))
            rows.append(
                (
                    field.label(stage, lang),
                    fmt.money(was, lang),
                    fmt.money(now, lang),
                    difference(now - was, lang),
                )
            )
    if not rows:
        return ""
    columns = [
        Column(text("ui.euros_of_source", lang)),
        Column(text("ui.before", lang), right=True, aside=True),
        Column(text("ui.after", lang), right=True),
        Column(text("ui.difference", lang), right=True),
    ]
    return table(columns, rows)


def difference(value: Decimal, lang: str) -> str:
    """A signed amount; a zero says that nothing changes."""
    return fmt.signed(fmt.money(value, lang), value) if value else text("ui.unchanged", lang)


def _count(name: str, preview: Preview, lang: str) -> str:
    number = int(getattr(preview.counts, name))
    late = ' class="tnt-late"' if name == "rejected" and number else ""
    words = counted(f"ui.count_{name}", number, lang)
    return f"<div><b{late}>{fmt.count(number, lang)}</b><span>{h(words)}</span></div>"
