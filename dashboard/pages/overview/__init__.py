"""Vue d'ensemble: the money, the three objectives, filing to decision, where, what changed, how fresh."""

from dashboard import view
from dashboard.components import changes, errors
from dashboard.pages.overview import decisions, fresh, headline, money, objectives, places

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
    headline.show(now)
    money.show(now)
    objectives.show(now)
    decisions.show(now)
    places.show(now)
    changes.show(now, FOLLOWED)
    fresh.show(now)
