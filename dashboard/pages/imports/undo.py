"""Rolling an edition back: what that would do is shown first, and what was said because of it."""

from contextlib import suppress

import streamlit as st

from dashboard import format as fmt
from dashboard.cached import engine
from dashboard.components.html import alert, h, write
from dashboard.components.words import counted
from dashboard.pages.imports.changes import euros
from data.texts import text
from etl.store.author import user
from etl.store.rollback import AlreadyRolledBack, RolledBack, roll_back

_TOLD = "rolled_back"


def told(lang: str) -> None:
    """What the last rollback did, once."""
    number = st.session_state.pop(_TOLD, None)
    if number is not None:
        write(alert("done", text("ui.rolled_back_done", lang, number=fmt.count(number, lang))))


def show(number: int, lang: str) -> None:
    """Closed at first; opened, it weighs the rollback, then offers it."""
    said = fmt.count(number, lang)
    with (
        st.container(key=f"astable_undo_{number}"),
        st.expander(text("ui.roll_back", lang, number=said), key=f"undo_{number}", on_change="rerun") as opened,
    ):
        if not opened.open:
            return
        try:
            would = roll_back(engine(), number, user(), dry_run=True)
        except AlreadyRolledBack:
            st.info(text("ui.roll_back_already", lang))
            return
        write(
            f"<p>{h(text('ui.roll_back_sure', lang, number=said))}</p>",
            f'<ul class="tnt-list">{"".join(f"<li>{h(line)}</li>" for line in _effect(would, lang))}</ul>',
            euros(would.before, would.after, lang),
        )
        if st.button(text("ui.roll_back_yes", lang), key=f"roll_back_{number}", type="primary"):
            with suppress(AlreadyRolledBack):
                roll_back(engine(), number, user())
                st.session_state[_TOLD] = number
            st.rerun()


def _effect(would: RolledBack, lang: str) -> list[str]:
    said = [
        counted("ui.undo_restored", would.restored, lang),
        counted("ui.undo_withdrawn", would.withdrawn, lang),
        counted("ui.undo_kept", would.kept, lang),
    ]
    for edition, lines in would.kept_by.items():
        said.append(counted("ui.undo_kept_by", lines, lang, edition=fmt.count(edition, lang)))
    for edition, lines in would.dependents.editions.items():
        said.append(counted("ui.undo_after", lines, lang, edition=fmt.count(edition, lang)))
    for one in would.dependents.corrections:
        said.append(text("ui.undo_correction", lang, number=one.id, note=one.note(lang)))
    return said
