"""The workbooks of the planned week hold the plan, and what they say goes together and with the world before."""

from collections import Counter
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from data.samples import FOLDER, manifest, week
from data.samples.book import MARKER
from data.samples.commitments import commitments
from data.samples.operators import aids
from data.samples.payments import payments
from data.samples.territorial_desks import dossiers
from data.samples.week_books import week_commitments, week_dossiers
from data.samples.workdays import NEVER


def written(name: str, sheet: str) -> list[list[object]]:
    """The cells of a week's workbook below its header, without its total."""
    book = CalamineWorkbook.from_path(str(FOLDER / f"{name}_{week.WEEK}.xlsx"))
    grid = book.get_sheet_by_name(sheet).to_python()
    return [list(row) for row in grid[1:] if row[0] != "TOTAL"]


def test_the_week_is_the_last_and_says_which_workbooks_are_parts() -> None:
    found = {one.path.name.partition("_")[0]: one.mode for one in manifest() if one.date == week.WEEK}
    assert found == {
        "instances": "snapshot",
        "dossiers-guichets-territoriaux": "merge",
        "engagements": "snapshot",
        "chorus-paiements": "merge",
        "livrables": "merge",
    }
    assert {one.mode for one in manifest() if one.date < week.WEEK} == {"snapshot"}
    assert max(one.date for one in manifest()) == week.WEEK


@pytest.mark.parametrize("name", ["dossiers-guichets-territoriaux", "engagements", "chorus-paiements", "livrables"])
def test_each_says_that_it_is_fictitious_and_a_part_stays_small(name: str) -> None:
    path = FOLDER / f"{name}_{week.WEEK}.xlsx"
    assert CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()[0][0] == MARKER
    assert path.stat().st_size < (250_000 if name == "engagements" else 15_000)


def test_the_parts_hold_what_changed_and_no_more() -> None:
    numbers = [
        str(int(str(row[0]).removesuffix(".0"))) for row in written("dossiers-guichets-territoriaux", "Dossiers")
    ]
    assert len(numbers) == len(set(numbers)) == 3 + 1 + 3 + 1 + 2 + 1 + 1 + 4
    assert set(numbers) == {one.number for one in week_dossiers()}
    assert len(written("chorus-paiements", "1. Extraction")) == 15 + 1 + 1
    assert len(written("livrables", "Livrables")) == 2 + 1 + 1 + 1


def test_every_dossier_of_the_part_was_touched_in_the_week() -> None:
    """Its last update is a day of the week."""
    for row in written("dossiers-guichets-territoriaux", "Dossiers"):
        touched = row[9]
        assert isinstance(touched, date)
        assert week.BEFORE < date(touched.year, touched.month, touched.day) <= week.WEEK


def test_nothing_is_committed_beyond_its_award_or_paid_beyond_its_commitment() -> None:
    won = {one.number: one.awarded for one in dossiers() if one.outcome == "Accepté"}
    won |= {one.number: one.amount(NEVER - 1) for several in aids().values() for one in several if one.number}
    won |= {one.number: one.awarded for one in week_dossiers()}
    engaged: Counter[str] = Counter()
    held: Counter[str] = Counter()
    for one in week_commitments():
        engaged[one.number] += one.cents
        held[one.ej] += one.cents
    assert all(cents <= won[number] for number, cents in engaged.items() if number)
    paid: Counter[str] = Counter()
    for line in payments():
        paid[line.commitment.ej] += line.cents
    for said in (*week.PAYMENTS, week.PAID_BACK, week.PAID_LATE):
        paid[said.ej] += said.cents
    assert all(cents <= held[ej] for ej, cents in paid.items())
    assert not paid[week.ENDED]
    assert not paid[week.MISSING]


def test_numbers_of_the_week_are_new() -> None:
    known = {one.ej for one in commitments()} | {one.dp for one in payments()} | {one.number for one in dossiers()}
    new = [one.number for one in week.FILED]
    new += [one.ej for one in (*week.COMMITTED, week.KNOWN_LATE)]
    new += sorted({one.dp for one in (*week.PAYMENTS, week.PAID_BACK, week.PAID_LATE)})
    assert len(new) == len(set(new)) == 3 + 5 + 16
    assert not known & set(new)
