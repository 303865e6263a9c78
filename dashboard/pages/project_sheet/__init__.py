"""Fiche projet: one project on one page: days, money, deliverables, actors, cells, every version of its rows."""

import streamlit as st

from dashboard import format as fmt
from dashboard import view
from dashboard.cached import ask
from dashboard.components import deliverables, errors, payments, waiting
from dashboard.components.html import alert, title, write
from dashboard.components.listing import part
from dashboard.pages.project_sheet import actors, cells, heading, history, money, steps
from dashboard.queries import listing
from dashboard.queries.project import Project, project
from dashboard.view import View
from data.texts import text


def show() -> None:
    """The page."""
    if not view.has_data():
        errors.nothing_loaded(view.language())
        return
    now = view.current()
    key = st.query_params.get("project", "").strip()
    found = ask(project, listing.whole(now.scope), key) if key else None
    if found is None:
        _none(now, key)
        return
    _sheet(now, found)


def _none(now: View, key: str) -> None:
    """No such project at that moment, or none asked for."""
    lang = now.lang
    said = text("sheets.no_project_asked", lang)
    if key:
        said = text("sheets.no_project", lang, number=key[:60], date=fmt.day(now.as_of, lang, long=True))
    write(title(text("ui.page_project_sheet", lang)), alert("warning", said))


def _sheet(now: View, found: Project) -> None:
    scope, key = listing.whole(now.scope), found.key
    heading.show(now, found)
    steps.show(now, found)
    money.show(now, found)
    waiting.show(now, scope, key)
    delivered = ask(listing.deliverables, scope, key)
    deliverables.show(now, len(delivered), lambda limit, offset: part(delivered, limit, offset), of_project=True)
    paid = ask(listing.money, scope, listing.PAID, key)
    payments.show(now, len(paid), lambda limit, offset: part(paid, limit, offset), of_project=True)
    actors.show(now, key)
    cells.show(now, key)
    history.show(now, key)
