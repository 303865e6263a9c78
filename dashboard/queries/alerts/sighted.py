"""In which edition each alert appeared: looked for at every edition, in order, once."""

from collections.abc import Callable

import sqlalchemy as sa

from dashboard.queries.alerts import alerts
from dashboard.queries.scope import Scope
from etl.store import alert_thresholds, sightings


def look(engine: sa.Engine, fund: str, progress: Callable[[int, int], None] | None = None) -> int:
    """Looks at the editions of a fund that nobody has looked at yet; returns how many.

    An edition is seen as it would have been seen then, with the thresholds that hold at the date of its data.
    """
    with engine.connect() as connection:
        left, told = sightings.unseen(connection, fund), alert_thresholds.listing(connection, fund)
    for rank, edition in enumerate(left, start=1):
        with engine.connect() as connection:
            found = alerts(connection, Scope(fund, as_of=edition), told)
        sightings.note(engine, fund, edition, {(one.rule, alert.target) for one in found for alert in one.alerts})
        if progress is not None:
            progress(rank, len(left))
    return len(left)
