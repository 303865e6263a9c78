"""Axes behind their plan, sources that are not renewed, indicators that go the wrong way."""

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd

from dashboard.queries import freshness, funds, indicators, trajectories
from dashboard.queries.alerts.alert import Alert, Found
from dashboard.queries.alerts.asked import Asked
from dashboard.queries.alerts.places import euros_by_department
from dashboard.queries.counts import ZERO
from dashboard.queries.temporary import lately, once


def behind(asked: Asked) -> Found:
    """Axes whose awarded euros come later than planned, by more days than the threshold. Asked of France alone."""
    if asked.scope.level != "country" or asked.scope.narrowed:
        return Found("behind", ())
    found, unknown = [], 0
    counts = euros_by_department(asked).values()
    for axis in funds.axes(asked.connection, asked.scope.fund, asked.scope.as_of):
        if asked.scope.axis not in (None, axis.code):
            continue
        plan = trajectories.in_force(asked.connection, replace(asked.scope, axis=axis.code), "awarded")
        if plan is None or "awarded" not in asked.there:
            unknown += 1
            continue
        awarded = sum((one.stage("awarded", axes={axis.code})[0] for one in counts), ZERO)
        gap = plan.gap(awarded, asked.on)
        if gap.value < 0 and gap.days is not None and -gap.days > asked.limits["days"]:
            since = asked.on + timedelta(days=gap.days)
            found.append(Alert("behind", axis.code, axis.name, since=since, days=-gap.days, amount=gap.value))
    return Found("behind", tuple(sorted(found, key=lambda one: (one.since or asked.on, one.target))), unknown)


def stale(asked: Asked) -> Found:
    """Sources older than the period that they are expected in, and the days of grace; others are due at no time."""
    said = ("expected sources", asked.scope.fund, asked.scope.as_of)
    found = []
    for source, dated, expected in once(asked.connection, said, lambda: _expected(asked)):
        due = dated + timedelta(days=expected)
        late = (asked.on - due).days
        if late > asked.limits["days"]:
            found.append(Alert("stale", source, source, since=due, days=late))
    return Found("stale", tuple(sorted(found, key=lambda one: (one.since or asked.on, one.target))))


def _expected(asked: Asked) -> list[tuple[str, date, int]]:
    """The sources that are due at some time: the day of their data, the days within which they are renewed."""
    known = freshness.sources(asked.connection, asked.scope)[["source", "data_date", "expected_days"]]
    every = known.itertuples(index=False, name=None)
    return [(source, dated, int(expected)) for source, dated, expected in every if not pd.isna(expected)]


def wrong_way(asked: Asked) -> Found:
    """Indicators of the scope's territory whose last value went away from the target; without two values: not known."""
    found, unknown = [], 0
    here = replace(asked.whole, territory=asked.scope.territory)
    told = lately(asked.connection, ("indicators", here), lambda: indicators.series(asked.connection, here))
    for one in told:
        trend = one.trend()
        if trend.change is None or (trend.change and trend.better is None):
            unknown += 1
        elif trend.better is False and one.current:
            since, days = one.current.on, (asked.on - one.current.on).days
            found.append(
                Alert("wrong_way", one.indicator, one.name, place=one.zone, since=since, days=days, value=trend.change)
            )
    return Found("wrong_way", tuple(found), unknown)
