"""The minutes of a meeting: what was said, what was decided, what was closed."""

from dashboard.reports.pack.content import Page, Rows, Words
from dashboard.reports.pack.sections import decisions
from dashboard.reports.pack.setting import Setting
from data.texts import text
from etl.review.meeting import Meeting
from etl.store import follow_up


def pages(one: Setting, met: Meeting) -> list[Page]:
    """The words, then what the meeting took and closed."""
    lang = one.lang
    chapter = text("revue.minutes", lang)
    lines = tuple(line for line in met.minutes.splitlines() if line) or (text("revue.minutes_none", lang),)
    agenda = tuple(line for line in met.agenda.splitlines() if line) or (text("revue.agenda_none", lang),)
    taken = [each for kind in ("decision", "action") for each in one.read(follow_up.opened_in, met, kind)]
    closed = [each for kind in ("decision", "action") for each in one.read(follow_up.closed_in, met, kind)]
    link = one.link("revue", step="decisions")
    rows = [
        Rows(text(f"revue.{name}", lang), decisions.table(one, found, "title"), text(f"revue.{empty}", lang), (0, 4, 5))
        for name, found, empty in (("taken", taken, "taken_none"), ("closed_in", closed, "closed_in_none"))
    ]
    words = (Words(text("revue.agenda", lang), agenda), Words(chapter, lines))
    return [
        Page("minutes", chapter, chapter, (", ".join(met.participants),), words, link=link),
        Page("taken", chapter, text("revue.taken", lang), (), tuple(rows), link=link),
    ]
