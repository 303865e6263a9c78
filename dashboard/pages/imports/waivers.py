"""The waivers given: for which rule, who answers for it, why, until when; each can be lifted."""

from datetime import date

import streamlit as st

from dashboard import format as fmt
from dashboard.cached import engine
from dashboard.components import lists
from dashboard.components.html import Column, section, write
from dashboard.components.kept import keeper
from dashboard.components.lists import Listed, Part
from dashboard.components.words import source_name
from data.texts import text
from etl.store.author import user
from etl.store.waivers import Given, UnknownWaiver, lift, listing

HEADS = ("number", "finding_rule", "source", "waived", "reason", "confirmed", "until", "freshness")


def show(lang: str) -> None:
    """The list, the latest first, and what lifts one."""
    write(section(text("ui.waivers_title", lang), text("ui.waivers_sub", lang)))
    with engine().connect() as connection:
        found = listing(connection)
    if not found:
        st.info(text("ui.waivers_none", lang), icon=":material/rule:")
        return
    standing = [one.waiver.id for one in found if one.lifted_at is None]
    part = Part(text("ui.waivers_title", lang), "derogations", len(found), lambda: _listed(found, lang))
    lists.show({"all": part}, "waivers", keeper("waivers", (len(found), len(standing))), lang)
    if standing:
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="lift"):
            number = st.selectbox(text("ui.waiver_choice", lang), standing, key="waiver", width=160)
            if st.button(text("ui.waiver_lift", lang, number=number), key="waiver_lift"):
                try:
                    lift(engine(), number, user())
                except UnknownWaiver:
                    st.info(text("ui.remembered_gone", lang))
                else:
                    st.rerun()


def _listed(found: list[Given], lang: str) -> Listed:
    heads = [text(f"ui.{name}", lang) for name in HEADS]
    rows = [
        (
            str(one.waiver.id),
            one.waiver.rule,
            source_name(one.waiver.source, lang),
            _scope(one, lang),
            one.waiver.reason,
            text("ui.by_on", lang, by=one.waiver.by, date=fmt.day(one.waiver.at.date(), lang)),
            fmt.day(one.waiver.until, lang),
            _state(one, lang),
        )
        for one in found
    ]
    return Listed(heads, rows, [Column(head) for head in heads])


def _scope(one: Given, lang: str) -> str:
    scope = one.waiver.scope
    if scope.kind == "source":
        return text("ui.waived_source", lang)
    return text(f"ui.waived_{scope.kind}", lang, target=scope.target)


def _state(one: Given, lang: str) -> str:
    if one.lifted_at is not None:
        return text("ui.waiver_lifted", lang, by=one.lifted_by, date=fmt.day(one.lifted_at.date(), lang))
    return text("ui.waiver_over" if one.waiver.expired(date.today()) else "ui.remembered_stands", lang)
