"""Sendings: who is sent the reviews, and what was sent to whom."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Creates the tables."""
    op.create_table(
        "review_subscriptions",
        sa.Column("id", Id),
        sa.Column("fund", sa.Text, nullable=False),
        sa.Column("targets", sa.JSON, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("formats", sa.JSON, nullable=False),
        sa.Column("lang", sa.Text, nullable=False),
        sa.Column("created_by", sa.Text, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("ended_by", sa.Text),
        sa.Column("ended_at", sa.DateTime),
        sa.PrimaryKeyConstraint("id", name="pk_review_subscriptions"),
        sa.ForeignKeyConstraint(["fund"], ["funds.code"], name="fk_review_subscriptions_fund"),
    )
    op.create_table(
        "review_sendings",
        sa.Column("id", Id),
        sa.Column("subscription", Id),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("fund", sa.Text, nullable=False),
        sa.Column("meeting", Id),
        sa.Column("edition", sa.Integer),
        sa.Column("format", sa.Text, nullable=False),
        sa.Column("lang", sa.Text, nullable=False),
        sa.Column("started_by", sa.Text, nullable=False),
        sa.Column("started_at", sa.DateTime, nullable=False),
        sa.Column("ended_at", sa.DateTime),
        sa.Column("outcome", sa.Text),
        sa.Column("reason", sa.Text),
        sa.Column("name", sa.Text),
        sa.Column("sha256", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_review_sendings"),
        sa.ForeignKeyConstraint(["subscription"], ["review_subscriptions.id"], name="fk_review_sendings_subscription"),
        sa.ForeignKeyConstraint(["fund"], ["funds.code"], name="fk_review_sendings_fund"),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name="fk_review_sendings_meeting"),
        sa.ForeignKeyConstraint(["edition"], ["editions.number"], name="fk_review_sendings_edition"),
    )
    op.create_index("ix_review_sendings_subscription", "review_sendings", ["subscription"])
    op.create_index("ix_review_sendings_target_fund", "review_sendings", ["target", "fund"])
