"""Qualité des données: how old, how complete, what waits, what is open, what is tied to nothing, what contradicts."""

from dashboard import view
from dashboard.components import errors
from dashboard.pages.quality import (
    complete,
    conflicts,
    departments,
    findings,
    fresh,
    gaps,
    headline,
    published,
    rejected,
    unlinked,
)


def show() -> None:
    """The page."""
    if not view.has_data():
        errors.nothing_loaded(view.language())
        return
    now = view.current()
    headline.show(now)
    fresh.show(now)
    published.show(now)
    complete.show(now)
    rejected.show(now)
    findings.show(now)
    unlinked.show(now)
    gaps.show(now)
    conflicts.show(now)
    departments.show(now)
