"""Prise en main du fonds: who was reached, how applications end, how the money moves and how evenly, who was not."""

from dashboard import view
from dashboard.cached import ask
from dashboard.components import changes, errors
from dashboard.components.html import section, write
from dashboard.pages.uptake import (
    classes,
    concentration,
    conversion,
    curves,
    delivered,
    durations,
    filed,
    granted,
    headline,
    shares,
    white_zones,
)
from dashboard.queries import figures
from data.texts import text

FOLLOWED = (
    "requested",
    "awarded",
    "committed",
    "paid",
    "projects_filed",
    "projects_awarded",
    "award_rate",
    "commitment_rate",
    "payment_rate",
    "take_up",
    "beneficiaries",
)


def show() -> None:
    """The page."""
    if not view.has_data():
        errors.nothing_loaded(view.language())
        return
    now = view.current()
    found = ask(figures.figures, now.scope)
    if all(found[name].value is None for name in ("projects_awarded", "awarded", "requested", "beneficiaries")):
        write(section(text("ui.page_uptake", now.lang), text("uptake.needs", now.lang)))
        return
    headline.show(now, found, FOLLOWED)
    changes.show(now, FOLLOWED)
    classes.show(now, found)
    conversion.show(now)
    curves.show(now, found)
    filed.show(now, found)
    delivered.show(now, found)
    granted.show(now, found)
    durations.show(now, found)
    white_zones.show(now)
    concentration.show(now)
    shares.show(now)
