"""The money of a project or a party at two moments: whose a line is, and of which day, as is known now."""

import sqlalchemy as sa

from dashboard.queries.scope import Scope
from dashboard.queries.since.by_unit import by_unit
from dashboard.queries.since.span import span
from tests.dashboard.queries.since.two_states import BEFORE, NOW
from tests.dashboard.sheet_data import BORDEAUX

PARTS = ("past_before", "rest_before", "past_after", "rest_after")


def units(connection: sa.Connection, now: Scope, before: int, *stages: str) -> dict[str, tuple[int, ...]]:
    """In cents, by project or party."""
    found = by_unit(connection, span(now, before), stages)
    rows = connection.execute(sa.select(found.c.unit, *[found.c[name] for name in PARTS]))
    return {unit: tuple(map(int, values)) for unit, *values in rows}


def test_a_line_is_at_both_moments_the_project_s_whose_it_is_known_to_be_now(loaded: sa.Connection) -> None:
    both = units(loaded, Scope(as_of=NOW), BEFORE, "paid", "paid_back")
    assert both == {"41000001": (300000, 0, 300000, -50000), "41000006": (60025, 0, 60025, 0)}
    # In June nobody knew: it was the city's. Of Gironde it still is the project's, which is elsewhere.
    then = units(loaded, Scope(as_of=BEFORE), BEFORE, "paid")
    assert sorted(then) == ["41000001", f"={BORDEAUX[:9]}"]
    here = units(loaded, Scope(as_of=NOW, territory="33"), BEFORE, "paid", "paid_back")
    assert here == {"41000001": (300000, 0, 300000, -50000), "41000006": (60025, 0, 0, 0)}


def test_an_amount_column_bears_at_both_moments_the_day_that_it_bears_now(loaded: sa.Connection) -> None:
    found = units(loaded, Scope(as_of=NOW), BEFORE, "awarded")
    assert found["41000018"] == (0, 400000, 0, 460000)
    assert found["41000019"] == (0, 250000, 0, 250000)
    assert found["41000003"] == (500000, 0, 400000, 0)
    assert found["41000010"] == (0, 200000, 0, 250000)
    assert found["41000002"] == (1000000, 0, 0, 0)  # in no line now: of its own day


def test_an_amount_column_that_gives_way_to_a_line_keeps_its_day(loaded: sa.Connection) -> None:
    assert units(loaded, Scope(as_of=NOW), BEFORE, "awarded")["41000011"] == (500000, 0, 520000, 0)
