"""The next meeting: when, what is on its agenda, what is due by then."""

from dashboard.meeting_words import meeting_name
from dashboard.reports.pack.content import Page, Rows, Words
from dashboard.reports.pack.sections import decisions
from dashboard.reports.pack.sections.words import listed
from dashboard.reports.pack.setting import Setting
from data.texts import text
from etl.review.meeting import Meeting
from etl.store import meetings

SHOWN = 10


def coming(one: Setting) -> Meeting | None:
    """The meeting after the one shown; without one, the first that is planned."""
    known: list[Meeting] = one.read(meetings.listing, one.fund.code)
    if one.meeting is None:
        after = [each for each in known if each.state == "planned"]
    else:
        here = (one.meeting.held_on, one.meeting.id)
        after = [each for each in known if (each.held_on, each.id) > here]
    return min(after, key=lambda each: (each.held_on, each.id), default=None)


def pages(one: Setting) -> list[Page]:
    """One page."""
    lang, met = one.lang, coming(one)
    chapter = text("revue.next", lang)
    if met is None:
        return [
            Page("next", chapter, chapter, (text("revue.next_none", lang),), (), link=one.link("revue", step="next"))
        ]
    due = [each for each in decisions.open_items(one, "action") if each.due is not None and each.due <= met.held_on]
    title = text("revue.next_title", lang, meeting=meeting_name(met, lang, long=True))
    agenda = tuple(line for line in met.agenda.splitlines() if line) or (text("revue.agenda_none", lang),)
    shown = listed("revue.due_before", min(SHOWN, len(due)), len(due), lang)
    table = decisions.table(one, due[:SHOWN])
    return [
        Page(
            "next",
            chapter,
            title,
            (", ".join(met.participants),) if met.participants else (),
            (
                Words(text("revue.agenda", lang), agenda),
                Rows(shown, table, text("revue.due_none", lang), (0, 4, 5)),
            ),
            link=one.link("revue", step="next"),
        )
    ]
