"""All that was decided of a fund in one list, with what was said of it and who changed what: CSV and workbook."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from dashboard import format as fmt
from dashboard.queries import freshness
from dashboard.queries.scope import Scope
from dashboard.reports.csv_file import csv_bytes
from dashboard.reports.link_words import link_words
from dashboard.reports.workbook import Cover, Sheet, workbook
from dashboard.tables import Head, Kind, Table
from data.texts import text
from etl.review.item import Item
from etl.review.meeting import Meeting
from etl.review.refusal import named, state
from etl.store import comments, follow_up, funds, items, meetings, review_log
from etl.store.comments import Comment

COLUMNS: tuple[tuple[str, Kind], ...] = (
    ("number", "count"), ("kind", "text"), ("title", "text"), ("owner", "text"), ("due", "day"), ("state", "text"),
    ("late", "count"), ("meeting", "text"), ("met", "day"), ("link", "text"), ("carried", "count"),
    ("comment", "text"), ("comment_by", "text"), ("comment_at", "text"), ("created_by", "text"), ("created_at", "text"),
    ("changed_by", "text"), ("changed_at", "text"),
)  # fmt: skip
SAID: tuple[tuple[str, Kind], ...] = (
    ("number", "count"), ("kind", "text"), ("title", "text"), ("comment", "text"), ("comment_by", "text"),
    ("comment_at", "text"),
)  # fmt: skip
TRAIL: tuple[tuple[str, Kind], ...] = (
    ("number", "count"), ("kind", "text"), ("version", "count"), ("field", "text"), ("old", "text"), ("new", "text"),
    ("changed_by", "text"), ("changed_at", "text"),
)  # fmt: skip


@dataclass(frozen=True)
class FollowUp:
    """The list, the comments and the audit trail of the items listed, on a day; ``fund`` is whose they are."""

    fund: str
    on: date
    listed: Table
    comments: Table
    trail: Table
    fictitious: bool

    def csv(self) -> bytes:
        """The list alone, as CSV for machines."""
        return csv_bytes([head.label for head in self.listed.heads], self.listed.rows)

    def workbook(self, lang: str) -> bytes:
        """A cover and three sheets."""
        tables = (self.listed, self.comments, self.trail)
        sheets = [
            Sheet(
                text(f"sending.sheet_{name}", lang), text(f"sending.sheet_{name}_says", lang, count=len(table)), table
            )
            for name, table in zip(("items", "comments", "trail"), tables, strict=True)
        ]
        facts = [(text("sending.fact_fund", lang), self.fund), (text("sending.fact_on", lang), fmt.day(self.on, lang))]
        return workbook(Cover(text("sending.items_title", lang), facts, self.fictitious), sheets, lang)


def follow_up_list(
    connection: sa.Connection, fund: str, lang: str, on: date, kind: str | None = None, *, closed: bool = True
) -> FollowUp:
    """Decisions and actions of a fund, the open ones first, as they stand; how late on a day. Moments are in UTC.

    A column in words is in the reader's language. Raises UnknownFund.
    """
    funds.require(connection, fund)
    found = items.listing(connection, fund, kind, closed=closed)
    held = {one.id: one for one in meetings.listing(connection, fund)}
    carried = follow_up.times_carried(connection, fund)
    said = comments.of(connection, [one.id for one in found])
    rows = [_row(one, held.get(one.meeting or 0), carried, said.get(one.id, ()), on, lang) for one in found]
    told = [
        (*_named(one, lang), one.title, comment.words, comment.by, moment(comment.at))
        for one in found
        for comment in said.get(one.id, ())
    ]
    trail = review_log.of_items(connection, fund)
    changed = [
        (
            *_named(one, lang), change.version, named(change.field, lang), *change.worded(lang), change.by,
            moment(change.at),
        )
        for one in found
        for change in trail.get(one.id, ())
    ]  # fmt: skip
    fictitious = freshness.fictitious(connection, Scope(fund))
    tables = (_table(COLUMNS, rows, lang), _table(SAID, told, lang), _table(TRAIL, changed, lang))
    return FollowUp(fund, on, *tables, fictitious)


def moment(at: datetime) -> str:
    """A moment in UTC, to the second: text, that a spreadsheet sorts as it stands."""
    return f"{at:%Y-%m-%d %H:%M:%S}"


def _row(
    one: Item, held: Meeting | None, carried: dict[int, int], said: Sequence[Comment], on: date, lang: str
) -> tuple[object, ...]:
    late = (on - one.due).days if one.due is not None and one.overdue(on) else None
    last = (said[-1].words, said[-1].by, moment(said[-1].at)) if said else (None, None, None)
    met = (text(f"review.kind_{held.kind}", lang), held.held_on) if held else (None, None)
    return (
        *_named(one, lang), one.title, one.owner, one.due, state(one.state, lang), late, *met,
        link_words(one.link, lang), carried.get(one.id, 0), *last,
        one.created_by, moment(one.created_at), one.changed_by, moment(one.changed_at),
    )  # fmt: skip


def _named(one: Item, lang: str) -> tuple[int, str]:
    return one.id, text(f"review.kind_{one.kind}", lang)


def _table(columns: Sequence[tuple[str, Kind]], rows: Sequence[Sequence[object]], lang: str) -> Table:
    return Table([Head(text(f"sending.column_{name}", lang), kind) for name, kind in columns], rows)
