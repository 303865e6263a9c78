"""Values joined from other sheets: through a chain of keys, each doubt at its cell."""

from decimal import Decimal
from pathlib import Path

from tests.books import Rows as Cells
from tests.books import xlsx
from tests.command import Command
from tests.etl.conftest import Rows

PARTIES: Cells = [
    ("Code", "RaisonSociale", "EstAssociation", "SiretOuRidet", "ContactEmail"),
    ("D561", "Association Une", "Oui", "21330063500017", "quidam@exemple.fr"),
    ("10004", "Ministère", "Non", "21380185500015", "agent@exemple.fr"),
]
POSTS: Cells = [
    ("Code", "DispositifId", "PstStatutPosteLibelle", "FinanceurPrincipalCode", "AssociationBeneficiaireCode", "Annee",
     "MontantSubvention", "PstTypePosteCode"),
    ("J1", 1, "Attribué", "10004", "D561", 2022, 7164, "FONJEP"),
    ("J2", 2, "Attribué", "10004", "X999", 2022, 100, "FONJEP"),
]  # fmt: skip
PAYMENTS: Cells = [
    ("PosteCode", "PeriodeDebut", "PeriodeFin", "DateVersement", "MontantAPayer", "MontantPaye"),
    ("J1", "01/01/2022", "31/03/2022", "26/01/2022", 1791, 1791),
    ("J1", "01/04/2022", "30/06/2022", "27/04/2022", 1791, 1790.5),
    ("J9", "01/04/2022", "30/06/2022", "27/04/2022", 5, 5),
]
SCHEMES: Cells = [("ID", "Libelle", "FinanceurCode"), (1, "FONJEP Jeunesse", "10004"), (1, "FONJEP Ville", "10004")]
BOOK = {"Tiers": PARTIES, "Poste": POSTS, "Versement": PAYMENTS, "Dispositif": SCHEMES}


def test_grants_and_payments_name_their_parties_through_their_codes(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    ran = tnt.load(xlsx(tmp_path / "f.xlsx", BOOK))
    assert ran.status == 0
    assert [(one["sheet"], one["rows"]) for one in ran.json["tables"]] == [("Poste", 2), ("Versement", 3)]
    names = ("project_id", "stage", "amount", "beneficiary_name", "beneficiary_siret", "grantor_name", "category")
    assert stored("fundings", *names) == [
        ("J1", "awarded", Decimal("7164.00"), "Association Une", "21330063500017", "Ministère", None),
        ("J1", "paid", Decimal("1790.50"), "Association Une", "21330063500017", "Ministère", None),
        ("J1", "paid", Decimal("1791.00"), "Association Une", "21330063500017", "Ministère", None),
        ("J2", "awarded", Decimal("100.00"), None, None, "Ministère", None),
        ("J9", "paid", Decimal("5.00"), None, None, None, None),
    ]
    said = [
        (one["rule"], one["sheet"], one["row"], one["message"]) for one in ran.json["findings"] if "join" in one["rule"]
    ]
    assert said == [
        ("join-ambiguous", "Poste", 2, "« 1 » désigne plusieurs lignes de la feuille « Dispositif » qui diffèrent : "
         "rien n’en est joint."),
        ("join-missing", "Poste", 3, "« X999 » n’est pas dans la feuille « Tiers » : rien n’en est joint."),
        ("join-missing", "Poste", 3, "« 2 » n’est pas dans la feuille « Dispositif » : rien n’en est joint."),
        ("join-missing", "Versement", 4, "« J9 » n’est pas dans la feuille « Poste » : rien n’en est joint."),
        ("join-missing", "Versement", 4, "« J9 » n’est pas dans la feuille « Poste » : rien n’en est joint."),
    ]  # fmt: skip


def test_what_is_wrong_with_a_joined_cell_is_said_once(tnt: Command, tmp_path: Path) -> None:
    parties = [PARTIES[0], ("D561", "Association Une", "Oui", "21330063500018", ""), PARTIES[2]]
    ran = tnt.load(xlsx(tmp_path / "f.xlsx", BOOK | {"Tiers": parties})).json
    assert [(one["sheet"], one["cell"]) for one in ran["findings"] if one["rule"] == "siret-key"] == [
        ("Tiers", "D2"),
        ("Tiers", "D2"),
    ]


def test_without_its_other_sheets_a_file_still_counts(tnt: Command, tmp_path: Path) -> None:
    ran = tnt.load(xlsx(tmp_path / "f.xlsx", {"Versement": PAYMENTS})).json
    assert ran["euros"]["paid"]["after"] == "3586.50"
