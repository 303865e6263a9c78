"""Vue d'ensemble: the money, the three objectives, filing to decision, where, what changed, how fresh."""

from dashboard import view
from dashboard.components import errors
from dashboard.pages.overview import changes, decisions, fresh, headline, money, objectives, places


def show() -> None:
    """The page."""
    if not view.has_data():
        errors.nothing_loaded(view.language())
        return
    now = view.current()
    headline.show(now)
    money.show(now)
    objectives.show(now)
    decisions.show(now)
    places.show(now)
    changes.show(now)
    fresh.show(now)
