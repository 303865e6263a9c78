"""The review: meetings, decisions and actions, comments, and who changed what."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _written() -> list[sa.Column[object]]:
    """Which version a row is at, who made it and who changed it last, when."""
    return [
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("created_by", sa.Text, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("changed_by", sa.Text, nullable=False),
        sa.Column("changed_at", sa.DateTime, nullable=False),
    ]


def upgrade() -> None:
    """Creates the tables."""
    op.create_table(
        "meetings",
        sa.Column("id", Id),
        sa.Column("fund", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("held_on", sa.Date, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("edition", sa.Integer),
        sa.Column("as_of", sa.Date),
        sa.Column("participants", sa.JSON, nullable=False),
        sa.Column("agenda", sa.Text, nullable=False),
        sa.Column("minutes", sa.Text, nullable=False),
        *_written(),
        sa.Column("opened_at", sa.DateTime),
        sa.Column("closed_at", sa.DateTime),
        sa.PrimaryKeyConstraint("id", name="pk_meetings"),
        sa.ForeignKeyConstraint(["fund"], ["funds.code"], name="fk_meetings_fund"),
    )
    op.create_index("ix_meetings_fund_held_on", "meetings", ["fund", "held_on"])
    op.create_table(
        "review_items",
        sa.Column("id", Id),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("fund", sa.Text, nullable=False),
        sa.Column("meeting", Id),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("owner", sa.Text),
        sa.Column("due", sa.Date),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("link", sa.Text),
        *_written(),
        sa.PrimaryKeyConstraint("id", name="pk_review_items"),
        sa.ForeignKeyConstraint(["fund"], ["funds.code"], name="fk_review_items_fund"),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name="fk_review_items_meeting"),
    )
    op.create_index("ix_review_items_meeting", "review_items", ["meeting"])
    op.create_index("ix_review_items_fund_kind_state", "review_items", ["fund", "kind", "state"])
    op.create_table(
        "review_comments",
        sa.Column("id", Id),
        sa.Column("item", Id, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("said_by", sa.Text, nullable=False),
        sa.Column("said_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_review_comments"),
        sa.ForeignKeyConstraint(["item"], ["review_items.id"], name="fk_review_comments_item"),
    )
    op.create_index("ix_review_comments_item", "review_comments", ["item"])
    op.create_table(
        "review_log",
        sa.Column("id", Id),
        sa.Column("meeting", Id),
        sa.Column("item", Id),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("old", sa.Text),
        sa.Column("new", sa.Text),
        sa.Column("changed_by", sa.Text, nullable=False),
        sa.Column("changed_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_review_log"),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name="fk_review_log_meeting"),
        sa.ForeignKeyConstraint(["item"], ["review_items.id"], name="fk_review_log_item"),
    )
    op.create_index("ix_review_log_meeting", "review_log", ["meeting"])
    op.create_index("ix_review_log_item_field_changed_at", "review_log", ["item", "field", "changed_at"])
