"""Alerts: thresholds that were set, acknowledgements, and when each alert was open."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Creates the tables."""
    op.create_table(
        "alert_thresholds",
        sa.Column("id", Id),
        sa.Column("fund", sa.Text, nullable=False),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("value", sa.Integer, nullable=False),
        sa.Column("since", sa.Date, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("set_by", sa.Text, nullable=False),
        sa.Column("set_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_alert_thresholds"),
        sa.ForeignKeyConstraint(["fund"], ["funds.code"], name="fk_alert_thresholds_fund"),
    )
    op.create_index("ix_alert_thresholds_fund_since", "alert_thresholds", ["fund", "since"])
    op.create_table(
        "alert_acknowledgements",
        sa.Column("id", Id),
        sa.Column("fund", sa.Text, nullable=False),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("until", sa.Date, nullable=False),
        sa.Column("acknowledged_by", sa.Text, nullable=False),
        sa.Column("acknowledged_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_alert_acknowledgements"),
        sa.ForeignKeyConstraint(["fund"], ["funds.code"], name="fk_alert_acknowledgements_fund"),
    )
    op.create_index("ix_alert_acknowledgements_fund_rule", "alert_acknowledgements", ["fund", "rule"])
    op.create_table(
        "alert_lifts",
        sa.Column("acknowledgement", Id, nullable=False),
        sa.Column("lifted_by", sa.Text, nullable=False),
        sa.Column("lifted_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("acknowledgement", name="pk_alert_lifts"),
        sa.ForeignKeyConstraint(
            ["acknowledgement"], ["alert_acknowledgements.id"], name="fk_alert_lifts_acknowledgement"
        ),
    )
    op.create_table(
        "alert_sightings",
        sa.Column("id", Id),
        sa.Column("fund", sa.Text, nullable=False),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("appeared", sa.Integer, nullable=False),
        sa.Column("gone", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_alert_sightings"),
        sa.ForeignKeyConstraint(["fund"], ["funds.code"], name="fk_alert_sightings_fund"),
        sa.ForeignKeyConstraint(["appeared"], ["editions.number"], name="fk_alert_sightings_appeared"),
        sa.ForeignKeyConstraint(["gone"], ["editions.number"], name="fk_alert_sightings_gone"),
    )
    op.create_index("ix_alert_sightings_fund_gone", "alert_sightings", ["fund", "gone"])
    op.create_table(
        "alert_looks",
        sa.Column("fund", sa.Text, nullable=False),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("fund", "edition", name="pk_alert_looks"),
        sa.ForeignKeyConstraint(["fund"], ["funds.code"], name="fk_alert_looks_fund"),
        sa.ForeignKeyConstraint(["edition"], ["editions.number"], name="fk_alert_looks_edition"),
    )
