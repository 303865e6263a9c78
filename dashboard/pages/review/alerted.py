"""The third step: the alerts."""

from dashboard import format as fmt
from dashboard.components import since
from dashboard.components.html import section, write
from dashboard.pages.alerts import board
from dashboard.pages.review.session import Session
from data.texts import text


def show(session: Session) -> None:
    """The board of alerts at the meeting's moment."""
    lang = session.lang
    since.choose(session.now)
    write(section(text("revue.alerts_title", lang, date=fmt.day(session.setting.on, lang))))
    board.show(session.now, session.setting, "review_alerts")
