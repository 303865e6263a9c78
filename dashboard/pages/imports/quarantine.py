"""Rejected lines that wait for a later file to bring them right: their cells, why, and the way to set one aside."""

from collections.abc import Callable

import streamlit as st

from dashboard import format as fmt
from dashboard.cached import engine
from dashboard.components import lists
from dashboard.components.html import Column, alert, section, write
from dashboard.components.kept import keeper
from dashboard.components.lists import Listed, Part
from dashboard.components.words import source_name
from data.texts import text
from etl.store import quarantine
from etl.store.author import user
from etl.store.quarantine import NotWaiting, Quarantined, UnknownLine

HEADS = ("number", "source", "file", "finding_sheet", "sheet_row", "line_cells", "finding_message", "freshness")


def show(lang: str) -> None:
    """Those that wait, then those that wait no more."""
    write(section(text("ui.quarantine_title", lang), text("ui.quarantine_sub", lang)))
    with engine().connect() as connection:
        waiting, over = quarantine.waiting(connection), quarantine.resolved(connection)
    if not waiting and not over:
        st.info(text("ui.quarantine_none", lang), icon=":material/inbox:")
        return
    parts = {
        name: Part(text(f"ui.quarantine_{name}", lang), f"quarantaine-{name}", len(found), _maker(found, lang))
        for name, found in (("waiting", waiting), ("over", over))
    }
    lists.show(parts, "quarantine", keeper("quarantine", (len(waiting), len(over))), lang)
    _dismiss([one.id for one in waiting], lang)


def _maker(found: list[Quarantined], lang: str) -> Callable[[], Listed]:
    return lambda: _listed(found, lang)


def _dismiss(numbers: list[int], lang: str) -> None:
    if not numbers:
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="dismiss"):
        number = st.selectbox(text("ui.quarantine_choice", lang), numbers, key="quarantine_line", width=160)
        reason = st.text_input(text("ui.correct_reason", lang), key="quarantine_reason", width=320)
        if st.button(
            text("ui.quarantine_dismiss", lang, number=number), key="quarantine_dismiss", disabled=not reason.strip()
        ):
            try:
                quarantine.dismiss(engine(), number, reason, user())
            except (NotWaiting, UnknownLine):
                write(alert("warning", text("after.not_waiting", lang, number=number)))
            else:
                st.rerun()


def _listed(found: list[Quarantined], lang: str) -> Listed:
    heads = [text(f"ui.{name}", lang) for name in HEADS]
    rows = [
        (
            str(one.id),
            source_name(one.source, lang),
            one.file_name or "",
            one.line.sheet,
            str(one.line.row),
            " · ".join(f"{header} : {value}" for header, value in one.line.cells.items()),
            " ".join(
                f"{finding.cell or ''} {finding.message(lang)}".strip()
                for finding in one.line.findings
                if finding.rejects
            ),
            _state(one, lang),
        )
        for one in found
    ]
    aside = (False, False, True, True, False, True, False, False)
    return Listed(heads, rows, [Column(head, aside=one) for head, one in zip(heads, aside, strict=True)])


def _state(one: Quarantined, lang: str) -> str:
    if one.resolution is None:
        return text("ui.quarantine_since", lang, date=fmt.day(one.data_date, lang))
    return text(
        f"after.resolution_{one.resolution}", lang, edition=one.resolved_by, by=one.dismissed_by, reason=one.reason
    )
