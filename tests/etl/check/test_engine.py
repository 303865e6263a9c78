"""How rules are run: where a finding stands, what it relates, what an error or a block does."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from etl.check import engine
from etl.check.engine import MOST_RELATED, check_across, check_lines, check_tables
from etl.check.known import By, Known
from etl.check.rule import Rule, rules
from etl.check.stated import Stated
from tests.etl.check.example import lines


def codes(found: Any) -> list[tuple[str, str | None]]:
    return [(one.rule, one.cell) for one in found]


def by_code(code: str) -> Rule:
    return next(one for one in rules() if one.code == code)


def test_a_finding_stands_at_its_cell_and_relates_the_other() -> None:
    table = lines("projects", [{"project_id": "A-1", "filed_on": "2021-05-02", "decided_on": "2021-05-01"}])
    check_lines(table)
    (found,) = table.findings
    assert (found.sheet, found.cell, found.row, found.column, found.field) == (
        "Feuille", "C2", 2, "Décidé le", "decided_on",
    )  # fmt: skip
    assert (found.value, found.related) == ("2021-05-01", ("B2",))
    assert found.as_json()["related"] == ["B2"]
    assert found.as_json()["waived"] is None
    assert table.rejected == set()


def test_an_error_rejects_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    strict = replace(by_code("decided-before-filed"), severity="error")
    monkeypatch.setattr(engine, "rules", lambda: (strict,))
    wrong = {"filed_on": "2021-05-02", "decided_on": "2021-05-01"}
    table = lines("projects", [{**wrong, "decided_on": "2021-05-03"}, wrong])
    check_lines(table)
    assert table.rejected == {1}
    assert [(one.severity, one.rejects, one.row) for one in table.findings] == [("error", True, 3)]


def test_lines_rejected_are_in_no_table() -> None:
    same = {"project_id": "A-1", "title": "Portail"}
    table = lines("projects", [same, same])
    assert codes(check_tables([table])) == [("identical-lines", "A2")]
    table.rejected.add(1)
    assert check_tables([table]) == []


def test_the_sheets_of_a_dataset_are_one_table() -> None:
    gironde = lines("projects", [{"project_id": "A-1", "title": "Portail"}], "Gironde")
    isere = lines(
        "projects", [{"project_id": "A-2", "title": "Plan"}, {"project_id": "A-1", "title": "Salle"}], "Isère"
    )
    (found,) = check_tables([gironde, isere])
    assert (found.rule, found.sheet, found.cell, found.related) == ("key-differs", "Gironde", "A2", ("Isère!A3",))
    assert found.message() == "« A-1 » est sur 2 lignes qui ne disent pas la même chose : Intitulé du projet."


def test_lines_that_a_column_not_loaded_tells_apart_are_not_identical() -> None:
    same = {"project_id": "A-1", "title": "Portail"}
    table = lines("projects", [same, same, same])
    sheet = table.table.sheet
    other = replace(table.table.columns[0], header="Remarque", number=3, field=None)
    rows = [[*row, note] for row, note in zip(sheet.rows, ("Remarque", "a", "b", "a"), strict=True)]
    noted = replace(table.table, sheet=replace(sheet, rows=rows), columns=(*table.table.columns, other))
    table.table = noted
    (found,) = check_tables([table])
    assert (found.cell, found.related, found.args["count"]) == ("A2", ("A4",), 2)


def test_addresses_are_kept_up_to_a_bound_and_all_counted() -> None:
    number = MOST_RELATED + 10
    table = lines("projects", [{"project_id": "A-1", "title": "Portail"}] * number)
    (found,) = check_tables([table])
    assert (len(found.related), found.args["count"]) == (MOST_RELATED, number)


def test_a_rule_whose_columns_are_absent_or_empty_finds_nothing() -> None:
    for dataset in ("projects", "fundings", "deliverables", "envelopes", "indicators", "partners"):
        key = {"projects": "project_id", "fundings": "title", "envelopes": "axis", "partners": "actor"}.get(dataset)
        table = lines(dataset, [{key or "title" if dataset != "indicators" else "indicator_id": "1", "epci": None}])
        check_lines(table, date(2022, 1, 1))
        assert table.findings + check_tables([table]) + check_across([table], Known()) == []


def test_a_total_is_the_sum_of_all_or_since_the_last_one() -> None:
    table = lines("fundings", [{"amount": amount} for amount in ("10.00", "20.00", "5.00")])
    table.numbers = [2, 3, 5]

    def told(row: int, total: str) -> list[tuple[str, str | None]]:
        return codes(check_tables([table], [Stated(table.table, 4, "amount", Decimal("30.00")), _total(row, total)]))

    def _total(row: int, total: str) -> Stated:
        return Stated(table.table, row, "amount", Decimal(total))

    assert told(6, "35.00") == []
    assert told(6, "5.00") == []
    assert told(6, "30.00") == []
    assert told(6, "36.00") == [("total-differs", "A6")]


def test_a_dossier_s_own_amount_gives_way_to_lines() -> None:
    project = lines("projects", [{"project_id": "A-1", "state": "awarded", "amount_awarded": "100.00"}], "Dossiers")
    money = [
        {"project_id": "A-1", "stage": "awarded", "amount": "150.00"},
        {"project_id": "A-1", "stage": "committed", "amount": "150.00"},
    ]
    assert check_across([project, lines("fundings", money, "Argent")], Known()) == []
    (found,) = check_across([project, lines("fundings", money[1:], "Argent")], Known())
    assert (found.rule, found.sheet, found.cell, found.related) == (
        "committed-over-awarded", "Argent", "C2", ("Dossiers!C2",),
    )  # fmt: skip
    known = Known(sums={By("project_id", "awarded"): {"A-1": Decimal(150)}})
    assert check_across([project, lines("fundings", money[1:], "Argent")], known) == []


def test_many_unknown_projects_are_one_finding() -> None:
    rows = [{"project_id": f"B-{number}", "stage": "paid", "amount": "1.00"} for number in range(21)]
    named = lines("fundings", [{"project_id": "A-1", "stage": "awarded", "amount": "1.00"}, *rows])
    (found,) = check_across([named], Known())
    assert (found.rule, found.cell, len(found.related), found.args["count"]) == ("project-unknown", "A3", 20, 21)
    assert str(found.args["number"]).startswith("B-0, B-1, ")
    few = lines("fundings", [{"project_id": "A-1", "stage": "awarded", "amount": "1.00"}, *rows[:2]])
    assert codes(check_across([few], Known())) == [("project-unknown", "A3"), ("project-unknown", "A4")]


def test_a_fund_that_names_no_project_is_not_asked_for_them() -> None:
    assert check_across([lines("fundings", [{"project_id": "A-1", "stage": "paid", "amount": "1.00"}])], Known()) == []
