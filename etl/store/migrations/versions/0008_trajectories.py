"""The planned trajectories: what every row version bears; the schema's own columns are added after."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Creates the table."""
    op.create_table(
        "trajectories",
        sa.Column("id", Id),
        sa.Column("fund", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("opened", sa.Integer, nullable=False),
        sa.Column("opened_on", sa.Date, nullable=False),
        sa.Column("closed", sa.Integer),
        sa.Column("superseded_on", sa.Date),
        sa.Column("source_table", Id, nullable=False),
        sa.Column("source_row", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_trajectories"),
    )
    op.create_index("ix_trajectories_opened", "trajectories", ["opened"])
    op.create_index("ix_trajectories_fund_source_closed", "trajectories", ["fund", "source", "closed"])
    ended = sa.text("closed IS NOT NULL")
    op.create_index("ix_trajectories_closed", "trajectories", ["closed"], sqlite_where=ended, postgresql_where=ended)
