"""Departments that do not apply, and sub-envelopes used too fast or too slowly."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from dashboard.queries import applications, funds, ground
from dashboard.queries.alerts.alert import Alert, Found
from dashboard.queries.alerts.asked import Asked
from dashboard.queries.counts import EUROS, Counts, Groups, count
from dashboard.queries.definitions import rate
from dashboard.queries.temporary import lately
from data import reference

PERCENT, ZERO = Decimal(100), Decimal(0)
DECLARED = ("country", "region", "department")
"""The levels of territory that a sub-envelope may be declared within."""


def unreached(asked: Asked) -> Found:
    """Departments without any application, longer after the fund's opening than the threshold."""
    names = _names(asked)
    one = funds.fund(asked.connection, asked.scope.fund)
    opened = one.opened_on if one else None
    if opened is None or not applications.known(asked.connection, asked.scope):
        return Found("unreached", (), len(names))
    since = opened + timedelta(days=asked.limits["days"])
    if asked.on <= since:
        return Found("unreached", ())
    applied, days = applications.applying(asked.connection, asked.scope)["department"], (asked.on - opened).days
    white = sorted(names.keys() - applied)
    return Found(
        "unreached",
        tuple(Alert("unreached", code, names[code], place=code, since=opened, days=days) for code in white),
    )


def overused(asked: Asked) -> Found:
    """Departments awarded more of their sub-envelope than the threshold, in percent; none declared: not known."""
    return _used(asked, "overused")


def underused(asked: Asked) -> Found:
    """Departments awarded less of their sub-envelope than the threshold, in percent of what time has elapsed."""
    return _used(asked, "underused")


def _used(asked: Asked, rule: str) -> Found:
    names, axis = _names(asked), asked.scope.axis
    found = euros_by_department(asked) if not asked.scope.narrowed and asked.scope.level in DECLARED else {}
    if not any(_envelopes(counts, axis) for counts in found.values()):
        return Found(rule, (), len(names))
    elapsed = _elapsed(asked)
    limit = Decimal(asked.limits["percent"]) / PERCENT
    alerts: list[Alert] = []
    unknown = 0
    for code, counts in found.items():
        envelopes = _envelopes(counts, axis)
        if code not in names or not (envelopes or axis is None or any(one == axis for one, _stage in counts.money)):
            continue
        envelope, awarded = sum(envelopes.values(), ZERO), counts.stage("awarded", axes=set(envelopes))[0]
        used = rate(awarded, envelope).value
        if used is None or (rule == "underused" and elapsed is None):
            unknown += 1
        elif used > limit if rule == "overused" else used < limit * (elapsed or 0):
            gap = awarded - envelope
            alerts.append(Alert(rule, code, names[code], place=code, amount=gap, value=Decimal(used)))
    alerts.sort(key=lambda one: (-abs(one.amount or ZERO), one.target))
    return Found(rule, tuple(alerts), unknown)


def euros_by_department(asked: Asked) -> Groups:
    """The money and the envelopes of each department of the scope, of every axis: several rules and axes share them."""
    every = replace(asked.scope, axis=None)
    asked_for = ("euros", every, "department")
    return lately(asked.connection, asked_for, lambda: count(asked.connection, every, "department", EUROS))


def _envelopes(counts: Counts, axis: str | None) -> dict[str, Decimal]:
    return {one: envelope for one, envelope in counts.envelopes.items() if axis in (None, one)}


def _elapsed(asked: Asked) -> Decimal | None:
    """The share of the fund's time that has passed; None where it declares no dates."""
    one = funds.fund(asked.connection, asked.scope.fund)
    if one is None or one.opened_on is None or one.closed_on is None or one.closed_on <= one.opened_on:
        return None
    share = Decimal((asked.on - one.opened_on).days) / (one.closed_on - one.opened_on).days
    return min(max(share, Decimal(0)), Decimal(1))


def _names(asked: Asked) -> dict[str, str]:
    known = reference.territories()
    return {code: known[code].name for code in ground.inhabitants(asked.scope.territory, "department")}
