"""Corrections: values that a person put in place of those of a source, why, and the way back."""

from datetime import datetime

import streamlit as st

from dashboard import format as fmt
from dashboard.cached import ask, engine
from dashboard.components import lists
from dashboard.components.html import Column, alert, section, write
from dashboard.components.kept import keeper
from dashboard.components.lists import Listed, Part
from dashboard.components.words import source_name
from dashboard.pages.imports import correcting
from dashboard.pages.imports.words import field_title, shown
from data.texts import text
from etl.correction import Correction, written
from etl.store.author import user
from etl.store.correct import AlreadyRevoked, UnknownCorrection, revoke
from etl.store.corrections import corrections as made

HEADS = ("number", "row", "source", "field", "before", "after", "reason", "confirmed", "freshness")
_TOLD = "corrected"


def show(lang: str) -> None:
    """The list, what revokes one, and the form that makes one."""
    write(section(text("ui.corrections_title", lang), text("ui.corrections_sub", lang)))
    told = st.session_state.pop(_TOLD, None)
    if told:
        write(alert("done", text("ui.correction_done", lang, edition=fmt.count(told, lang))))
    found = ask(made)
    if found:
        part = Part(text("ui.corrections_title", lang), "corrections", len(found), lambda: _listed(found, lang))
        lists.show({"all": part}, "corrections", keeper("corrections", len(found)), lang)
        _revoke([one.id for one in found if one.stands], lang)
    else:
        st.info(text("ui.corrections_none", lang), icon=":material/edit:")
    done = correcting.form(lang)
    if done is not None:
        st.session_state[_TOLD] = done.edition
        st.rerun()


def _revoke(numbers: list[int], lang: str) -> None:
    if not numbers:
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="revoke"):
        number = st.selectbox(text("ui.correction_choice", lang), numbers, key="correction", width=200)
        if st.button(text("ui.correction_revoke", lang, number=number), key="correction_revoke"):
            try:
                st.session_state[_TOLD] = revoke(engine(), number, user()).edition
            except (AlreadyRevoked, UnknownCorrection):
                st.info(text("after.already_revoked", lang, number=number))
            else:
                st.rerun()


def _listed(found: list[Correction], lang: str) -> Listed:
    heads = [text(f"ui.{name}", lang) for name in HEADS]
    rows = [
        (
            str(one.id),
            one.key.split("|", 1)[-1],
            source_name(one.source, lang),
            field_title(one.dataset, one.field, lang),
            shown(one.dataset, one.field, written(one.expected), lang),
            shown(one.dataset, one.field, written(one.value), lang),
            one.reason,
            _by_on(one.made_by, one.made_at, lang),
            text("ui.remembered_revoked", lang, by=one.revoked_by, date=fmt.day(one.revoked_at.date(), lang))
            if one.revoked_at
            else text("ui.remembered_stands", lang),
        )
        for one in found
    ]
    return Listed(heads, rows, [Column(head) for head in heads])


def _by_on(by: str, at: datetime, lang: str) -> str:
    return text("ui.by_on", lang, by=by, date=fmt.day(at.date(), lang))
