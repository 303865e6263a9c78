"""Money of projects that does not follow: not committed, not paid, paid beyond what is committed."""

from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.alerts.alert import Found
from dashboard.queries.alerts.asked import Asked
from dashboard.queries.alerts.columns import columns
from dashboard.queries.listing import sums
from dashboard.queries.scope import Scope

ZERO = Decimal(0)


def uncommitted(asked: Asked) -> Found:
    """Awarded, decided longer ago than the threshold, and committed for less than awarded."""
    told = "committed" in asked.there

    def awarded(scope: Scope, apart: tuple[str, ...] = ()) -> sa.Select[Any]:
        p, money = _with_money(asked, scope, apart)
        left = sa.type_coerce(money.c.awarded - sa.func.coalesce(money.c.committed, ZERO), money.c.awarded.type)
        found = _of_project(p, money, apart, p.c.decided_on, left).where(p.c.awarded == 1)
        return found.where(left > ZERO, asked.late(p.c.decided_on)) if told else found

    if not told:
        return asked.blind("uncommitted", awarded(asked.scope))
    apart = _apart(asked)
    return asked.since("uncommitted", lambda: awarded(asked.whole, apart), apart)


def unpaid(asked: Asked) -> Found:
    """Committed longer ago than the threshold, and nothing paid."""
    told = "paid" in asked.there

    def committed(scope: Scope, apart: tuple[str, ...] = ()) -> sa.Select[Any]:
        p, money = _with_money(asked, scope, apart)
        paid = sa.func.coalesce(money.c.paid, ZERO)
        left = sa.type_coerce(money.c.committed - paid, money.c.awarded.type)
        found = _of_project(p, money, apart, money.c.committed_on, left).where(money.c.committed > ZERO)
        return found.where(paid <= ZERO, asked.late(money.c.committed_on)) if told else found

    if not told:
        return asked.blind("unpaid", committed(asked.scope))
    apart = _apart(asked)
    return asked.since("unpaid", lambda: committed(asked.whole, apart), apart)


def overpaid(asked: Asked) -> Found:
    """More paid than committed; paid without any known commitment is not known."""
    apart = _apart(asked)

    def rows() -> sa.Select[Any]:
        p, money = _with_money(asked, asked.whole, apart)
        beyond = sa.type_coerce(money.c.paid - money.c.committed, money.c.awarded.type)
        return _of_project(p, money, apart, money.c.last_paid_on, beyond).where(beyond > ZERO)

    def unknown() -> sa.Select[Any]:
        p, money = _with_money(asked, asked.whole, apart)
        paid = _of_project(p, money, apart, money.c.last_paid_on, money.c.paid)
        return paid.where(money.c.paid > ZERO, money.c.committed.is_(None))

    return asked.found("overpaid", rows, unknown, apart)


def _apart(asked: Asked) -> tuple[str, ...]:
    """What keeps a project's money to a part of its lines: it is added up by axis or desk where the scope has one."""
    return tuple(name for name in ("axis", "desk") if getattr(asked.scope, name) is not None)


def _with_money(asked: Asked, scope: Scope, apart: tuple[str, ...]) -> tuple[sa.Subquery, sa.Subquery]:
    return relations.projects(asked.connection, scope), sums(asked.connection, scope, apart)


def _of_project(
    p: sa.Subquery,
    money: sa.Subquery,
    apart: tuple[str, ...],
    since: sa.ColumnElement[Any],
    left: sa.ColumnElement[Any],
) -> sa.Select[Any]:
    same = [money.c[name] == p.c[name] for name in ("project_key", *apart)]
    return columns(p, p.c.project_key, since, left).select_from(p.join(money, sa.and_(*same)))
