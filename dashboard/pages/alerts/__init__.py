"""Alertes: what waits for somebody, by rule, since when, in which edition it appeared, who knows about it."""

from dashboard import view
from dashboard.components import errors, since
from dashboard.components.html import title, write
from dashboard.pages.alerts import board, thresholds
from dashboard.pages.review import writing
from dashboard.pages.review.session import setting
from data.texts import text


def show() -> None:
    """The page."""
    if not view.has_data():
        errors.nothing_loaded(view.language())
        return
    now = view.current()
    write(title(text("ui.page_alerts", now.lang), text("revue.alerts_sub", now.lang)))
    writing.said()
    since.choose(now)
    board.show(now, setting(now, now.meeting), "alerts")
    thresholds.show(now)
