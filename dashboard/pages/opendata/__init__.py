"""Open data: what the fund awarded and what became of it, as files to take away, and what is not in them and why."""

from dashboard import view
from dashboard.components import errors
from dashboard.components.html import alert, source, title, write
from dashboard.pages.opendata import figures, grants, package
from data.texts import text


def show() -> None:
    """The page."""
    lang = view.language()
    write(title(text("ui.page_opendata", lang), text("opendata.sub", lang)))
    if not view.has_data():
        errors.nothing_loaded(lang)
        return
    now = view.current()
    if now.fictitious():
        write(alert("warning", text("opendata.fictitious_note", lang)))
    grants.show(now)
    package.show(now)
    figures.show(now)
    said = text("opendata.package_escaped", lang)
    write(source(said, text("reference.attribution_codes", lang)))
