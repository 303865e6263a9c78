"""Prise en main du fonds: whom it did not reach, how evenly it fell, what went overseas and to small communes."""

from dashboard import view
from dashboard.components import errors
from dashboard.components.html import title, write
from dashboard.pages.uptake import concentration, shares, white_zones
from data.texts import text


def show() -> None:
    """The page."""
    if not view.has_data():
        errors.nothing_loaded(view.language())
        return
    now = view.current()
    write(title(text("ui.page_uptake", now.lang)))
    white_zones.show(now)
    concentration.show(now)
    shares.show(now)
