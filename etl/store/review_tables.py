"""The tables of the review: meetings, what they decide, what is said of it, who changed what. Nothing is deleted."""

import sqlalchemy as sa

from etl.store.tables import Id, metadata

meetings = sa.Table(
    "meetings",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("fund", sa.Text, sa.ForeignKey("funds.code"), nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("held_on", sa.Date, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("edition", sa.Integer),
    sa.Column("as_of", sa.Date),
    sa.Column("participants", sa.JSON, nullable=False),
    sa.Column("agenda", sa.Text, nullable=False),
    sa.Column("minutes", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("created_by", sa.Text, nullable=False),
    sa.Column("created_at", sa.DateTime, nullable=False),
    sa.Column("changed_by", sa.Text, nullable=False),
    sa.Column("changed_at", sa.DateTime, nullable=False),
    sa.Column("opened_at", sa.DateTime),
    sa.Column("closed_at", sa.DateTime),
    sa.Index(None, "fund", "held_on"),
)
"""``edition`` is the last one when the meeting was opened, 0 before any; ``as_of`` the date asked for instead.

``opened_at`` and ``closed_at`` are those of the first opening and closing: reopening a meeting moves neither.
"""

items = sa.Table(
    "review_items",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("fund", sa.Text, sa.ForeignKey("funds.code"), nullable=False),
    sa.Column("meeting", Id, sa.ForeignKey("meetings.id"), index=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("owner", sa.Text),
    sa.Column("due", sa.Date),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("link", sa.Text),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("created_by", sa.Text, nullable=False),
    sa.Column("created_at", sa.DateTime, nullable=False),
    sa.Column("changed_by", sa.Text, nullable=False),
    sa.Column("changed_at", sa.DateTime, nullable=False),
    sa.Index(None, "fund", "kind", "state"),
)
"""Decisions and actions; ``link`` is written ``kind:target`` (``etl.store.links``)."""

comments = sa.Table(
    "review_comments",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("item", Id, sa.ForeignKey("review_items.id"), nullable=False, index=True),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("said_by", sa.Text, nullable=False),
    sa.Column("said_at", sa.DateTime, nullable=False),
)

log = sa.Table(
    "review_log",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("meeting", Id, sa.ForeignKey("meetings.id"), index=True),
    sa.Column("item", Id, sa.ForeignKey("review_items.id")),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("field", sa.Text, nullable=False),
    sa.Column("old", sa.Text),
    sa.Column("new", sa.Text),
    sa.Column("changed_by", sa.Text, nullable=False),
    sa.Column("changed_at", sa.DateTime, nullable=False),
    sa.Index(None, "item", "field", "changed_at"),
)
"""One row a field changed, of a meeting or of an item; ``version`` is the one that the change made."""

ALL = (log, comments, items, meetings)
"""In the order in which they can be dropped."""
