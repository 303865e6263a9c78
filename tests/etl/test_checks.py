"""Checks of a file in the pipeline: what is said at which cell, what stops, what somebody waives."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from etl.check import rules
from etl.store.tables import metadata
from tests.books import xlsx
from tests.command import Command, Ran

DOSSIERS = (
    "N° de dossier", "Intitulé du projet", "État du dossier", "Axe", "Département (code)", "Montant demandé (€)",
    "Montant attribué (€)", "Déposé le", "Décidé le",
)  # fmt: skip
MONEY = ("N° de dossier", "Étape", "Montant (€)", "N° EJ", "Exercice", "N° DP")
DELIVERABLES = ("N° de livrable", "Livrable", "N° de dossier", "État du livrable", "Livré le")
CODES = {one.code for one in rules()} | {"waiver-expired"}
JULY, OCTOBER = "2021-07-01", "2021-10-08"


@pytest.fixture
def load(tnt: Command, tmp_path: Path) -> Any:
    """Loads rows as a file of a source."""

    def loaded(rows: Sequence[Sequence[object]], source: str, on: str, *words: object) -> Ran:
        return tnt.load(xlsx(tmp_path / "f.xlsx", rows), "--source", source, "--date", on, *words)

    return loaded


def said(ran: Ran) -> list[tuple[str, str | None]]:
    return [(one["rule"], one["cell"]) for one in ran.json["findings"] if one["rule"] in CODES]


def dossiers(amounts: Sequence[object]) -> list[tuple[object, ...]]:
    return [
        DOSSIERS,
        *[
            (f"A-{n}", f"Projet {n}", "en instruction", "3", "33", one, None, "2021-05-03", None)
            for n, one in enumerate(amounts)
        ],
    ]


def test_each_fault_is_said_at_its_cell(load: Any) -> None:
    rows = [
        DOSSIERS,
        ("A-1", "Portail", "lauréat", "3", "33", 100, 120, "2021-05-02", "2021-05-01"),
        ("A-2", "Salle", "refusé", "3", "33", 100, 80, "2021-05-02", "2021-12-01"),
        ("A-1", "Portail bis", "lauréat", "3", "33", 100, 90, "2021-05-02", "2021-06-01"),
        ("Total", None, None, None, None, 300, 300, None, None),
    ]
    ran = load(rows, "ds", OCTOBER)
    assert sorted(said(ran)) == [
        ("awarded-over-requested", "G2"),
        ("awarded-undecided", "G3"),
        ("date-after-data", "I3"),
        ("decided-before-filed", "I2"),
        ("key-differs", "A2"),
        ("total-differs", "G5"),
    ]
    by_rule = {one["rule"]: one for one in ran.json["findings"]}
    assert by_rule["key-differs"]["related"] == ["A4"]
    assert by_rule["total-differs"]["message"] == (
        "Total annoncé de 300,00\u00a0€, somme des lignes 290,00\u00a0€ : écart de 10,00\u00a0€."
    )
    assert ran.json["edition"] == 1


def test_related_cells_are_kept_with_the_edition(load: Any, engine: sa.Engine) -> None:
    load([DOSSIERS, *[("A-1", "Portail", "lauréat", "3", "33", 1, 1, None, None)] * 3], "ds", OCTOBER)
    kept = metadata.tables["findings"].c
    with engine.connect() as connection:
        row = connection.execute(sa.select(kept.cell, kept.related, kept.waived).where(kept.rule == "identical-lines"))
        assert row.all() == [("A2", "A3 A4", None)]


def test_payments_are_held_against_what_the_database_knows(load: Any) -> None:
    load([MONEY, ("A-1", "attribué", 100, None, None, None), ("A-1", "engagé", 100, "EJ-1", 2021, None)], "op", JULY)
    first = [MONEY, (None, "payé", 60, "EJ-1", 2021, "DP-1")]
    assert said(load(first, "chorus", JULY)) == []
    second = [*first, (None, "payé", 50, "EJ-1", 2021, "DP-2"), ("Z-1", "payé", 5, None, 2021, "DP-3")]
    ran = load(second, "chorus", OCTOBER)
    assert said(ran) == [("project-unknown", "A4"), ("paid-over-committed", "C2")]
    over = next(one for one in ran.json["findings"] if one["rule"] == "paid-over-committed")
    assert over["related"] == ["C3"]
    assert "110,00" in over["message"]
    # Merged, a payment takes the place of what was known of it: nothing exceeds any more, and the sum has fallen.
    merged = load([MONEY, (None, "payé", 30, "EJ-1", 2021, "DP-2")], "chorus", OCTOBER, "--mode", "merge")
    assert said(merged) == [("cumulative-falls", None)]


def test_deliverables_of_a_refused_dossier(load: Any) -> None:
    load([DOSSIERS, ("A-1", "Portail", "refusé", "3", "33", 100, None, None, None)], "ds", JULY)
    rows = [
        DELIVERABLES,
        ("L-1", "Salle", "A-1", "livré", "2021-06-01"),
        ("L-2", "Plan", "A-7", "prévu", None),
        ("L-3", "Guide", "A-1", "abandonné", None),
    ]
    assert said(load(rows, "livrables", OCTOBER)) == [("project-unknown", "C3"), ("deliverable-of-refused", "C2")]


def test_a_sub_envelope_exceeded_by_two_sources(load: Any) -> None:
    load([("Axe", "Enveloppe (€)", "Territoire (code)"), ("3", 100, "33")], "enveloppes", JULY)
    assert said(load([DOSSIERS, ("A-1", "Un", "lauréat", "3", "33", 90, 90, None, None)], "ds", JULY)) == []
    ran = load([DOSSIERS, ("B-1", "Deux", "lauréat", "3", "33", 20, 20, None, None)], "autre", JULY)
    assert said(ran) == [("envelope-exceeded", "G2")]


def test_a_column_sorted_alone_stops_until_it_is_waived(load: Any, tnt: Command) -> None:
    load(dossiers([50, 10, 40, 20, 30]), "ds", JULY)
    ran = load(dossiers([10, 20, 30, 40, 50]), "ds", OCTOBER)
    assert (ran.status, ran.json["edition"], said(ran)) == (1, None, [("column-sorted-alone", "F2")])
    assert ran.json["findings"][0]["related"] == ["F3", "F4", "F5", "F6"]
    assert "tnt waive column-sorted-alone" in ran.err
    assert tnt.figure("requested") == "150.00"

    until = (date.today() + timedelta(7)).isoformat()
    gave = tnt("waive", "column-sorted-alone", "--source", "ds", "--reason", "Montants repris", "--until", until)
    assert (gave.status, gave.err) == (0, "")
    ran = load(dossiers([10, 20, 30, 40, 50]), "ds", OCTOBER)
    assert (ran.status, ran.json["edition"], said(ran)) == (0, 2, [("column-sorted-alone", "F2")])
    assert ran.json["findings"][0]["waived"].startswith("Montants repris (")


def test_a_waiver_lifted_stops_again(load: Any, tnt: Command) -> None:
    load(dossiers([50, 10, 40, 20, 30]), "ds", JULY)
    until = (date.today() + timedelta(7)).isoformat()
    given = ("--reason", "Montants repris", "--until", until)
    tnt("waive", "column-sorted-alone", "--source", "ds", *given)
    tnt("waive", "amount-factor", "--source", "ds", "--line", "A-1", *given)
    kept = tnt("waive", "list", "--json").json
    assert [(one["number"], one["rule"], one["scope"], one["target"]) for one in kept] == [
        (2, "amount-factor", "line", "A-1"),
        (1, "column-sorted-alone", "source", None),
    ]
    assert tnt("waive", "lift", 1).status == 0
    assert tnt("waive", "lift", 1).sentence == "Pas de dispense 1 en cours."
    assert load(dossiers([10, 20, 30, 40, 50]), "ds", OCTOBER).status == 1
    waived = load(dossiers([50, 100, 40, 20, 300]), "ds", OCTOBER).json["findings"]
    assert [(one["rule"], one["cell"], bool(one["waived"])) for one in waived] == [
        ("amount-factor", "F3", True),
        ("amount-factor", "F6", False),
    ]


def test_a_closed_year_rewritten_stops(load: Any) -> None:
    def payments(last: int) -> list[tuple[object, ...]]:
        return [MONEY, (None, "payé", 60, "EJ-1", 2021, "DP-1"), (None, "payé", last, "EJ-1", 2021, "DP-2")]

    load(payments(50), "chorus", "2022-06-24")
    ran = load(payments(70), "chorus", "2022-09-01")
    assert (ran.status, said(ran)) == (1, [("closed-year-rewritten", None)])
    assert ran.json["findings"][0]["message"] == (
        "Exercice 2021, clos : total « payé » de 130,00\u00a0€ contre 110,00\u00a0€ au 24/06/2022."
    )


def test_lines_that_vanish_are_named_and_cumulative_sums_do_not_fall(load: Any) -> None:
    def payments(*numbers: int) -> list[tuple[object, ...]]:
        return [MONEY, *[(None, "payé", 10, "EJ-1", 2022, f"DP-{n}") for n in numbers]]

    load(payments(1, 2, 3, 4, 5), "chorus", "2022-03-01")
    ran = load(payments(1, 2), "chorus", "2022-06-01")
    assert said(ran) == [("cumulative-falls", None), ("lines-vanished", None)]
    assert ran.json["findings"][1]["message"] == "3 lignes sur 5 ne sont plus là depuis le 01/03/2022 : EJ-1."
    assert ran.json["edition"] == 2
    assert said(load(payments(7), "chorus", "2022-06-01", "--mode", "merge")) == []


def test_an_older_file_is_held_against_nothing(load: Any) -> None:
    load(dossiers([50, 10, 40, 20, 30]), "ds", OCTOBER)
    ran = load(dossiers([10, 20, 30, 40, 50]), "ds", JULY, "--allow-older")
    assert (ran.status, said(ran)) == (0, [])


def test_waiving_in_words(tnt: Command) -> None:
    until = (date.today() + timedelta(7)).isoformat()
    given = ("--source", "ds", "--reason", "voulu", "--until", until)
    assert tnt("waive", "list").out == "Aucune dispense.\n"
    assert tnt("waive", "amount-factor", "--source", "ds").sentence.startswith("Une dispense demande une source")
    assert tnt("waive", "nulle-part", *given).sentence.startswith("« nulle-part » n’est pas une règle")
    assert tnt("waive", "requested-draft", *given).sentence.startswith("« requested-draft » ne se lève pas")
    assert tnt("waive", "lift").sentence == "Donnez le numéro de la dispense : « tnt waive lift N »."
    assert tnt("waive", "amount-factor", *given, "--column", "Montant (€)").status == 0
    assert "amount-factor  ds Montant (€)" in tnt("waive", "list").out
