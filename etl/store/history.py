"""What was loaded, when, by whom: the editions as rows, and the files kept."""

import sqlalchemy as sa

from etl.store import tables as t


def history(connection: sa.Connection, fund: str | None = None) -> list[dict[str, object]]:
    """Every edition, the newest first, with the edition that rolled it back where one did."""
    undo = t.editions.alias("undo")
    query = (
        sa.select(t.editions, undo.c.number.label("rolled_back_by"))
        .outerjoin(undo, undo.c.rolls_back == t.editions.c.number)
        .order_by(t.editions.c.number.desc())
    )
    if fund:
        query = query.where(t.editions.c.fund == fund)
    return [dict(row) for row in connection.execute(query).mappings()]


def kept_file(connection: sa.Connection, sha256: str) -> bytes | None:
    """The bytes of a file as it was received, None where it was never published."""
    return connection.execute(sa.select(t.files.c.content).where(t.files.c.sha256 == sha256)).scalar()
