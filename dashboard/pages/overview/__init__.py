"""Vue d'ensemble: the money, the three objectives, filing to decision, where, what changed, how fresh."""

from dashboard import view
from dashboard.cached import ask
from dashboard.components import changes, errors
from dashboard.pages.overview import decisions, fresh, headline, money, objectives, places
from dashboard.queries import figures

FOLLOWED = (
    "awarded",
    "committed",
    "paid",
    "projects_filed",
    "projects_awarded",
    "deliverables_delivered",
    "deliverables_late",
    "beneficiaries",
)


def show() -> None:
    """The page."""
    if not view.has_data():
        errors.nothing_loaded(view.language())
        return
    now = view.current()
    headline.show(now, FOLLOWED)
    by_axis = ask(figures.by_axis, now.scope, (*money.NAMES, *decisions.NAMES))
    money.show(now, by_axis)
    objectives.show(now)
    decisions.show(now, by_axis)
    places.show(now)
    changes.show(now, FOLLOWED)
    fresh.show(now)
