"""Decisions in force and actions open, the overdue ones first; those closed since the moment compared with."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from dashboard import format as fmt
from dashboard.components.words import counted
from dashboard.meeting_words import link_words
from dashboard.reports.pack.content import Page, Rows
from dashboard.reports.pack.sections.words import head, listed
from dashboard.reports.pack.setting import Setting
from dashboard.tables import Table
from data.texts import text
from etl.review.item import Item
from etl.store import comments, follow_up
from etl.store.comments import Comment
from etl.store.follow_up import Followed

SHOWN = 14


def pages(one: Setting) -> list[Page]:
    """Actions on one page, decisions and what was closed on another."""
    lang = one.lang
    chapter, link = text("revue.decisions", lang), one.link("revue", step="decisions")
    title = text("revue.decisions_title", lang, date=fmt.day(day(one), lang))
    actions, decisions = open_items(one, "action"), open_items(one, "decision")
    said = [actions_said(one, actions), counted("revue.in_force_says", len(decisions), lang)]
    closed = closed_since(one)
    if one.before is not None:
        said.append(counted("revue.closed_says", len(closed), lang, moment=one.since))
    first = listed("revue.actions_open", min(SHOWN, len(actions)), len(actions), lang)
    second = listed("revue.decisions_listed", min(SHOWN, len(decisions)), len(decisions), lang)
    third = listed("revue.closed_listed", min(SHOWN, len(closed)), len(closed), lang)
    return [
        Page(
            "actions",
            chapter,
            title,
            (" ".join(said),),
            (Rows(first, table(one, actions[:SHOWN]), text("revue.actions_none", lang), (0, 4, 5)),),
            link=link,
        ),
        Page(
            "decisions",
            chapter,
            text("revue.decisions_held", lang),
            (),
            (
                Rows(second, table(one, decisions[:SHOWN], "decision"), text("revue.decisions_none", lang), (0, 4, 5)),
                Rows(third, table(one, closed[:SHOWN]), text("revue.closed_none", lang), (0, 4, 5)),
            ),
            link=link,
        ),
    ]


def day(one: Setting) -> date:
    """The day on which lateness is judged: the meeting's, else today."""
    return one.meeting.held_on if one.meeting else date.today()


def moment(one: Setting) -> datetime:
    """When the meeting ended, else now (UTC)."""
    closed = one.meeting.closed_at if one.meeting else None
    return closed or datetime.now(UTC).replace(tzinfo=None)


def open_items(one: Setting, kind: str) -> list[Followed]:
    """What is open at the moment of the meeting, by due day: the overdue ones lead."""
    found: list[Followed] = one.read(follow_up.open_at, one.fund.code, moment(one), kind)
    return found


def closed_since(one: Setting) -> list[Followed]:
    """The actions closed since the moment compared with."""
    if one.ended is None:
        return []
    found: list[Followed] = one.read(follow_up.closed_between, one.fund.code, one.ended, moment(one), "action")
    return found


def actions_said(one: Setting, found: Sequence[Followed]) -> str:
    """How many are open, how many overdue."""
    late = sum(each.overdue(day(one)) for each in found)
    return counted("revue.actions_says", len(found), one.lang, late=fmt.count(late, one.lang))


def table(one: Setting, found: Sequence[Followed], what: str = "action") -> Table:
    """One row an item: what, who, when, its state, what it is about, what was said last."""
    lang = one.lang
    names = (what, "owner", "due", "state", "about", "last_said")
    said: dict[int, list[Comment]] = one.read(comments.of, [each.item.id for each in found])
    carried: dict[int, int] = one.read(follow_up.times_carried, one.fund.code, moment(one))
    rows = [
        (
            each.item.title,
            each.item.owner or "—",
            due_said(each, day(one), lang),
            state_said(each.state, carried.get(each.item.id, 0), lang),
            about(each.item, lang),
            last_said(said.get(each.item.id, []), lang),
        )
        for each in found
    ]
    return Table([head(f"revue.{name}", lang) for name in names], rows)


def due_said(each: Followed, on: date, lang: str) -> str:
    """The due day, how late it is."""
    if each.due is None:
        return "—"
    shown = fmt.day(each.due, lang)
    if not each.overdue(on):
        return shown
    late = text("revue.late_by", lang, count=fmt.count((on - each.due).days, lang))
    return f"▲ {shown} · {late}"


def state_said(state: str, carried: int, lang: str) -> str:
    """The state, how many meetings found it open."""
    word = text(f"review.state_{state}", lang)
    return f"{word} · {counted('revue.carried', carried, lang)}" if carried else word


def about(item: Item, lang: str) -> str:
    """What it is about, in words."""
    return "—" if item.link is None else link_words(item.link, lang)


def last_said(said: Sequence[Comment], lang: str) -> str:
    """The last comment, who said it, when."""
    if not said:
        return "—"
    last = said[-1]
    return f"« {last.words} » {last.by}, {fmt.day(last.at.date(), lang)}"
