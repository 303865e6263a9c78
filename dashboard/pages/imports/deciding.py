"""What a person decides of any column, asked or not: what it becomes, or that it is not loaded."""

import streamlit as st

from dashboard.components.html import alert, h, write
from dashboard.pages.imports import answers
from dashboard.pages.imports.decisions import lines
from dashboard.pages.imports.upload import Upload
from data.texts import text
from etl.recognise.mapping import UnusableMapping
from etl.schemas import schema

ASIDE = ""


def show(upload: Upload, lang: str) -> None:
    """Closed at first: a column, its new meaning; and what was decided so far, with the way back."""
    preview = upload.preview
    if preview is None or not preview.tables:
        return
    with st.container(key="astable_deciding"), st.expander(text("ui.decide", lang), key=f"decide_{upload.number}"):
        st.fragment(_form)(upload, lang)
        if upload.options.mapping is not None:
            _decided(upload, lang)


def _form(upload: Upload, lang: str) -> None:
    preview, key = upload.preview, f"decide_{upload.number}"
    if preview is None:
        return
    columns = {
        (number, place): (one, column)
        for number, one in enumerate(preview.tables)
        for place, column in enumerate(one.columns)
        if column.reason != "personal"
    }
    names = {where: f"{column.cell} · {column.header}" for where, (_one, column) in columns.items()}
    if len(preview.tables) > 1:
        names = {where: f"{columns[where][0].sheet} · {name}" for where, name in names.items()}
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        where = st.selectbox(
            text("ui.decide_column", lang),
            list(names),
            format_func=lambda where: names[where],
            key=f"{key}_column",
            width=330,
        )
        table, column = columns[where]
        fields = {field.name: field.heading(lang) for field in schema(table.dataset).fields}
        fields |= {ASIDE: text("ui.not_to_load", lang)}
        now = column.field or ASIDE
        field = st.selectbox(
            text("ui.column_field", lang).capitalize(),
            list(fields),
            index=list(fields).index(now),
            format_func=lambda name: fields[name],
            key=f"{key}_field_{where}",
            width=330,
        )
        if st.button(text("ui.answers_take", lang), key=f"{key}_take", disabled=field == now):
            try:
                answers.decide(upload, table.dataset, {column.header: field or None})
            except UnusableMapping as error:
                write(alert("error", error.message(upload.name, lang)))
            else:
                st.rerun()


def _decided(upload: Upload, lang: str) -> None:
    mapping = upload.options.mapping
    if mapping is None:
        return
    said = "".join(f"<li>{line}</li>" for line in lines(mapping, lang))
    write(f'<p class="tnt-sub">{h(text("ui.decided", lang))}</p><ul class="tnt-list">{said}</ul>')
    if st.button(text("ui.decided_forget", lang), key=f"forget_{upload.number}", type="tertiary"):
        answers.forget(upload)
        st.rerun()
