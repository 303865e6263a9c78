"""Reconciliation: the same money as two sources tell it, side by side, to the cell."""

import streamlit as st

from dashboard import view
from dashboard.cached import ask
from dashboard.components import errors
from dashboard.components.html import h, title, write
from dashboard.components.kept import keeper
from dashboard.pages.reconciliation import choices, rows, totals
from dashboard.queries.reconciliation import Reconciliation, reconcile, sources
from data.texts import text


def show() -> None:
    """The page."""
    lang = view.language()
    write(title(text("ui.page_reconciliation", lang), text("ui.reconciliation_sub", lang)))
    if not view.has_data():
        errors.nothing_loaded(lang)
        return
    # What only narrows the scope does not part sources: one answer serves them all.
    scope = view.current().scope.unfiltered()
    known = ask(sources, scope)
    if len(known) < 2:
        st.info(text("ui.reconciliation_few", lang), icon=":material/compare_arrows:")
        return
    asked = choices.show(known, lang)
    if asked.left == asked.right:
        write(f'<p class="tnt-sub">{h(text("ui.reconciliation_same", lang))}</p>')
        return
    found: Reconciliation = ask(reconcile, scope, asked.left, asked.right, asked.tolerance)
    totals.show(found, lang)
    rows.show(found, keeper("reconciliation", (scope, asked)), lang)
    st.space("small")
