"""The projects that stalled between two moments: without movement now for longer than the threshold, and not then."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from dashboard.queries.alerts import Alert, alerts
from dashboard.queries.scope import Scope
from dashboard.queries.since.span import Span
from etl.store.alert_thresholds import Threshold

RULE = "idle"


@dataclass(frozen=True, slots=True)
class Stalled:
    """``since`` are those that stalled between the two moments, ``before`` counts those that had already."""

    since: tuple[Alert, ...]
    before: int


def stalled(connection: sa.Connection, span: Span, thresholds: Sequence[Threshold] = ()) -> Stalled:
    """The projects without movement at the second moment, by the rule and threshold of the alerts."""
    then = {one.target for one in _idle(connection, span.before, thresholds)}
    now = _idle(connection, span.now, thresholds)
    return Stalled(tuple(one for one in now if one.target not in then), sum(one.target in then for one in now))


def _idle(connection: sa.Connection, scope: Scope, thresholds: Sequence[Threshold]) -> tuple[Alert, ...]:
    return tuple(one for found in alerts(connection, scope, thresholds, None, (RULE,)) for one in found.alerts)
