"""Which facts are those of which sheet."""

from etl.read.facts import BookFacts, SheetFacts

ONE, TWO = SheetFacts(hidden_rows={1}), SheetFacts(hidden_rows={2})


def test_by_name_whatever_the_order() -> None:
    assert BookFacts({"A": ONE, "B": TWO}).of(["B", "A"]) == [TWO, ONE]


def test_a_sheet_without_facts_has_none() -> None:
    assert BookFacts({"A": ONE, "B": TWO}).of(["A", "B", "C"]) == [ONE, TWO, SheetFacts()]


def test_a_chart_among_them_is_left_out() -> None:
    assert BookFacts({"Graphique": TWO, "A": ONE}).of(["A"]) == [ONE]


def test_by_order_where_a_name_was_read_otherwise() -> None:
    assert BookFacts({"Été": ONE, "B": TWO}).of(["ƒt€", "B"]) == [ONE, TWO]
