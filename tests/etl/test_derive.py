"""Shares of an amount, amounts repeated, lines that a view leaves: exact, and said at their cells."""

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.books import csv_file, xlsx
from tests.command import Command
from tests.etl.conftest import Rows

SCDL = [
    "nomAttribuant", "idAttribuant", "dateConvention", "referenceDecision", "nomBeneficiaire", "idBeneficiaire",
    "rnaBeneficiaire", "objet", "montant", "nature", "conditionsVersement", "datesPeriodeVersement", "idRAE",
    "notificationUE", "pourcentageSubvention", "dispositifAide",
]  # fmt: skip


def grant(
    reference: str, who: str, amount: object, share: object, period: str = "2017-03-14/2018-03-14"
) -> list[object]:
    return [
        "Région Bretagne", "23350001600040", "2017-06-27", reference, who, "21330063500017", "", "Festival", amount,
        "aide en numéraire;aide en nature", "échelonné", period, "", "non", share, "",
    ]  # fmt: skip


def said(ran: dict[str, object], *rules: str) -> list[tuple[str, str, str]]:
    findings: list[dict[str, str]] = ran["findings"]  # type: ignore[assignment]
    return [(one["rule"], one["cell"], one["message"]) for one in findings if one["rule"] in rules]


def test_each_beneficiary_has_its_share_to_the_cent(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    rows = [SCDL, grant("D1", "A", "1000.01", "0.333"), grant("D1", "B", "1000.01", "0.667"), grant("D2", "C", 50, "1")]
    ran = tnt.load(csv_file(tmp_path / "f.csv", rows, ",")).json
    assert stored("fundings", "beneficiary_name", "amount", "share", "stage") == [
        ("A", Decimal("333.00"), Decimal("0.333000"), "awarded"),
        ("B", Decimal("667.01"), Decimal("0.667000"), "awarded"),
        ("C", Decimal("50.00"), Decimal("1.000000"), "awarded"),
    ]
    assert said(ran, "amount-shared") == [
        ("amount-shared", "I2", "Montant « 1000.01 » × part 0,333 : 333,00 compté sur cette ligne."),
        ("amount-shared", "I3", "Montant « 1000.01 » × part 0,667 : 667,01 compté sur cette ligne."),
    ]
    assert tnt.figure("awarded") == "1050.01"
    assert tnt.load(tmp_path / "f.csv").json["edition"] is None


def test_amounts_that_are_the_shares_already_are_not_shared_again(tnt: Command, tmp_path: Path) -> None:
    rows = [SCDL, grant("Z", "A", "22000.80", "0.8"), grant("Z", "B", "5500.20", "0.2"), grant("Y", "C", 10, "0.5")]
    ran = tnt.load(csv_file(tmp_path / "f.csv", rows, ",")).json
    assert [one[:2] for one in said(ran, "amount-shared", "amount-already-shared")] == [
        ("amount-already-shared", "I2"),
        ("amount-already-shared", "I3"),
        ("amount-shared", "I4"),
    ]
    assert "27\u202f501,00" in said(ran, "amount-already-shared")[0][2]
    assert tnt.figure("awarded") == "27506.00"


@pytest.mark.parametrize(
    ("share", "rules"),
    [
        ("la moitié", ["percent-unreadable", "share-unread"]),
        ("150 %", ["share-out-of-range"]),
        ("-0.5", ["share-out-of-range"]),
    ],
)
def test_a_line_without_a_usable_share_is_rejected(tnt: Command, tmp_path: Path, share: str, rules: list[str]) -> None:
    rows = [SCDL, grant("D1", "A", 100, "1"), grant("D2", "B", 100, share)]
    ran = tnt.load(csv_file(tmp_path / "f.csv", rows, ","), "--accept-rejected").json
    assert [(one["rule"], one["cell"]) for one in ran["findings"] if one["row"]] == [(rule, "O3") for rule in rules]
    assert (ran["preview"]["new"], ran["preview"]["rejected"]) == (1, 1)


def test_a_blank_share_counts_the_whole_and_is_said(tnt: Command, tmp_path: Path) -> None:
    ran = tnt.load(csv_file(tmp_path / "f.csv", [SCDL, grant("D1", "A", 100, "")], ",")).json
    assert [one[:2] for one in said(ran, "share-missing")] == [("share-missing", "I2")]
    assert tnt.figure("awarded") == "100.00"


def test_numbers_that_the_sheet_shows_as_percentages_are_fractions(tnt: Command, tmp_path: Path) -> None:
    book = Workbook()
    for row in [("Bénéficiaire", "Étape", "Montant (€)", "Part du bénéficiaire"), ("A", "payé", 200, 0.005)]:
        book.active.append(row)
    book.active["D2"].number_format = "0.0%"
    book.save(tmp_path / "f.xlsx")
    assert tnt.load(tmp_path / "f.xlsx").json["euros"]["paid"]["after"] == "1.00"


def test_a_fraction_under_a_header_in_percents_is_said(tnt: Command, tmp_path: Path) -> None:
    header = ("Bénéficiaire", "Étape", "Montant (€)", "% du mt de la subvention attribuée au bénéficiaire")
    lines = [("A", "payé", 100, share) for share in (0.5, 0.25, 0.25, 1, 1)]
    ran = tnt.load(xlsx(tmp_path / "f.xlsx", [header, *lines])).json
    assert [one[:2] for one in said(ran, "fraction-labelled-percent")] == [("fraction-labelled-percent", "D1")]
    assert ran["euros"]["paid"]["after"] == "300.00"


SUBVENTIA = [
    "Financeur Principal", "annee_demande", "Year", "SIRET - Demandeur", "Référence administrative - Demande",
    "Date - Décision", "Date limite de début de réalisation", "Date limite de fin de réalisation",
    "Date - Visa de recevabilité", "Montant voté TTC - Décision", "Dispositif - Dossier de financement",
    "Thematique Title", "Eligible? - Dossier de financement", "Statut - Dossier de financement", "Montant Ttc",
]  # fmt: skip


def application(number: str, voted: object, status: object, asked: object) -> list[object]:
    return [
        "SGCIPDR", 2022, 2022, "21330063500017", number, "12/11/2022", "01/01/2022", "31/01/2022", "04/02/2022", voted,
        "Prévention", "Jeunes", True, status, asked,
    ]  # fmt: skip


def test_subventia_counts_a_vote_once_and_what_is_asked_line_by_line(tnt: Command, tmp_path: Path) -> None:
    rows = [
        SUBVENTIA,
        application("1", 500, "VOTE", 300),
        application("1", 500, "VOTE", 400),
        application("1", 20, "SOLDE", 50),
        application("2", 900, "INSTRUCTION", 900),
        application("3", 7, "SOLDE", 8),
    ]
    ran = tnt.load(xlsx(tmp_path / "f.xlsx", rows)).json
    assert [(one["rows"], one["dataset"]) for one in ran["tables"]] == [(5, "fundings"), (3, "fundings")]
    assert {stage: one["after"] for stage, one in ran["euros"].items()} == {"awarded": "527.00", "requested": "1658.00"}
    assert said(ran, "amount-repeated", "amount-differs", "lines-not-kept") == [
        (
            "lines-not-kept",
            "N1",
            "1 ligne(s) dont « Statut - Dossier de financement » dit que le montant ne compte pas (la première en N5).",
        ),
        ("amount-repeated", "J3", "Montant « 500 » déjà compté pour 1 : répété sur cette ligne, non chargé."),
        ("amount-differs", "J4", "1 porte un autre montant que 500,00 : « 20 » s’y ajoute."),
    ]
    cells = {(one["cell"], one["value"]) for one in tnt("trace", "awarded", "--json").json["rows"]}
    assert cells == {("J2", "500.00"), ("J4", "20.00"), ("J6", "7.00")}


BAROMETER = [
    "mesure", "indicateur", "id_indicateur", "code_departement", "libelle_departement", "valeur_actuelle",
    "date_valeur_actuelle", "valeur_initiale", "date_valeur_initiale", "cible", "date_cible", "unite",
]  # fmt: skip


def test_a_wide_line_of_the_barometer_is_up_to_three_values(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    whole = ["M", "Part", "tx", "33", "Gironde", "95.0", "2022-09-30", "24.0", "2019-11-30", "92.0", "2022-11-30", "%"]
    bare = ["M", "Nombre ", "nb", "33", "Gironde", "5", "2022-09-30", None, None, None, None, "unités"]
    half = ["M", "Autre", "au", "33", "Gironde", "5", "2022-09-30", None, None, "7", None, "unités"]
    ran = tnt.load(xlsx(tmp_path / "f.xlsx", {"33": [BAROMETER, whole, bare, half]}), "--accept-rejected").json
    assert stored("indicators", "indicator_id", "indicator_name", "zone_id", "value_type", "value", "unit") == [
        ("au", "Autre", "33", "va", Decimal("5.000000"), "unités"),
        ("nb", "Nombre", "33", "va", Decimal("5.000000"), "unités"),
        ("tx", "Part", "33", "va", Decimal("95.000000"), "%"),
        ("tx", "Part", "33", "vc", Decimal("92.000000"), "%"),
        ("tx", "Part", "33", "vi", Decimal("24.000000"), "%"),
    ]
    assert [(one["rule"], one["cell"]) for one in ran["findings"] if one["cell"]] == [
        ("layout-other-fund", "A1"),
        ("layout-other-fund", "A1"),
        ("layout-other-fund", "A1"),
        ("lines-without-value", "H1"),
        ("lines-without-value", "J1"),
        ("required-missing", "K4"),
    ]
