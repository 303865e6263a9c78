"""Which findings a reader wants to see: a severity, a sheet, a column, some words."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from dashboard import format as fmt
from dashboard.pages.imports.grouping import ORDER, Wanted
from dashboard.pages.imports.upload import Upload
from data.texts import text
from etl.finding import Finding

ALL = ""


def wanted(upload: Upload, findings: Sequence[Finding], lang: str) -> Wanted:
    """The filters, where there are enough findings for filters to help, and what they ask for."""
    if len(findings) < 4:
        return Wanted()
    key = f"filter_{upload.number}"
    counts: Counter[str] = Counter(one.severity for one in findings)
    names = {
        name: f"{text(f'ui.severity_{name}', lang)} · {fmt.count(counts[name], lang)}" for name in ORDER if counts[name]
    }
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="findings_filters"):
        severity = st.pills(
            text("ui.finding_severity", lang).capitalize(),
            list(names),
            format_func=lambda name: names[name],
            key=f"{key}_severity",
            width="content",
        )
        sheet = _choice("sheet", [one.sheet for one in findings], key, lang)
        column = _choice("column", [one.column for one in findings], key, lang)
        words = st.text_input(text("ui.search", lang), key=f"{key}_words", width=190)
    return Wanted(severity, sheet or None, column or None, words)


def _choice(name: str, values: Sequence[str | None], key: str, lang: str) -> str:
    known = [value for value in dict.fromkeys(values) if value]
    if len(known) < 2:
        return ALL
    chosen: str = st.selectbox(
        text(f"ui.finding_{name}", lang).capitalize(),
        [ALL, *known],
        format_func=lambda value: value or text("ui.all_of_them", lang),
        key=f"{key}_{name}",
        width=190,
    )
    return chosen
