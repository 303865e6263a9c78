"""A pack: the pages of every section in the order of a meeting; or its minutes, once it was held."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard import format as fmt
from dashboard.meeting_words import meeting_name
from dashboard.queries import freshness
from dashboard.reports.pack.content import Pack, Page, Rows
from dashboard.reports.pack.sections import (
    alerts,
    by_axis,
    changes,
    decisions,
    focus,
    map_page,
    method,
    minutes,
    next_meeting,
    quality,
)
from dashboard.reports.pack.setting import Setting
from dashboard.tables import NONE, Table
from data.texts import text
from etl.review.link import Link


def pack(one: Setting, by_hand: Sequence[Link] = ()) -> Pack:
    """The pack of a meeting; ``by_hand`` are the things that it chose to look at."""
    pages = [
        *changes.pages(one),
        *alerts.pages(one),
        *focus.pages(one, by_hand),
        *by_axis.pages(one),
        *map_page.pages(one),
        *decisions.pages(one),
        *next_meeting.pages(one),
        *quality.pages(one),
        *method.pages(one),
    ]
    return _made(one, "revue.pack_title", pages)


def minutes_pack(one: Setting) -> Pack:
    """The minutes of the setting's meeting. Raises ValueError where it has none."""
    if one.meeting is None:
        raise ValueError("no meeting")
    pages = [*minutes.pages(one, one.meeting), *decisions.pages(one), *next_meeting.pages(one)]
    return _made(one, "revue.minutes_title", pages)


def _made(one: Setting, title: str, pages: Sequence[Page]) -> Pack:
    return Pack(
        text(title, one.lang),
        subtitle(one),
        one.facts(),
        tuple(filled(page) for page in pages),
        one.lang,
        one.ask(freshness.fictitious, one.scope),
        one.link("revue"),
    )


def filled(page: Page) -> Page:
    """The page without its empty tables, whose sentence is enough beside another part, nor their empty columns."""
    page = replace(page, parts=tuple(narrowed(part) if isinstance(part, Rows) else part for part in page.parts))
    empty = [part for part in page.parts if isinstance(part, Rows) and not part.table.rows]
    kept = tuple(part for part in page.parts if part not in empty)
    if not empty or not kept:
        return page
    said = tuple(part.empty for part in empty if part.empty not in page.says)
    return replace(page, parts=kept, says=page.says + said)


def narrowed(part: Rows) -> Rows:
    """A table without the columns of words that say nothing in any row; the first stays."""
    heads, rows = part.table.heads, part.table.rows
    kept = [
        place
        for place, head in enumerate(heads)
        if not place or head.kind != "text" or not rows or any(row[place] not in (None, "", NONE) for row in rows)
    ]
    table = Table([heads[place] for place in kept], [[row[place] for place in kept] for row in rows])
    return replace(part, table=table, wide=tuple(kept.index(place) for place in part.wide if place in kept))


def subtitle(one: Setting) -> str:
    """The meeting and the fund; without one, the fund and the day."""
    if one.meeting is not None:
        return text(
            "revue.subtitle", one.lang, meeting=meeting_name(one.meeting, one.lang, long=True), fund=one.fund_name
        )
    return text("revue.subtitle_none", one.lang, fund=one.fund_name, date=fmt.day(one.on, one.lang, long=True))
