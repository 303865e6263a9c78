"""First tables.

The datasets' own columns are added from the schemas after the migrations; here stand the columns that every row
version bears.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")
DATASETS = ("projects", "fundings", "deliverables", "indicators", "envelopes", "partners")


def upgrade() -> None:
    """Creates the tables."""
    op.create_table(
        "settings",
        sa.Column("name", sa.Text),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_settings"),
    )
    op.create_table(
        "territories",
        sa.Column("code", sa.Text),
        sa.Column("level", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("region", sa.Text),
        sa.Column("department", sa.Text),
        sa.Column("epci", sa.Text),
        sa.Column("siren", sa.Text),
        sa.Column("population", sa.Integer),
        sa.Column("kind", sa.Text),
        sa.PrimaryKeyConstraint("code", name="pk_territories"),
    )
    for column in ("level", "department", "epci"):
        op.create_index(f"ix_territories_{column}", "territories", [column])
    op.create_table(
        "funds",
        sa.Column("code", sa.Text),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("name_en", sa.Text),
        sa.Column("opened_on", sa.Date),
        sa.Column("closed_on", sa.Date),
        sa.Column("source", sa.Text),
        sa.PrimaryKeyConstraint("code", name="pk_funds"),
    )
    op.create_table(
        "axes",
        sa.Column("fund", sa.Text, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("name_en", sa.Text),
        sa.Column("operator", sa.Text),
        sa.Column("envelope", sa.BigInteger),
        sa.PrimaryKeyConstraint("fund", "code", name="pk_axes"),
        sa.ForeignKeyConstraint(["fund"], ["funds.code"], name="fk_axes_fund"),
    )
    op.create_table(
        "desks",
        sa.Column("fund", sa.Text, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("axis", sa.Text),
        sa.PrimaryKeyConstraint("fund", "code", name="pk_desks"),
        sa.ForeignKeyConstraint(["fund"], ["funds.code"], name="fk_desks_fund"),
    )
    op.create_table(
        "files",
        sa.Column("sha256", sa.Text),
        sa.Column("bytes", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_files"),
    )
    op.create_table(
        "editions",
        sa.Column("number", sa.Integer, autoincrement=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("fund", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("datasets", sa.Text, nullable=False),
        sa.Column("streams", sa.Text, nullable=False),
        sa.Column("data_date", sa.Date, nullable=False),
        sa.Column("loaded_at", sa.DateTime, nullable=False),
        sa.Column("loaded_by", sa.Text, nullable=False),
        sa.Column("mode", sa.Text, nullable=False),
        sa.Column("file_name", sa.Text),
        sa.Column("file_sha256", sa.Text),
        sa.Column("fictitious", sa.Boolean, nullable=False),
        *[
            sa.Column(name, sa.Integer, nullable=False)
            for name in ("new", "changed", "unchanged", "missing", "rejected")
        ],
        sa.Column("rolls_back", sa.Integer),
        sa.PrimaryKeyConstraint("number", name="pk_editions"),
        sa.ForeignKeyConstraint(["file_sha256"], ["files.sha256"], name="fk_editions_file_sha256"),
        sa.ForeignKeyConstraint(["rolls_back"], ["editions.number"], name="fk_editions_rolls_back"),
    )
    op.create_table(
        "confirmations",
        sa.Column("id", Id),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("file_sha256", sa.Text, nullable=False),
        sa.Column("data_date", sa.Date, nullable=False),
        sa.Column("loaded_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_confirmations"),
        sa.ForeignKeyConstraint(["edition"], ["editions.number"], name="fk_confirmations_edition"),
    )
    op.create_table(
        "source_tables",
        sa.Column("id", Id),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("sheet", sa.Text, nullable=False),
        sa.Column("dataset", sa.Text, nullable=False),
        sa.Column("header_row", sa.Integer, nullable=False),
        sa.Column("columns", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_source_tables"),
        sa.ForeignKeyConstraint(["edition"], ["editions.number"], name="fk_source_tables_edition"),
    )
    op.create_index("ix_source_tables_edition", "source_tables", ["edition"])
    op.create_table(
        "findings",
        sa.Column("id", Id),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("severity", sa.Text, nullable=False),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("sheet", sa.Text),
        sa.Column("cell", sa.Text),
        sa.Column("row", sa.Integer),
        sa.Column("column", sa.Text),
        sa.Column("field", sa.Text),
        sa.Column("value", sa.Text),
        sa.Column("args", sa.Text, nullable=False),
        sa.Column("rejects", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_findings"),
        sa.ForeignKeyConstraint(["edition"], ["editions.number"], name="fk_findings_edition"),
    )
    op.create_index("ix_findings_edition", "findings", ["edition"])
    for name in DATASETS:
        op.create_table(
            name,
            sa.Column("id", Id),
            sa.Column("fund", sa.Text, nullable=False),
            sa.Column("source", sa.Text, nullable=False),
            sa.Column("stream", sa.Text, nullable=False),
            sa.Column("key", sa.Text, nullable=False),
            sa.Column("ordinal", sa.Integer, nullable=False),
            sa.Column("line", sa.Text, nullable=False),
            sa.Column("head", sa.Boolean, nullable=False),
            sa.Column("derived", sa.Boolean, nullable=False),
            sa.Column("origin", sa.Text, nullable=False),
            sa.Column("hash", sa.Text, nullable=False),
            sa.Column("opened", sa.Integer, nullable=False),
            sa.Column("opened_on", sa.Date, nullable=False),
            sa.Column("closed", sa.Integer),
            sa.Column("superseded_on", sa.Date),
            sa.Column("source_table", Id, nullable=False),
            sa.Column("source_row", sa.Integer, nullable=False),
            sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
            sa.ForeignKeyConstraint(["opened"], ["editions.number"], name=f"fk_{name}_opened"),
            sa.ForeignKeyConstraint(["closed"], ["editions.number"], name=f"fk_{name}_closed"),
            sa.ForeignKeyConstraint(["source_table"], ["source_tables.id"], name=f"fk_{name}_source_table"),
        )
        op.create_index(f"ix_{name}_opened", name, ["opened"])
        op.create_index(f"ix_{name}_closed", name, ["closed"])
        op.create_index(f"ix_{name}_fund_source_closed", name, ["fund", "source", "closed"])
        op.create_index(f"ix_{name}_fund_closed", name, ["fund", "closed"])
