"""What looks wrong and is not: each was met in a real file, or is as files are."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from etl.check.engine import check_across, check_edition, check_lines, check_tables
from etl.check.known import Known
from etl.check.moment import Totals
from tests.etl.check.example import lines, step

ON = date(2022, 1, 1)


def found(dataset: str, rows: Sequence[Mapping[str, Any]]) -> list[tuple[str, str | None]]:
    table = lines(dataset, rows)
    check_lines(table, ON)
    every = [*table.findings, *check_tables([table]), *check_across([table], Known())]
    return [(one.rule, one.cell) for one in every]


@pytest.mark.parametrize(
    "place",
    [
        {"department": "R94", "commune": "C2A004"},
        {"region": "R94", "department": "R94"},
        {"department": "975", "region": "R75"},
        {"department": "33", "epci": "243300316", "region": "R75"},
        {"commune": "C71556", "commune_name": "VERDUN SUR LE DOUBS", "department": "71"},
        {"commune": "C42272", "commune_name": "SAINT PIERRE DE BOEUF"},
        {"commune": "C01049", "commune_name": "BOISSE"},
        {"commune": "C75056", "commune_name": "PARIS 5E ARRONDISSEMENT", "department": "75"},
        {"department": "67", "region": "R44", "holder_siret": "246700488"},
    ],
)
def test_places_as_files_say_them(place: dict[str, str]) -> None:
    assert found("projects", [{"project_id": "A-1", **place}]) == []


def test_one_commune_s_code_beside_another_s_name() -> None:
    rows = [{"project_id": "A-1", "commune": "C33063", "commune_name": "GRENOBLE"}]
    assert found("projects", rows) == [("commune-name-differs", "C2")]


@pytest.mark.parametrize(
    "amounts",
    [
        sorted([str(10**power) for power in range(1, 7)] * 2, key=float),
        sorted([str(10**power) for power in range(1, 7)] * 2, key=float, reverse=True),
        ["5", "70000", "90000", "7", "80000", "6", "95000", "8", "9", "71000"],
    ],
)
def test_a_column_sorted_or_mixed_breaks_nowhere(amounts: list[str]) -> None:
    assert found("fundings", [{"title": f"t{n}", "amount": one} for n, one in enumerate(amounts)]) == []


LARGE = ("900000", "700000", "800000", "950000", "710000", "730000")
SMALL = ("900", "700", "800", "950", "710", "730")


def test_two_kinds_of_lines_one_after_the_other_are_no_break() -> None:
    def rows(desks: tuple[str, str]) -> list[dict[str, str]]:
        pairs = [(desk, amount) for desk, group in zip(desks, (LARGE, SMALL), strict=True) for amount in group]
        return [{"title": f"t{n}", "desk": desk, "amount": one} for n, (desk, one) in enumerate(pairs)]

    assert found("fundings", rows(("ANCT", "PREF"))) == []
    assert found("fundings", rows(("ANCT", "ANCT"))) == [("magnitude-breaks", "B8")]


def test_identifiers_with_letters_of_their_own() -> None:
    ids = [f"DINUM-21-{number:03d}" for number in range(80)] + ["OI-1", "LOIRE-2", "I-3"]
    assert found("projects", [{"project_id": one} for one in ids]) == []
    assert found("projects", [{"project_id": one} for one in [*ids, "DINUM-21-O99"]]) == [("look-alike", "A85")]
    cyrillic = "\u0410-101"
    assert found("projects", [{"project_id": one} for one in (cyrillic, "B-7")]) == [("look-alike", "A2")]


def test_a_dossier_paid_in_several_lines_is_no_duplicate() -> None:
    paid = {"project_id": "A-1", "stage": "awarded", "title": "Portail"}
    assert found("fundings", [{**paid, "amount": amount} for amount in ("10.00", "20.00", "30.00")]) == []


def test_a_refused_dossier_awarded_zero_is_not_awarded() -> None:
    assert found("projects", [{"project_id": "A-1", "state": "rejected", "amount_awarded": "0.00"}]) == []


def test_a_file_without_the_column_is_not_asked_for_its_values() -> None:
    assert found("deliverables", [{"title": "Salle", "state": "delivered"}]) == []
    asked = [{"title": "Salle", "state": "delivered", "delivered_on": None}]
    assert found("deliverables", asked) == [("delivered-without-date", "B2")]


def test_states_that_progress_are_no_rewriting() -> None:
    before = [{"project_id": f"A-{n}", "state": "under_review", "decided_on": None} for n in range(10)]
    after = [{**one, "state": "awarded", "decided_on": "2021-09-01"} for one in before]
    assert step("projects", date(2021, 7, 1), before, after) == []


def test_a_column_shifted_by_one_line_is_told_as_shifted() -> None:
    amounts = ["50.00", "10.00", "40.00", "20.00", "30.00", "60.00"]
    before = [{"project_id": f"A-{n}", "amount_requested": one} for n, one in enumerate(amounts)]
    after = [{"project_id": f"A-{n}", "amount_requested": one} for n, one in enumerate([*amounts[1:], "60.00"])]
    (said,) = step("projects", date(2021, 7, 1), before, after)
    assert (said.rule, said.blocks, said.cell, said.related) == (
        "column-sorted-alone", True, "B2", ("B3", "B4", "B5", "B6"),
    )  # fmt: skip


def test_a_young_fund_grows_without_alarm() -> None:
    before = Totals(date(2021, 6, 4), 20, {"awarded": 298_450})  # type: ignore[dict-item]
    after = Totals(date(2021, 7, 30), 200, {"awarded": 2_993_670})  # type: ignore[dict-item]
    assert check_edition("projects", before, after) == []
