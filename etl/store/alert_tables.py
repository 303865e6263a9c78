"""The tables of alerts: thresholds that were set, alerts that were acknowledged, when each was open."""

import sqlalchemy as sa

from etl.store.tables import Id, metadata

thresholds = sa.Table(
    "alert_thresholds",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("fund", sa.Text, sa.ForeignKey("funds.code"), nullable=False),
    sa.Column("rule", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("value", sa.Integer, nullable=False),
    sa.Column("since", sa.Date, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("set_by", sa.Text, nullable=False),
    sa.Column("set_at", sa.DateTime, nullable=False),
    sa.Index(None, "fund", "since"),
)
"""A row is never changed: the latest that took effect holds."""

acknowledgements = sa.Table(
    "alert_acknowledgements",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("fund", sa.Text, sa.ForeignKey("funds.code"), nullable=False),
    sa.Column("rule", sa.Text, nullable=False),
    sa.Column("target", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("until", sa.Date, nullable=False),
    sa.Column("acknowledged_by", sa.Text, nullable=False),
    sa.Column("acknowledged_at", sa.DateTime, nullable=False),
    sa.Index(None, "fund", "rule"),
)

lifts = sa.Table(
    "alert_lifts",
    metadata,
    sa.Column("acknowledgement", Id, sa.ForeignKey("alert_acknowledgements.id"), primary_key=True, autoincrement=False),
    sa.Column("lifted_by", sa.Text, nullable=False),
    sa.Column("lifted_at", sa.DateTime, nullable=False),
)

sightings = sa.Table(
    "alert_sightings",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("fund", sa.Text, sa.ForeignKey("funds.code"), nullable=False),
    sa.Column("rule", sa.Text, nullable=False),
    sa.Column("target", sa.Text, nullable=False),
    sa.Column("appeared", sa.Integer, sa.ForeignKey("editions.number"), nullable=False),
    sa.Column("gone", sa.Integer, sa.ForeignKey("editions.number")),
    sa.Index(None, "fund", "gone"),
)
"""From which edition to which an alert was open; one that comes back is a row more."""

looks = sa.Table(
    "alert_looks",
    metadata,
    sa.Column("fund", sa.Text, sa.ForeignKey("funds.code"), primary_key=True),
    sa.Column("edition", sa.Integer, sa.ForeignKey("editions.number"), primary_key=True, autoincrement=False),
)
"""The editions at which the fund's alerts were looked for."""

ALL = (looks, sightings, lifts, acknowledgements, thresholds)
"""In the order in which they can be dropped."""
