"""The mappings that people confirm for the headers of a file."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Creates the mappings and their revocations."""
    op.create_table(
        "column_mappings",
        sa.Column("id", Id),
        sa.Column("signature", sa.Text, nullable=False),
        sa.Column("dataset", sa.Text, nullable=False),
        sa.Column("mapping", sa.Text, nullable=False),
        sa.Column("confirmed_by", sa.Text, nullable=False),
        sa.Column("confirmed_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_column_mappings"),
    )
    op.create_index("ix_column_mappings_signature", "column_mappings", ["signature"])
    op.create_table(
        "mapping_revocations",
        sa.Column("mapping", Id, autoincrement=False),
        sa.Column("revoked_by", sa.Text, nullable=False),
        sa.Column("revoked_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("mapping", name="pk_mapping_revocations"),
        sa.ForeignKeyConstraint(["mapping"], ["column_mappings.id"], name="fk_mapping_revocations_mapping"),
    )
