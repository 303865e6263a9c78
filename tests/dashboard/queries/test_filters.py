"""The filters that narrow a scope: their parts add up to the whole, and no envelope is declared for a part."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from dashboard.queries import relations
from dashboard.queries.figures import figures
from dashboard.queries.parts import awarded, unsaid
from dashboard.queries.scope import HOLDERS, Scope
from dashboard.queries.trace import trace
from etl.schemas import schema

REVIEW = Scope(as_of=date(2021, 10, 8))
THEMES = schema("projects")["theme"].choices


def nothing_said(connection: sa.Connection, name: str) -> Decimal:
    """Awarded euros whose theme or holder is not known."""
    m = relations.money(connection, REVIEW)
    query = sa.select(sa.func.sum(m.c.amount)).where(m.c.stage == "awarded", m.c[name].is_(None))
    return Decimal(connection.execute(query).scalar() or 0)


@pytest.mark.parametrize(("name", "values"), [("theme", THEMES), ("holder", HOLDERS)])
def test_the_parts_and_what_is_not_said_add_up(connection: sa.Connection, name: str, values: tuple[str, ...]) -> None:
    whole = figures(connection, REVIEW)
    parts = [figures(connection, replace(REVIEW, **{name: value})) for value in values]  # type: ignore[arg-type]
    euros = sum((Decimal(part["awarded"].value or 0) for part in parts), Decimal(0))
    assert euros + nothing_said(connection, name) == whole["awarded"].value == Decimal("37461000.00")
    assert all(part["award_rate"].value is None for part in parts)
    assert sum(int(part["projects_filed"].value or 0) for part in parts) <= int(whole["projects_filed"].value or 0)


def test_years_add_up_to_what_bears_a_day(connection: sa.Connection) -> None:
    scope = Scope()
    m = relations.money(connection, scope)
    dated = sa.select(sa.func.sum(m.c.amount)).where(m.c.stage == "paid", m.c.day.is_not(None))
    years = [replace(scope, since=date(year, 1, 1), until=date(year, 12, 31)) for year in range(2020, 2025)]
    paid = [figures(connection, year)["paid"].value for year in years]
    back = sa.select(sa.func.sum(m.c.amount)).where(m.c.stage == "paid_back", m.c.day.is_not(None))
    expected = sum(Decimal(connection.execute(query).scalar() or 0) for query in (dated, back))
    assert sum((Decimal(value or 0) for value in paid), Decimal(0)) == expected > 0


@pytest.mark.parametrize("narrowed", [{"theme": "cybersecurity"}, {"holder": "epci"}, {"since": date(2021, 7, 1)}])
@pytest.mark.parametrize("figure", ["awarded", "projects_awarded", "deliverables_planned", "holders"])
def test_a_narrowed_figure_is_the_sum_of_its_rows(
    connection: sa.Connection, narrowed: dict[str, str], figure: str
) -> None:
    scope = replace(Scope(), **narrowed)  # type: ignore[arg-type]
    value = figures(connection, scope)[figure].value
    assert value == sum(trace(connection, scope, figure)["value"])
    assert value


def test_take_up_of_a_type_is_counted_on_that_type(connection: sa.Connection) -> None:
    found = figures(connection, replace(REVIEW, holder="department"))["take_up"]
    assert found.N == 101
    assert found.n is not None
    assert found.n <= 101


def test_the_headline_is_made_again_from_its_parts(connection: sa.Connection) -> None:
    parts = awarded(connection, REVIEW)
    assert [(part.axis, part.kind, part.euros, part.lines) for part in parts] == [
        ("1", "project", Decimal("13300000.00"), 44),
        ("1", "flat_aid", Decimal("841000.00"), 32),
        ("2", "project", Decimal("13100000.00"), 75),
        ("2", "flat_aid", Decimal("520000.00"), 104),
        ("3", "project", Decimal("9700000.00"), 500),
    ]


def test_what_is_not_said_is_counted(connection: sa.Connection) -> None:
    found = unsaid(connection, REVIEW)
    nowhere = figures(connection, replace(REVIEW, territory="NONE"))["awarded"].value
    assert found.unplaced == Decimal(nowhere or 0)
    assert found.undated >= 0
    assert found.presences >= 0
