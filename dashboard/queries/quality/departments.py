"""The data of each department: how many lines, how complete, how many without commune, late or without proof."""

from collections import defaultdict
from dataclasses import dataclass

import sqlalchemy as sa

from dashboard.queries import relations as r
from dashboard.queries.counts import deliverable_tests, reference_date
from dashboard.queries.quality.completeness import NEEDED, Tally, added, has_value, masks
from dashboard.queries.quality.lines import within
from dashboard.queries.scope import Scope


@dataclass(slots=True)
class Department:
    """``filled`` of ``expected`` cells of the columns that figures are made of have a value in its projects' lines."""

    projects: int = 0
    filled: int = 0
    expected: int = 0
    without_commune: int = 0
    money: int = 0
    deliverables: int = 0
    late: int = 0
    delivered: int = 0
    without_proof: int = 0


def departments(connection: sa.Connection, scope: Scope) -> dict[str | None, Department]:
    """By department code, None for the lines that have none; departments without a line are left out.

    ``late`` are not delivered though their day has passed, ``without_proof`` delivered with no address to see it.
    """
    found: defaultdict[str | None, Department] = defaultdict(Department)
    p = masks(connection, scope)
    own_lines = sa.and_(p.c.dataset == "projects", *within(connection, "projects", p, scope))
    query = sa.select(p.c.department, p.c.mask, sa.func.count(), _number(p.c.commune.is_(None))).where(own_lines)
    for code, mask, number, without in connection.execute(query.group_by(p.c.department, p.c.mask)):
        filled, expected = added([Tally("projects", mask, number)], NEEDED["projects"])
        own = found[code]
        own.projects += number
        own.filled += filled
        own.expected += expected
        own.without_commune += int(without)
    m = r.money(connection, scope)
    for code, number in connection.execute(sa.select(m.c.department, sa.func.count()).group_by(m.c.department)):
        found[code].money = number
    d = r.deliverables(connection, scope)
    tests = deliverable_tests(d, reference_date(connection, scope))
    unproven = sa.and_(tests["delivered"], sa.not_(has_value(d, "proof_url")))
    counts = [_number(one) for one in (tests["planned"], tests["late"], tests["delivered"], unproven)]
    for code, *counted in connection.execute(sa.select(d.c.department, *counts).group_by(d.c.department)):
        own = found[code]
        own.deliverables, own.late, own.delivered, own.without_proof = map(int, counted)
    return dict(found)


def _number(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((condition, 1), else_=0))
