"""Fiche territoire: one territory on one page: figures beside the medians, alerts, months, projects, sources."""

from dashboard import view
from dashboard.components import changes, errors, projects, waiting
from dashboard.pages.territory_sheet import heading, lists, months, nothing, numbers, origins

FOLLOWED = (
    "awarded",
    "committed",
    "paid",
    "projects_filed",
    "projects_awarded",
    "beneficiaries",
    "deliverables_delivered",
    "deliverables_late",
)


def show() -> None:
    """The page."""
    if not view.has_data():
        errors.nothing_loaded(view.language())
        return
    now = view.current()
    heading.show(now)
    if nothing.show(now):
        return
    numbers.show(now)
    changes.show(now, FOLLOWED)
    waiting.show(now, now.scope)
    months.show(now)
    projects.show(now)
    lists.deliverables(now)
    lists.payments(now)
    origins.show(now)
