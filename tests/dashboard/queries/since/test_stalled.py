"""Projects that stalled between two moments, by the alert's own rule and threshold."""

from datetime import date

import sqlalchemy as sa

from dashboard.queries.scope import Scope
from dashboard.queries.since.span import span
from dashboard.queries.since.stalled import stalled
from etl.store.alert_thresholds import Threshold, listing, put
from tests.dashboard.queries.since.two_states import BEFORE, JUNE, NOW

QUIET = "41000017"


def weeks(engine: sa.Engine, count: int) -> list[Threshold]:
    put(engine, "ITN7", "idle", "weeks", count, date(2021, 1, 1), "revue", "Ana")
    with engine.connect() as connection:
        return listing(connection, "ITN7")


def test_those_that_wait_now_and_did_not_then(own: sa.Engine) -> None:
    told = weeks(own, 17)
    with own.connect() as connection:
        found = stalled(connection, span(Scope(as_of=NOW), BEFORE), told)
        assert [(one.target, one.since, one.days) for one in found.since] == [(QUIET, JUNE, 126)]
        assert found.before == 0
        again = stalled(connection, span(Scope(as_of=NOW), NOW), told)
        assert (again.since, again.before) == ((), 1)
        here = stalled(connection, span(Scope(as_of=NOW, territory="974"), BEFORE), told)
        assert [one.target for one in here.since] == [QUIET]
        assert stalled(connection, span(Scope(as_of=NOW, territory="33"), BEFORE), told).since == ()


def test_the_threshold_is_the_one_in_force(own: sa.Engine) -> None:
    told = weeks(own, 18)
    with own.connect() as connection:
        moments = span(Scope(as_of=NOW), BEFORE)
        assert stalled(connection, moments, told).since == ()  # 126 days are not more than 18 weeks
        assert stalled(connection, moments).since == ()  # nor than the 26 that the rule is shipped with
