"""Revue: a meeting from its opening to its end, step by step, on the wall and by the keyboard."""

from dashboard import view
from dashboard.components import errors
from dashboard.pages.review import alerted, changed, chosen, closing, deciding, focused, heading, opening
from dashboard.pages.review.chosen import at

STEPS = {
    "opening": opening.show,
    "changes": changed.show,
    "alerts": alerted.show,
    "focus": focused.show,
    "decisions": deciding.show,
    "next": closing.show,
}
"""The steps of a meeting, in the order in which it runs."""


def show() -> None:
    """The page."""
    if not view.has_data():
        errors.nothing_loaded(view.language())
        return
    session = chosen.choose(view.current())
    if session is None:
        return
    step = heading.show(session, list(STEPS))
    STEPS[step](session)
    heading.ways(session, list(STEPS), step)


__all__ = ["at", "show"]
