"""The datasets hold the lines of files alone; what derives from them is worked out when it is asked."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

DATASETS = ("projects", "fundings", "deliverables", "indicators", "envelopes", "partners")


def upgrade() -> None:
    """Drops the derived rows and what told them apart."""
    for name in DATASETS:
        op.execute(sa.text(f"DELETE FROM {name} WHERE NOT head"))  # noqa: S608 - names are those above
        op.drop_index(f"ix_{name}_fund_closed", name)
        op.drop_index(f"ix_{name}_closed", name)
        ended = sa.text("closed IS NOT NULL")
        op.create_index(f"ix_{name}_closed", name, ["closed"], sqlite_where=ended, postgresql_where=ended)
        for column in ("stream", "line", "head", "derived"):
            op.drop_column(name, column)
    op.execute(sa.text("UPDATE editions SET datasets = streams"))
    op.drop_column("editions", "streams")
