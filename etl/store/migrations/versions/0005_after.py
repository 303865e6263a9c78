"""What follows a publication: corrections, rejected lines that wait, lines that a file held but could not say."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Creates the tables."""
    op.create_table(
        "corrections",
        sa.Column("id", Id),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("fund", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("dataset", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("expected", sa.Text),
        sa.Column("value", sa.Text),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("made_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_corrections"),
        sa.ForeignKeyConstraint(["edition"], ["editions.number"], name="fk_corrections_edition"),
    )
    op.create_index("ix_corrections_edition", "corrections", ["edition"])
    op.create_index("ix_corrections_fund_source_dataset", "corrections", ["fund", "source", "dataset"])
    op.create_table(
        "unsaid",
        sa.Column("id", Id),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("dataset", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("ordinal", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_unsaid"),
        sa.ForeignKeyConstraint(["edition"], ["editions.number"], name="fk_unsaid_edition"),
    )
    op.create_index("ix_unsaid_edition", "unsaid", ["edition"])
    op.create_table(
        "quarantine",
        sa.Column("id", Id),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("sheet", sa.Text, nullable=False),
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("dataset", sa.Text, nullable=False),
        sa.Column("key", sa.Text),
        sa.Column("cells", sa.JSON, nullable=False),
        sa.Column("findings", sa.JSON, nullable=False),
        sa.Column("resolution", sa.Text),
        sa.Column("resolved_by", sa.Integer),
        sa.Column("dismissed_by", sa.Text),
        sa.Column("dismissed_at", sa.DateTime),
        sa.Column("reason", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_quarantine"),
        sa.ForeignKeyConstraint(["edition"], ["editions.number"], name="fk_quarantine_edition"),
        sa.ForeignKeyConstraint(["resolved_by"], ["editions.number"], name="fk_quarantine_resolved_by"),
    )
    op.create_index("ix_quarantine_edition", "quarantine", ["edition"])
