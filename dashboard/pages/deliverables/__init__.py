"""Livrables: what the projects delivered, for whom, when, with which proof; then every one of them."""

import streamlit as st

from dashboard import format as fmt
from dashboard import view
from dashboard.cached import ask
from dashboard.components import changes, errors
from dashboard.components.html import title, write
from dashboard.components.kept import keeper
from dashboard.pages.deliverables import breakdown, catalogue, coverage, headline, late, on_time, proof, timeline
from dashboard.queries import figures
from dashboard.queries.catalogue import catalogue as every
from dashboard.queries.deliverables import data_dates
from data.texts import text

FOLLOWED = (
    "deliverables_planned",
    "deliverables_delivered",
    "deliverables_verified",
    "deliverables_late",
    "delivery_rate",
    "on_time_rate",
    "coverage",
)


def show() -> None:
    """The page; one sentence where no file of deliverables is loaded, or none is in scope."""
    lang = view.language()
    if not view.has_data():
        errors.nothing_loaded(lang)
        return
    now = view.current()
    found = ask(figures.figures, now.scope)
    if found["deliverables_planned"].value is None:
        write(title(text("ui.page_deliverables", lang)))
        _nothing(now)
        return
    keep = keeper("deliverables", now.scope)
    rows = keep("rows", None, lambda: ask(every, now.scope))
    headline.show(now, found, FOLLOWED)
    if not rows:
        st.info(text("deliverables.none_here", lang), icon=":material/filter_alt:")
        return
    changes.show(now, FOLLOWED)
    breakdown.show(now, found)
    timeline.show(now, found)
    left, right = st.columns(2, gap="large")
    with left:
        on_time.show(now, found)
    with right:
        late.show(now, found)
    proof.show(now, found, rows, keep)
    coverage.show(now, keep)
    catalogue.show(now, rows, keep)


def _nothing(now: view.View) -> None:
    """Which file to load; or from which date on deliverables are known."""
    later = ask(data_dates, now.within(as_of=None))
    if later:
        said = text("deliverables.not_yet", now.lang, date=fmt.day(later[-1], now.lang))
    else:
        said = text("deliverables.not_loaded", now.lang)
    st.info(said, icon=":material/upload_file:")
