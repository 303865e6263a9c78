"""Money of projects that does not follow: not committed, not paid, paid beyond what is committed."""

from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.alerts.alert import Found
from dashboard.queries.alerts.asked import Asked
from dashboard.queries.alerts.columns import columns, place
from dashboard.queries.listing import sums

ZERO = Decimal(0)


def uncommitted(asked: Asked) -> Found:
    """Awarded, decided longer ago than the threshold, and committed for less than awarded."""
    p, money = _with_money(asked)
    awarded = (p.c.awarded == 1, *asked.of_project(p.c.project_key))
    left = sa.type_coerce(money.c.awarded - sa.func.coalesce(money.c.committed, ZERO), money.c.awarded.type)
    if "committed" not in asked.there:
        return asked.blind("uncommitted", _ids(p, money).where(*awarded))
    late = (*awarded, left > ZERO)
    return asked.since("uncommitted", _of_project(p, money, p.c.decided_on, left).where(*late), p.c.decided_on)


def unpaid(asked: Asked) -> Found:
    """Committed longer ago than the threshold, and nothing paid."""
    p, money = _with_money(asked)
    committed = (money.c.committed > ZERO, *asked.of_project(p.c.project_key))
    if "paid" not in asked.there:
        return asked.blind("unpaid", _ids(p, money).where(*committed))
    paid = sa.func.coalesce(money.c.paid, ZERO)
    left = sa.type_coerce(money.c.committed - paid, money.c.awarded.type)
    late = (*committed, paid <= ZERO)
    return asked.since("unpaid", _of_project(p, money, money.c.committed_on, left).where(*late), money.c.committed_on)


def overpaid(asked: Asked) -> Found:
    """More paid than committed; paid without any known commitment is not known."""
    p, money = _with_money(asked)
    own = asked.of_project(p.c.project_key)
    beyond = sa.type_coerce(money.c.paid - money.c.committed, money.c.awarded.type)
    return asked.found(
        "overpaid",
        _of_project(p, money, money.c.last_paid_on, beyond).where(beyond > ZERO, *own),
        _ids(p, money).where(money.c.paid > ZERO, money.c.committed.is_(None), *own),
    )


def _with_money(asked: Asked) -> tuple[sa.Subquery, sa.Subquery]:
    return relations.projects(asked.connection, asked.scope), sums(asked.connection, asked.scope)


def _ids(p: sa.Subquery, money: sa.Subquery) -> sa.Select[Any]:
    return sa.select(p.c.id).select_from(p.join(money, money.c.project_key == p.c.project_key))


def _of_project(
    p: sa.Subquery, money: sa.Subquery, since: sa.ColumnElement[Any], left: sa.ColumnElement[Any]
) -> sa.Select[Any]:
    key = p.c.project_key
    found = columns(target=key, title=p.c.title, project=key, place=place(p), since=since, amount=left)
    return found.select_from(p.join(money, money.c.project_key == key))
