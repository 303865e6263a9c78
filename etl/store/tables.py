"""The tables of the product's own: funds, files, editions, findings, what people decided. Nothing is overwritten."""

import sqlalchemy as sa

from etl.store.types import Euros

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)
Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


settings = sa.Table(
    "settings",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

territories = sa.Table(
    "territories",
    metadata,
    sa.Column("code", sa.Text, primary_key=True),
    sa.Column("level", sa.Text, nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("region", sa.Text),
    sa.Column("department", sa.Text, index=True),
    sa.Column("epci", sa.Text, index=True),
    sa.Column("siren", sa.Text),
    sa.Column("population", sa.Integer),
    sa.Column("kind", sa.Text),
)

funds = sa.Table(
    "funds",
    metadata,
    sa.Column("code", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("name_en", sa.Text),
    sa.Column("opened_on", sa.Date),
    sa.Column("closed_on", sa.Date),
    sa.Column("source", sa.Text),
)

axes = sa.Table(
    "axes",
    metadata,
    sa.Column("fund", sa.Text, sa.ForeignKey("funds.code"), primary_key=True),
    sa.Column("code", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("name_en", sa.Text),
    sa.Column("operator", sa.Text),
    sa.Column("envelope", Euros),
)

desks = sa.Table(
    "desks",
    metadata,
    sa.Column("fund", sa.Text, sa.ForeignKey("funds.code"), primary_key=True),
    sa.Column("code", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("axis", sa.Text),
)

files = sa.Table(
    "files",
    metadata,
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("bytes", sa.Integer, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
)

editions = sa.Table(
    "editions",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("fund", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("datasets", sa.Text, nullable=False),
    sa.Column("data_date", sa.Date, nullable=False),
    sa.Column("loaded_at", sa.DateTime, nullable=False),
    sa.Column("loaded_by", sa.Text, nullable=False),
    sa.Column("mode", sa.Text, nullable=False),
    sa.Column("file_name", sa.Text),
    sa.Column("file_sha256", sa.Text, sa.ForeignKey("files.sha256")),
    sa.Column("fictitious", sa.Boolean, nullable=False),
    sa.Column("new", sa.Integer, nullable=False),
    sa.Column("changed", sa.Integer, nullable=False),
    sa.Column("unchanged", sa.Integer, nullable=False),
    sa.Column("missing", sa.Integer, nullable=False),
    sa.Column("rejected", sa.Integer, nullable=False),
    sa.Column("rolls_back", sa.Integer, sa.ForeignKey("editions.number")),
)

confirmations = sa.Table(
    "confirmations",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("edition", sa.Integer, sa.ForeignKey("editions.number"), nullable=False),
    sa.Column("file_sha256", sa.Text, nullable=False),
    sa.Column("data_date", sa.Date, nullable=False),
    sa.Column("loaded_at", sa.DateTime, nullable=False),
)

source_tables = sa.Table(
    "source_tables",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("edition", sa.Integer, sa.ForeignKey("editions.number"), nullable=False, index=True),
    sa.Column("sheet", sa.Text, nullable=False),
    sa.Column("dataset", sa.Text, nullable=False),
    sa.Column("header_row", sa.Integer, nullable=False),
    sa.Column("columns", sa.JSON, nullable=False),
)

findings = sa.Table(
    "findings",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("edition", sa.Integer, sa.ForeignKey("editions.number"), nullable=False, index=True),
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
    sa.Column("related", sa.Text, nullable=False, server_default=""),
    sa.Column("waived", sa.Text),
)

column_mappings = sa.Table(
    "column_mappings",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("signature", sa.Text, nullable=False, index=True),
    sa.Column("dataset", sa.Text, nullable=False),
    sa.Column("mapping", sa.Text, nullable=False),
    sa.Column("confirmed_by", sa.Text, nullable=False),
    sa.Column("confirmed_at", sa.DateTime, nullable=False),
)

mapping_revocations = sa.Table(
    "mapping_revocations",
    metadata,
    sa.Column("mapping", Id, sa.ForeignKey("column_mappings.id"), primary_key=True, autoincrement=False),
    sa.Column("revoked_by", sa.Text, nullable=False),
    sa.Column("revoked_at", sa.DateTime, nullable=False),
)

waivers = sa.Table(
    "waivers",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("fund", sa.Text, sa.ForeignKey("funds.code"), nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("rule", sa.Text, nullable=False),
    sa.Column("scope", sa.Text, nullable=False),
    sa.Column("target", sa.Text),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("waived_by", sa.Text, nullable=False),
    sa.Column("until", sa.Date, nullable=False),
    sa.Column("waived_at", sa.DateTime, nullable=False),
    sa.Index(None, "fund", "source"),
)

waiver_lifts = sa.Table(
    "waiver_lifts",
    metadata,
    sa.Column("waiver", Id, sa.ForeignKey("waivers.id"), primary_key=True, autoincrement=False),
    sa.Column("lifted_by", sa.Text, nullable=False),
    sa.Column("lifted_at", sa.DateTime, nullable=False),
)


corrections = sa.Table(
    "corrections",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("edition", sa.Integer, sa.ForeignKey("editions.number"), nullable=False, index=True),
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
    sa.Index(None, "fund", "source", "dataset"),
)

unsaid = sa.Table(
    "unsaid",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("edition", sa.Integer, sa.ForeignKey("editions.number"), nullable=False, index=True),
    sa.Column("dataset", sa.Text, nullable=False),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("ordinal", sa.Integer),
)
"""The rows that stand and of which a file says nothing: it holds their line, but unreadable.

Without an ordinal: the key of such a line, be it a row's or not.
"""

quarantine = sa.Table(
    "quarantine",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("edition", sa.Integer, sa.ForeignKey("editions.number"), nullable=False, index=True),
    sa.Column("sheet", sa.Text, nullable=False),
    sa.Column("row", sa.Integer, nullable=False),
    sa.Column("dataset", sa.Text, nullable=False),
    sa.Column("key", sa.Text),
    sa.Column("cells", sa.JSON, nullable=False),
    sa.Column("findings", sa.JSON, nullable=False),
    sa.Column("resolution", sa.Text),
    sa.Column("resolved_by", sa.Integer, sa.ForeignKey("editions.number")),
    sa.Column("dismissed_by", sa.Text),
    sa.Column("dismissed_at", sa.DateTime),
    sa.Column("reason", sa.Text),
)
