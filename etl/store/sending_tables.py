"""The tables of sendings: who is sent the reviews, and what was sent to whom. Nothing is deleted."""

import sqlalchemy as sa

from etl.store.tables import Id, metadata

subscriptions = sa.Table(
    "review_subscriptions",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("fund", sa.Text, sa.ForeignKey("funds.code"), nullable=False),
    sa.Column("targets", sa.JSON, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("formats", sa.JSON, nullable=False),
    sa.Column("lang", sa.Text, nullable=False),
    sa.Column("created_by", sa.Text, nullable=False),
    sa.Column("created_at", sa.DateTime, nullable=False),
    sa.Column("ended_by", sa.Text),
    sa.Column("ended_at", sa.DateTime),
)
"""``targets`` are written ``mailto:address`` or ``folder:path`` (``etl.review.target``)."""

sendings = sa.Table(
    "review_sendings",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("subscription", Id, sa.ForeignKey("review_subscriptions.id"), index=True),
    sa.Column("target", sa.Text, nullable=False),
    sa.Column("fund", sa.Text, sa.ForeignKey("funds.code"), nullable=False),
    sa.Column("meeting", Id, sa.ForeignKey("meetings.id")),
    sa.Column("edition", sa.Integer, sa.ForeignKey("editions.number")),
    sa.Column("format", sa.Text, nullable=False),
    sa.Column("lang", sa.Text, nullable=False),
    sa.Column("started_by", sa.Text, nullable=False),
    sa.Column("started_at", sa.DateTime, nullable=False),
    sa.Column("ended_at", sa.DateTime),
    sa.Column("outcome", sa.Text),
    sa.Column("reason", sa.Text),
    sa.Column("name", sa.Text),
    sa.Column("sha256", sa.Text),
    sa.Index(None, "target", "fund"),
)
"""A row a file, a target and an attempt, about a meeting or an edition; ``outcome`` comes once there is one."""

ALL = (sendings, subscriptions)
"""In the order in which they can be dropped."""
