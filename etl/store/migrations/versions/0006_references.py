"""Row versions lose their foreign keys, checked row by row: the edition that writes them checks them at once."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

DATASETS = ("projects", "fundings", "deliverables", "indicators", "envelopes", "partners")


def upgrade() -> None:
    """Drops the keys; SQLite can only by making the table anew, with the columns that it has."""
    for name in DATASETS:
        there = {key["name"] for key in sa.inspect(op.get_bind()).get_foreign_keys(name)}
        with op.batch_alter_table(name) as table:
            for column in ("opened", "closed", "source_table"):
                if f"fk_{name}_{column}" in there:
                    table.drop_constraint(f"fk_{name}_{column}", type_="foreignkey")
