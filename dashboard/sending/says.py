"""What a message says, in lines: what changed in the data, then what the meeting decided, settled, leaves late."""

from collections.abc import Iterator, Sequence
from typing import Protocol

import sqlalchemy as sa

from dashboard import format as fmt
from dashboard.queries.scope import Scope
from dashboard.reports.pack.sections import alerts, changes
from dashboard.reports.pack.setting import setting
from data.texts import text
from etl.review.sending import Occasion
from etl.store import follow_up, meetings
from etl.store.follow_up import Followed


class Says(Protocol):
    """The lines of a message's body between its greeting and its end."""

    def __call__(self, connection: sa.Connection, occasion: Occasion, lang: str, /) -> Sequence[str]:
        """One line a line."""


def says(connection: sa.Connection, occasion: Occasion, lang: str) -> list[str]:
    """What changed, then what a meeting took; of the data of an edition, their date and number."""
    if occasion.meeting is None:
        said = {"date": fmt.day(occasion.on, lang), "edition": occasion.edition}
        return [text("sending.body_data", lang, **said), "", *_changed(connection, occasion, lang)]
    return [*_changed(connection, occasion, lang), "", *_of_meeting(connection, occasion.meeting, lang)]


def _changed(connection: sa.Connection, occasion: Occasion, lang: str) -> list[str]:
    """The sentences of the pack's first pages: the amounts, the projects, the corrections, the alerts."""
    met = None if occasion.meeting is None else meetings.get(connection, occasion.meeting)
    one = setting(connection, Scope(occasion.fund, as_of=occasion.edition), lang, met)
    first = changes.pages(one)[0]
    return [first.title, *first.says, alerts.said(one, alerts.board(one))]


def _of_meeting(connection: sa.Connection, number: int, lang: str) -> Iterator[str]:
    meeting = meetings.get(connection, number)
    parts = {
        "decided": follow_up.opened_in(connection, meeting, "decision"),
        "taken": follow_up.opened_in(connection, meeting),
        "settled": follow_up.closed_in(connection, meeting),
        "late": follow_up.overdue_at(connection, meeting),
    }
    for rank, (name, found) in enumerate(parts.items()):
        if rank:
            yield ""
        yield text(f"sending.body_{name}", lang, count=fmt.count(len(found), lang))
        yield from (_one(one, lang) for one in found)


def _one(one: Followed, lang: str) -> str:
    item = one.item
    if one.due is None:
        return text("sending.body_item", lang, number=item.id, title=item.title, owner=item.owner or "∅")
    said = {"owner": item.owner or "∅", "due": fmt.day(one.due, lang)}
    return text("sending.body_item_due", lang, number=item.id, title=item.title, **said)
