"""Waivers and their lifting; a finding keeps the other cells that it speaks of, and who waived it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Creates the tables and the columns."""
    op.create_table(
        "waivers",
        sa.Column("id", Id),
        sa.Column("fund", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("scope", sa.Text, nullable=False),
        sa.Column("target", sa.Text),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("waived_by", sa.Text, nullable=False),
        sa.Column("until", sa.Date, nullable=False),
        sa.Column("waived_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_waivers"),
        sa.ForeignKeyConstraint(["fund"], ["funds.code"], name="fk_waivers_fund"),
    )
    op.create_index("ix_waivers_fund_source", "waivers", ["fund", "source"])
    op.create_table(
        "waiver_lifts",
        sa.Column("waiver", Id, autoincrement=False),
        sa.Column("lifted_by", sa.Text, nullable=False),
        sa.Column("lifted_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("waiver", name="pk_waiver_lifts"),
        sa.ForeignKeyConstraint(["waiver"], ["waivers.id"], name="fk_waiver_lifts_waiver"),
    )
    op.add_column("findings", sa.Column("related", sa.Text, nullable=False, server_default=""))
    op.add_column("findings", sa.Column("waived", sa.Text))
