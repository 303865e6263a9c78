"""Departments that do not apply, and sub-envelopes used too fast or too slowly."""

from datetime import timedelta
from decimal import Decimal

import sqlalchemy as sa

from dashboard.queries import applications, funds
from dashboard.queries.alerts.alert import Alert, Found
from dashboard.queries.alerts.asked import Asked
from dashboard.queries.alerts.columns import columns
from dashboard.queries.counts import Counts, euros
from dashboard.queries.figures import rate
from dashboard.queries.reach import places_in
from etl.store.tables import territories

PERCENT, ZERO = Decimal(100), Decimal(0)


def unreached(asked: Asked) -> Found:
    """Departments without any application, longer after the fund's opening than the threshold."""
    place = territories.c
    white = [*places_in(asked.scope), place.level == "department"]
    one = funds.fund(asked.connection, asked.scope.fund)
    opened = one.opened_on if one else None
    if opened is None or not applications.known(asked.connection, asked.scope):
        return asked.blind("unreached", sa.select(place.code).where(*white))
    since = opened + timedelta(days=asked.limits["days"])
    if asked.on <= since:
        return Found("unreached", ())
    white.append(place.code.not_in(applications.applied(asked.connection, asked.scope, "department")))
    query = columns(target=place.code, title=place.name, place=place.code, since=sa.literal(opened, sa.Date()))
    return asked.found("unreached", query.where(*white))


def overused(asked: Asked) -> Found:
    """Departments awarded more of their sub-envelope than the threshold, in percent; none declared: not known."""
    return _used(asked, "overused")


def underused(asked: Asked) -> Found:
    """Departments awarded less of their sub-envelope than the threshold, in percent of what time has elapsed."""
    return _used(asked, "underused")


def _used(asked: Asked, rule: str) -> Found:
    groups = euros(asked.connection, asked.scope, "department")
    elapsed = _elapsed(asked)
    limit = Decimal(asked.limits["percent"]) / PERCENT
    alerts: list[Alert] = []
    unknown, names = 0, _names(asked)
    for code, counts in groups.items():
        if code is None or code not in names:
            continue
        envelope, awarded = _envelope(counts)
        used = rate(awarded, envelope).value
        if used is None or (rule == "underused" and elapsed is None):
            unknown += 1
        elif used > limit if rule == "overused" else used < limit * (elapsed or 0):
            gap = awarded - envelope
            alerts.append(Alert(rule, code, names[code], place=code, amount=gap, value=Decimal(used)))
    alerts.sort(key=lambda one: (-abs(one.amount or ZERO), one.target))
    return Found(rule, tuple(alerts), unknown if any(one.envelopes for one in groups.values()) else len(names))


def _envelope(counts: Counts) -> tuple[Decimal, Decimal]:
    """The sub-envelopes of a department, and what is awarded on their axes."""
    return sum(counts.envelopes.values(), Decimal(0)), counts.stage("awarded", axes=set(counts.envelopes))[0]


def _elapsed(asked: Asked) -> Decimal | None:
    """The share of the fund's time that has passed; None where it declares no dates."""
    one = funds.fund(asked.connection, asked.scope.fund)
    if one is None or one.opened_on is None or one.closed_on is None or one.closed_on <= one.opened_on:
        return None
    share = Decimal((asked.on - one.opened_on).days) / (one.closed_on - one.opened_on).days
    return min(max(share, Decimal(0)), Decimal(1))


def _names(asked: Asked) -> dict[str, str]:
    query = sa.select(territories.c.code, territories.c.name)
    found = asked.connection.execute(query.where(*places_in(asked.scope), territories.c.level == "department"))
    return {row.code: row.name for row in found}
