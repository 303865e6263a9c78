"""Real lists of grants and indicators, beside the checkout where they are: sums to the cent, worked out apart."""

import csv
from collections import defaultdict
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.command import Command

Real = Callable[[str], Path]
CENT = Decimal("0.01")


def load(tnt: Command, path: Path, *words: str) -> dict[str, Any]:
    assert tnt("fund", "add", "REEL", "--name", "Fonds réel").status == 0
    ran = tnt.load(path, "--fund", "REEL", *words)
    answer: dict[str, Any] = ran.json
    assert (ran.status, answer["edition"]) == (0, 1)
    return answer


def after(answer: dict[str, Any]) -> dict[str, str]:
    return {stage: one["after"] for stage, one in answer["euros"].items()}


def cells(answer: dict[str, Any], rule: str) -> list[str]:
    return [one["cell"] for one in answer["findings"] if one["rule"] == rule]


def records(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=delimiter))


def sheet(path: Path, name: str, header: int = 1) -> list[dict[str, Any]]:
    rows = list(load_workbook(path, read_only=True, data_only=True)[name].iter_rows(values_only=True))
    return [dict(zip(rows[header - 1], row, strict=True)) for row in rows[header:] if any(row)]


def test_the_valid_example_of_the_standard_is_shared_line_by_line(real: Real, tnt: Command) -> None:
    path = real("scdl_etendu_exemple_valide.csv")
    shared = [
        (Decimal(one["montant"]) * Decimal(one["pourcentageSubvention"])).quantize(CENT, ROUND_HALF_UP)
        for one in records(path)
    ]
    answer = load(tnt, path)
    assert after(answer) == {"awarded": str(sum(shared))}
    partial = [f"I{row}" for row, one in enumerate(records(path), 2) if Decimal(one["pourcentageSubvention"]) != 1]
    assert cells(answer, "amount-shared") == partial
    traced = tnt("trace", "awarded", "--fund", "REEL", "--json").json["rows"]
    assert {one["cell"]: Decimal(one["value"]) for one in traced} == {f"I{row}": v for row, v in enumerate(shared, 2)}


def test_the_example_of_the_decree_is_shared_out_already(real: Real, tnt: Command) -> None:
    path = real("donnees_essentielles_2017_exemple.csv")
    assert [(one["montant"], one["pourcentageSubvention"]) for one in records(path)] == [
        ("22000.80", "0.8"),
        ("5500.20", "0.2"),
    ]
    answer = load(tnt, path)
    assert after(answer) == {"awarded": "27501.00"}
    assert cells(answer, "amount-already-shared") == ["H2", "H3"]
    assert cells(answer, "siret-key") == ["F3"]


def test_the_invalid_example_says_each_line_that_it_rejects(real: Real, tnt: Command) -> None:
    answer = tnt.load(real("scdl_etendu_exemple_invalide.csv")).json
    assert answer["edition"] is None
    assert answer["preview"]["rejected"] == 4
    assert cells(answer, "percent-mixed") == cells(answer, "share-unread") == ["O2", "O3", "O4"]
    assert cells(answer, "required-missing") == ["I10"]
    assert cells(answer, "amount-already-shared") == ["I7", "I8"]
    assert cells(answer, "rna-unreadable") == ["G5", "G12", "G30"]


@pytest.mark.parametrize(
    ("name", "total"), [("scdl_dilcrah_2019.csv", "110000.00"), ("scdl_region_anonymise.xlsx", "5562017.00")]
)
def test_lists_in_the_words_of_their_authors(real: Real, tnt: Command, name: str, total: str) -> None:
    answer = load(tnt, real(name))
    assert after(answer) == {"awarded": total}
    assert answer["questions"] == []


def test_fonjep_grants_and_payments(real: Real, tnt: Command) -> None:
    path = real("fonjep_anonymise.xlsx")
    answer = load(tnt, path)
    assert [(one["sheet"], one["rows"]) for one in answer["tables"]] == [("Poste", 4), ("Versement", 12)]
    assert after(answer) == {
        "awarded": str(Decimal(sum(one["MontantSubvention"] for one in sheet(path, "Poste"))).quantize(CENT)),
        "paid": str(Decimal(sum(one["MontantPaye"] for one in sheet(path, "Versement"))).quantize(CENT)),
    }
    assert [one["sheet"] for one in answer["findings"] if one["rule"] == "sheet-ignored"] == ["TypePoste"]


def test_subventia_each_vote_counts_once(real: Real, tnt: Command) -> None:
    path = real("subventia_anonymise.xlsx")
    voted: dict[str, Decimal] = {}
    asked = Decimal(0)
    for one in sheet(path, "Sheet1"):
        asked += Decimal(one["Montant Ttc"])
        if one["Statut - Dossier de financement"] in ("VOTE", "SOLDE"):
            voted[one["Référence administrative - Demande"]] = Decimal(one["Montant voté TTC - Décision"])
    answer = load(tnt, path)
    assert after(answer) == {
        "awarded": str(sum(voted.values()).quantize(CENT)),  # type: ignore[union-attr]
        "requested": str(asked.quantize(CENT)),
    }
    assert len(cells(answer, "amount-repeated")) == 36 - len(voted)


def test_the_barometer_value_by_value(real: Real, tnt: Command) -> None:
    path = real("barometre-resultats-departements-synthese.xlsx")
    book = load_workbook(path, read_only=True, data_only=True)
    values: defaultdict[str, int] = defaultdict(int)
    for one in book.worksheets:
        rows = one.iter_rows(values_only=True)
        header = list(next(rows))
        for row in rows:
            for name in ("valeur_initiale", "valeur_actuelle", "cible"):
                values[name] += row[header.index(name)] is not None
    answer = load(tnt, path)
    assert dict(values) == {"valeur_initiale": 5216, "valeur_actuelle": 5333, "cible": 3721}
    assert answer["preview"] == {"new": 14_270, "changed": 0, "unchanged": 0, "missing": 0, "rejected": 0}
    assert sum(values.values()) == sum(one["rows"] for one in answer["tables"]) == 14_270
    assert [one for one in answer["findings"] if one["severity"] == "error"] == []
    blank = [one for one in answer["findings"] if one["rule"] == "lines-without-value"]
    assert {one["column"] for one in blank} == {"valeur_initiale", "cible"}
