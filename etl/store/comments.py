"""What people say of a decision or an action: kept in order, with who and when, never changed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from etl.review import words
from etl.store import items
from etl.store.clock import instant
from etl.store.engine import Target, within
from etl.store.review_tables import comments as t


@dataclass(frozen=True, slots=True)
class Comment:
    """Words said of an item, by whom, when (UTC)."""

    id: int
    item: int
    words: str
    by: str
    at: datetime


def say(target: Target, item: int, said: str, by: str, kind: str | None = None, at: datetime | None = None) -> Comment:
    """Keeps a comment on an item, open or closed. Raises UnknownItem, and the refusals of a text."""
    by, kept = words.line("by", by), words.paragraphs("comment", said)
    if not kept:
        raise words.EmptyText("comment")
    with within(target) as connection:
        items.get(connection, item, kind)
        at = at or instant()
        row = sa.insert(t).values(item=item, words=kept, said_by=by, said_at=at)
        return Comment(connection.execute(row.returning(t.c.id)).scalar_one(), item, kept, by, at)


def of(connection: sa.Connection, numbers: Collection[int]) -> dict[int, list[Comment]]:
    """The comments of some items, in order, by item; an item of which nothing is said is left out."""
    c = t.c
    query = sa.select(c.id, c.item, c.words, c.said_by, c.said_at).where(c.item.in_(numbers)).order_by(c.said_at, c.id)
    found: dict[int, list[Comment]] = {}
    for row in connection.execute(query):
        found.setdefault(row.item, []).append(Comment(*row))
    return found
