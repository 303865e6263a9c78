"""Sums of rows that leave and come are the sums of the rows that are then there."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from etl.check.moment import Changed, moved, totals

ROW = st.fixed_dictionaries(
    {
        "stage": st.sampled_from(("awarded", "paid")),
        "amount": st.integers(-999, 9999).map(Decimal),
        "fiscal_year": st.none() | st.integers(2021, 2023),
        "title": st.none() | st.just("Portail"),
    }
)
BEFORE, AFTER = date(2021, 7, 1), date(2021, 10, 1)


def columns(rows: list[dict[str, Any]]) -> dict[str, list[Any]]:
    return {name: [row[name] for row in rows] for name in ("stage", "amount", "fiscal_year", "title")}


@given(st.lists(ROW), st.lists(ROW), st.lists(ROW))
def test_what_leaves_and_comes(
    kept: list[dict[str, Any]], left: list[dict[str, Any]], come: list[dict[str, Any]]
) -> None:
    was = totals("fundings", BEFORE, columns(kept + left))
    is_ = moved(was, totals("fundings", BEFORE, columns(left)), totals("fundings", AFTER, columns(come)))
    alone = totals("fundings", AFTER, columns(kept + come))
    assert (is_.on, is_.rows) == (AFTER, alone.rows)
    for name in ("amounts", "years", "filled"):
        said, expected = getattr(is_, name), getattr(alone, name)
        assert {key: one for key, one in said.items() if one} == {key: one for key, one in expected.items() if one}


def test_states_are_counted_and_wide_amounts_added_where_the_state_lets_them() -> None:
    rows: dict[str, list[Any]] = {
        "state": ["awarded", "rejected", None],
        "amount_awarded": [Decimal(5), Decimal(7), None],
    }
    said = totals("projects", BEFORE, rows)
    assert (said.rows, said.amounts, said.states) == (3, {"awarded": Decimal(5)}, {"awarded": 1, "rejected": 1})
    assert said.filled == {"state": 2, "amount_awarded": 2}


def test_a_cell_is_that_of_a_column_or_none() -> None:
    one = Changed({}, {}, "Feuille", 12, {"amount": 7})
    assert (one.cell("amount"), one.cell("title")) == ("G12", None)
