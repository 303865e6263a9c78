"""Real public files, beside the checkout where they are: every sum to the cent, every damaged cell at its address."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from dashboard.queries.figures import by_territory
from dashboard.queries.scope import Scope
from etl.check import rules as checks
from etl.store.engine import connect
from tests.command import Command
from tests.databases import Databases

Real = Callable[[str], Path]
CENT = Decimal("0.01")


class Loaded:
    """A real file in a fund of its own."""

    def __init__(self, path: Path, databases: Databases, *words: str) -> None:
        self.path = path
        self.tnt = Command(databases.fresh())
        assert self.tnt("fund", "add", "REEL", "--name", "Fonds réel").status == 0
        self.engine = connect(self.tnt.url)
        self.ran = self.tnt.load(path, "--fund", "REEL", *words)
        assert (self.ran.status, self.ran.err) == (0, "")
        self.said: dict[str, Any] = self.ran.json
        assert self.said["edition"] == 1

    def figure(self, name: str, *words: str) -> str | None:
        value: str | None = self.tnt.figure(name, "--fund", "REEL", *words)
        return value

    def rows(self, figure: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.tnt("trace", figure, "--fund", "REEL", "--json").json["rows"]
        return found

    def findings(self, rule: str) -> list[dict[str, Any]]:
        return [one for one in self.said["findings"] if one["rule"] == rule]

    def cells(self, rule: str) -> set[str]:
        return {one["cell"] for one in self.findings(rule)}


@pytest.fixture(scope="module")
def fonds_vert(real: Real, databases: Databases) -> Loaded:
    """The laureates of the Fonds vert 2023."""
    return Loaded(real("fonds_vert_2023.csv"), databases)


@pytest.fixture(scope="module")
def dotations(real: Real, databases: Databases) -> Loaded:
    """The projects of DETR, DSIL and DSID in 2019."""
    return Loaded(real("projets_dotations_investissement_2019.xlsx"), databases)


@pytest.fixture(scope="module")
def chorus(real: Real, databases: Databases) -> Loaded:
    """An extract of Chorus payments."""
    return Loaded(real("chorus_paiements_anonymise.xlsx"), databases)


def lines(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The lines of a CSV with their row in a spreadsheet."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        yield from enumerate(csv.DictReader(stream), start=2)


def column(path: Path, header: str) -> str:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[next(csv.reader(stream)).index(header)]


def to_cent(amount: object) -> Decimal:
    return Decimal(repr(amount) if isinstance(amount, float) else str(amount)).quantize(CENT, ROUND_HALF_UP)


def test_fonds_vert_is_read_whole(fonds_vert: Loaded) -> None:
    (table,) = fonds_vert.said["tables"]
    assert (table["sheet"], table["dataset"], table["header_row"], table["rows"]) == (
        "fonds_vert_2023",
        "fundings",
        1,
        10_782,
    )
    assert fonds_vert.said["preview"] == {"new": 10_782, "changed": 0, "unchanged": 0, "missing": 0, "rejected": 0}
    assert fonds_vert.figure("committed") == "1956354884.00"
    assert len(fonds_vert.rows("committed")) == 10_782


@pytest.mark.parametrize(("territory", "euros"), [("33", "78253176.41"), ("2A", "13409833.58"), ("988", "10653571.96")])
def test_fonds_vert_by_department(fonds_vert: Loaded, territory: str, euros: str) -> None:
    assert fonds_vert.figure("committed", "--territory", territory) == euros


def test_fonds_vert_each_department_is_the_file_s_own_sum(fonds_vert: Loaded) -> None:
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    for _row, line in lines(fonds_vert.path):
        sums[line["code_departement"]] += to_cent(line["montant_engage"])
    assert len(sums) == 106
    assert sum(sums.values()) == Decimal("1956354884.00")
    with fonds_vert.engine.connect() as connection:
        found = by_territory(connection, Scope("REEL"), "department")
    assert {code: one["committed"].value for code, one in found.items() if one["committed"].value} == sums


def test_fonds_vert_each_row_is_its_own_cell(fonds_vert: Loaded) -> None:
    letter = column(fonds_vert.path, "montant_engage")
    expected = {f"{letter}{row}": to_cent(line["montant_engage"]) for row, line in lines(fonds_vert.path)}
    assert {one["cell"]: Decimal(one["value"]) for one in fonds_vert.rows("committed")} == expected


def luhn(digits: str) -> bool:
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(value - 9 * (value > 9) for value in doubled) % 10 == 0


def test_fonds_vert_every_damaged_siren_is_said_at_its_cell(fonds_vert: Loaded) -> None:
    letter = column(fonds_vert.path, "siren")
    expected: defaultdict[str, set[str]] = defaultdict(set)
    for row, line in lines(fonds_vert.path):
        raw = line["siren"].strip()
        digits, cell = raw.removesuffix(".0"), f"{letter}{row}"
        if not re.search("[0-9]", raw):
            assert raw in ("", "#", "NULL", "Non Renseigné")
            continue
        if len(digits) in (8, 13) and luhn("0" + digits):
            expected["siret-padded"].add(cell)
        elif len(digits) not in (9, 14):
            expected["siret-length"].add(cell)
        elif not luhn(digits) or not luhn(digits[:9]):
            expected["siret-key"].add(cell)
        elif raw.endswith(".0"):
            expected["decimal-suffix"].add(cell)
        elif len(digits) == 14:
            expected["siret-in-siren-column"].add(cell)
    found = {rule: fonds_vert.cells(rule) for rule in expected}
    assert found == expected
    assert {rule: len(cells) for rule, cells in expected.items()} == {
        "decimal-suffix": 41,
        "siret-in-siren-column": 167,
        "siret-length": 3,
        "siret-key": 2,
        "siret-padded": 1,
    }
    # Numbers that read well may still be said by a rule: a holder's place, a number with two names.
    rules = {rule.code for rule in checks()}
    said = [one for one in fonds_vert.said["findings"] if one["rule"] not in rules]
    every = {one["cell"] for one in said if one["column"] == "siren"}
    assert every == set().union(*expected.values())


def test_fonds_vert_float_noise_is_rounded_and_said(fonds_vert: Loaded) -> None:
    assert [(one["value"], one["message"]) for one in fonds_vert.findings("rounded-to-cent")] == [
        ("98708.70000000001", "« 98708.70000000001 » arrondi au centime : 98\u202f708,70.")
    ]


def test_fonds_vert_lines_of_one_dossier_are_summed_not_merged(fonds_vert: Loaded) -> None:
    numbers = Counter(line["numero_dossier_ds"] for _row, line in lines(fonds_vert.path))
    del numbers["Non Renseigné"]
    assert sum(number > 1 for number in numbers.values()) == 26
    said: dict[str, Any] = fonds_vert.tnt("figures", "--fund", "REEL", "--json").json["figures"]
    assert said["committed"]["n"] == 10_782
    unnumbered = {
        (line["nom_du_projet"], line["siren"], line["code_departement"])
        for _row, line in lines(fonds_vert.path)
        if line["numero_dossier_ds"] == "Non Renseigné"
    }
    assert said["projects_awarded"]["value"] == len(numbers) + len(unnumbered)


def test_fonds_vert_again_is_no_edition(fonds_vert: Loaded) -> None:
    again = fonds_vert.tnt.load(fonds_vert.path, "--fund", "REEL").json
    assert again["edition"] is None
    assert again["preview"] == {"new": 0, "changed": 0, "unchanged": 10_782, "missing": 0, "rejected": 0}


def test_dotations_are_found_on_the_second_sheet(dotations: Loaded) -> None:
    book = load_workbook(dotations.path, read_only=True)
    (table,) = dotations.said["tables"]
    assert table["sheet"] == book.sheetnames[1]
    assert (table["dataset"], table["header_row"], table["rows"]) == ("fundings", 1, 24_811)
    assert dotations.said["preview"]["new"] == 24_811
    assert [one["sheet"] for one in dotations.findings("sheet-ignored")] == [book.sheetnames[0]]


def test_dotations_by_desk(dotations: Loaded) -> None:
    assert dotations.figure("awarded") == "1707978946.19"
    desks = {"DETR": "977561628.04", "DSID": "175924919.05", "DSIL": "554492399.10"}
    assert {desk: dotations.figure("awarded", "--desk", desk) for desk in desks} == desks


def test_dotations_fractions_of_a_cent_are_rounded_each_at_its_cell(dotations: Loaded) -> None:
    sheet = load_workbook(dotations.path, read_only=True, data_only=True).worksheets[1]
    rows = sheet.iter_rows(values_only=True)
    place = list(next(rows)).index("montant_sub")
    letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[place]
    amounts = {f"{letter}{number}": row[place] for number, row in enumerate(rows, start=2) if row[place] is not None}
    expected = {cell for cell, amount in amounts.items() if Decimal(str(amount)) != to_cent(amount)}
    assert len(expected) == 952
    assert {one["cell"] for one in dotations.findings("rounded-to-cent") if one["column"] == "montant_sub"} == expected
    assert sum(map(to_cent, amounts.values())) == Decimal("1707978946.19")
    assert {one["cell"]: Decimal(one["value"]) for one in dotations.rows("awarded")} == {
        cell: to_cent(amount) for cell, amount in amounts.items()
    }


def test_dotations_over_their_cost_are_said(dotations: Loaded) -> None:
    assert len(dotations.findings("aid-over-cost")) == 2


def test_chorus_both_sheets_sum_to_the_file(chorus: Loaded) -> None:
    book = load_workbook(chorus.path, read_only=True, data_only=True)
    names = ["1. Extraction", "2. Extraction FEHBE"]
    assert [table["sheet"] for table in chorus.said["tables"]] == names
    assert [table["rows"] for table in chorus.said["tables"]] == [7, 5]
    total, number = Decimal(0), 0
    for name in names:
        rows = book[name].iter_rows(values_only=True)
        place = list(next(rows)).index("Montant payé")
        amounts = [row[place] for row in rows if row[place] is not None]
        total, number = total + sum(map(to_cent, amounts)), number + len(amounts)
    assert number == 12
    assert chorus.figure("paid") == str(total)
    assert len(chorus.rows("paid")) == 12


def test_chorus_a_blank_header_is_the_label_of_the_code_at_its_left(chorus: Loaded) -> None:
    for table in chorus.said["tables"]:
        columns = {one["header"]: one["field"] for one in table["columns"]}
        assert columns["Fournisseur payé (DP) (libellé)"] == "beneficiary_name"
        assert columns["N° EJ"] == "commitment_id"
        assert columns["Montant payé"] == "amount"
        assert columns["Fournisseur payé (DP)"] is None
    assert not chorus.findings("column-unknown")


@pytest.mark.parametrize(
    "name", ["scdl_dilcrah_2019.csv", "scdl_region_anonymise.xlsx", "subventia_anonymise.xlsx", "fonjep_anonymise.xlsx"]
)
def test_every_other_real_file_loads_or_says_why_not(real: Real, tnt: Command, name: str) -> None:
    ran = tnt.load(real(name))
    assert ran.status in (0, 1)
    assert (ran.json["edition"] == 1) == (ran.status == 0)
    assert bool(ran.err) == (ran.status == 1)
    for one in ran.json["findings"]:
        if one["severity"] == "error" and one["row"]:
            assert re.fullmatch(r"[A-Z]+[0-9]+", one["cell"] or "A1")
