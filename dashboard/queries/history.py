"""The editions, for the page that lists them."""

import pandas as pd
import sqlalchemy as sa

from etl.store import tables as t
from etl.store.history import history

COLUMNS = (
    "number", "data_date", "loaded_at", "loaded_by", "kind", "fund", "source", "datasets", "file_name",
    "file_sha256", "new", "changed", "unchanged", "missing", "rejected", "fictitious", "rolls_back", "rolled_back_by",
)  # fmt: skip


def editions(connection: sa.Connection) -> pd.DataFrame:
    """Every edition, the newest first; columns as ``COLUMNS``, plus ``dataset`` and ``file``."""
    frame = pd.DataFrame(history(connection), columns=list(COLUMNS))
    return frame.assign(dataset=frame["datasets"], file=frame["file_name"])


def last_edition(connection: sa.Connection) -> int:
    """The number of the last edition, 0 before the first: it changes with every publication."""
    return connection.execute(sa.select(sa.func.max(t.editions.c.number))).scalar() or 0
