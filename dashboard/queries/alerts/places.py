"""Departments that do not apply, and sub-envelopes used too fast or too slowly."""

from datetime import timedelta
from decimal import Decimal

from dashboard.queries import applications, funds, ground
from dashboard.queries.alerts.alert import Alert, Found
from dashboard.queries.alerts.asked import Asked
from dashboard.queries.counts import Counts, euros
from dashboard.queries.figures import rate
from dashboard.queries.temporary import lately

PERCENT, ZERO = Decimal(100), Decimal(0)


def unreached(asked: Asked) -> Found:
    """Departments without any application, longer after the fund's opening than the threshold."""
    every = [one for one in ground.places(asked.scope.territory) if one.level == "department"]
    one = funds.fund(asked.connection, asked.scope.fund)
    opened = one.opened_on if one else None
    if opened is None or not applications.known(asked.connection, asked.scope):
        return Found("unreached", (), len(every))
    since = opened + timedelta(days=asked.limits["days"])
    if asked.on <= since:
        return Found("unreached", ())
    applied, days = applications.applying(asked.connection, asked.scope)["department"], (asked.on - opened).days
    white = sorted((one for one in every if one.code not in applied), key=lambda one: one.code)
    return Found(
        "unreached",
        tuple(Alert("unreached", one.code, one.name, place=one.code, since=opened, days=days) for one in white),
    )


def overused(asked: Asked) -> Found:
    """Departments awarded more of their sub-envelope than the threshold, in percent; none declared: not known."""
    return _used(asked, "overused")


def underused(asked: Asked) -> Found:
    """Departments awarded less of their sub-envelope than the threshold, in percent of what time has elapsed."""
    return _used(asked, "underused")


def _used(asked: Asked, rule: str) -> Found:
    connection, scope = asked.connection, asked.scope
    groups = lately(connection, ("euros", scope, "department"), lambda: euros(connection, scope, "department"))
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
    return {one.code: one.name for one in ground.places(asked.scope.territory) if one.level == "department"}
