"""How old the data are, by source; whether some are fictitious; which dates can be asked for."""

import json
from datetime import date
from functools import cache

import pandas as pd
import sqlalchemy as sa

from dashboard.queries.scope import Scope
from data import ROOT
from etl.store import tables as t
from etl.store.current import loads


@cache
def expected_days() -> dict[str, int | None]:
    """Days within which each source is expected to be renewed; ``""`` holds for the others."""
    raw = json.loads((ROOT / "sources.json").read_text(encoding="utf-8"))
    return {**raw["expected_days"], "": raw["default"]}


def _editions(connection: sa.Connection, scope: Scope) -> sa.Select[tuple[object, ...]]:
    return sa.select(t.editions).where(loads(connection, scope.fund, scope.as_of))


def fictitious(connection: sa.Connection, scope: Scope) -> bool:
    """Whether any of the fund's data says that it is fictitious."""
    return (
        connection.execute(_editions(connection, scope).where(t.editions.c.fictitious.is_(True)).limit(1)).first()
        is not None
    )


def sources(connection: sa.Connection, scope: Scope) -> pd.DataFrame:
    """The newest data of each source: source, datasets, data_date, loaded_at, loaded_by, age_days, expected_days, file.

    The age is counted at the scope's date, else today; as of an edition, and for fictitious data, which nobody renews,
    at the last date of the data. A source confirmed by a newer file is as old as that.
    """
    on = scope.on or _last_day(connection, scope) or date.today()
    expected = expected_days()
    newest: dict[str, dict[str, object]] = {}
    c = t.confirmations.c
    again = sa.select(c.edition, sa.func.max(c.data_date)).where(c.data_date <= on).group_by(c.edition)
    confirmations: dict[int, date] = {int(edition): newest for edition, newest in connection.execute(again)}
    for row in connection.execute(
        _editions(connection, scope).order_by(t.editions.c.data_date, t.editions.c.number)
    ).mappings():
        data_date = max(row["data_date"], confirmations.get(row["number"], row["data_date"]))
        newest[row["source"]] = {
            "source": row["source"],
            "dataset": row["datasets"],
            "data_date": data_date,
            "loaded_at": row["loaded_at"],
            "loaded_by": row["loaded_by"],
            "age_days": (on - data_date).days,
            "expected_days": expected.get(row["source"], expected[""]),
            "file": row["file_name"],
        }
    columns = ["source", "dataset", "data_date", "loaded_at", "loaded_by", "age_days", "expected_days", "file"]
    return pd.DataFrame(list(newest.values()), columns=columns)


def _last_day(connection: sa.Connection, scope: Scope) -> date | None:
    if scope.as_of is None and not fictitious(connection, scope):
        return None
    return connection.execute(
        _editions(connection, scope).with_only_columns(sa.func.max(t.editions.c.data_date))
    ).scalar()


def data_dates(connection: sa.Connection, fund: str) -> list[date]:
    """The dates of the fund's data, the newest first."""
    rows = connection.execute(_editions(connection, Scope(fund)).with_only_columns(t.editions.c.data_date).distinct())
    return sorted((row[0] for row in rows), reverse=True)


def edition_of(connection: sa.Connection, scope: Scope) -> int | None:
    """The last edition that counts for a scope; None where none does."""
    return connection.execute(_editions(connection, scope).with_only_columns(sa.func.max(t.editions.c.number))).scalar()
