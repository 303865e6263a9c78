"""The files that tools write: démarches-simplifiées, Chorus, the open lists of grants."""

from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa

from etl.read import read
from etl.recognise.find import find_tables
from etl.recognise.layouts import Layout, layouts
from etl.schemas import DATASETS, schema, squeeze
from etl.store.tables import metadata
from tests.books import csv_file, xlsx
from tests.command import Command
from tests.etl.conftest import Rows

SECRETS = (
    "zephirine.quidam@exemple.fr",
    "QUIDAM",
    "Zéphirine",
    "Parce que le dossier de Mme Quidam",
    "agent@exemple.gouv.fr",
)
DOSSIERS = [
    [
        "ID", "Email", "Demandeur Nom", "Demandeur Prénom", "Entreprise raison sociale", "À archiver",
        "État du dossier", "Déposé le", "Passé en instruction le", "Traité le", "Motivation de la décision",
        "Instructeurs", "Groupe instructeur", "Intitulé du projet", "Département (code)", "Montant demandé (€)",
        "Montant attribué (€)",
    ],
    [
        8000112, SECRETS[0], SECRETS[1], SECRETS[2], "Ville de Bordeaux", "non", "Accepté",
        "2021-03-12", "2021-04-02", "2021-06-18", SECRETS[3], SECRETS[4],
        "Gironde", "Portail famille", "33", "60 000,00 €", "48 000,00 €",
    ],
    [
        8000113, SECRETS[0], SECRETS[1], SECRETS[2], "Ville d’Ici", "non", "En construction",
        "2021-03-14", None, None, None, SECRETS[4],
        "Isère", "Salle", "38", "10 000,00 €", None,
    ],
]  # fmt: skip
ESTABLISHMENTS = [
    ["Dossier ID", "Champ", "Établissement SIRET", "Établissement enseigne"],
    [8000113, "Partenaire", "21380185500015", "Ville de Grenoble"],
    [8000112, "Dossier", "21330063500017", "Ville de Bordeaux"],
]


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """An export of démarches-simplifiées."""
    sheets = {
        "Dossiers": DOSSIERS,
        "Etablissements": ESTABLISHMENTS,
        "Avis": [["Dossier ID", "Avis"], [8000112, "oui"]],
    }
    return xlsx(tmp_path / "export.xlsx", sheets)


@pytest.mark.parametrize("layout", layouts(), ids=lambda layout: layout.name)
def test_each_layout_names_fields_that_exist(layout: Layout) -> None:
    assert layout.dataset in DATASETS
    names = {field.name for field in schema(layout.dataset).fields}
    assert {*layout.columns.values(), *layout.constants} <= names
    assert not layout.personal & (set(layout.columns) | layout.ignored)
    for join in layout.joins:
        assert join.on in names or squeeze(join.on) in layout.ignored
        assert set(join.take.values()) <= names
    for view in layout.views:
        assert {*view.columns.values(), *view.constants, *view.optional, *view.once} <= names
        assert set(view.keep) <= layout.ignored
    assert bool(layout.signature) != bool(layout.fields)
    assert frozenset().union(*layout.fields) <= names


def test_demarches_simplifiees(tnt: Command, export: Path, stored: Rows) -> None:
    ran = tnt.load(export)
    assert (ran.status, ran.json["edition"]) == (0, 1)
    assert [(one["sheet"], one["dataset"], one["rows"]) for one in ran.json["tables"]] == [("Dossiers", "projects", 2)]
    assert stored("editions", "source") == [("demarches-simplifiees",)]
    assert stored("projects", "project_id", "state", "desk", "holder_siret", "holder_name", "party", "commune") == [
        ("8000112", "awarded", "Gironde", "21330063500017", "Ville de Bordeaux", "213300635", None),
        ("8000113", "filed", "Isère", None, "Ville d’Ici", "n:villedici", None),
    ]
    assert (tnt.figure("awarded"), tnt.figure("requested")) == ("48000.00", "70000.00")


def test_personal_columns_are_said_and_nothing_of_them_is_in_any_column(
    tnt: Command, export: Path, engine: sa.Engine
) -> None:
    ran = tnt.load(export)
    said = [
        (one["rule"], one["cell"], one["column"]) for one in ran.json["findings"] if one["rule"] == "column-personal"
    ]
    assert said == [
        ("column-personal", "B1", "Email"),
        ("column-personal", "C1", "Demandeur Nom"),
        ("column-personal", "D1", "Demandeur Prénom"),
        ("column-personal", "K1", "Motivation de la décision"),
        ("column-personal", "L1", "Instructeurs"),
    ]
    assert not any(secret in ran.out for secret in SECRETS)
    seen = 0
    with engine.connect() as connection:
        for table in metadata.sorted_tables:
            for column in table.columns:
                if not isinstance(column.type, sa.Text | sa.JSON):
                    continue
                words = sa.cast(column, sa.Text)
                seen += connection.execute(sa.select(sa.func.count(words))).scalar_one()
                for secret in SECRETS:
                    held = connection.execute(sa.select(sa.func.count()).where(words.contains(secret))).scalar_one()
                    assert held == 0, (table.name, column.name, secret)
        assert connection.execute(
            sa.select(sa.func.count()).where(metadata.tables["projects"].c.title.contains("Portail famille"))
        ).scalar_one()
    assert seen > 1_000


IN_2021 = [
    "ID", "Email", "Entreprise raison sociale", "Archivé", "État du dossier", "Dernière mise à jour le", "Déposé le",
    "Passé en instruction le", "Traité le", "Motivation de la décision", "Instructeurs", "Groupe instructeur",
]  # fmt: skip
IN_2026 = [
    "ID", "Email", "FranceConnect ?", "Entreprise raison sociale", "Domaine Fonctionnel",
    "Référentiel De Programmation",
    "Centre De Coût", "À archiver", "État du dossier", "Dernière mise à jour le", "Dernière mise à jour du dossier le",
    "Déposé le", "Passé en instruction le", "Date décision SVA", "Traité le", "Motivation de la décision",
    "Instructeurs", "Groupe instructeur", "Labels",
]  # fmt: skip
FOR_A_PERSON = [
    "ID", "Email", "FranceConnect ?", "Civilité", "Nom", "Prénom", "Dépôt pour un tiers", "Nom du mandataire",
    "Prénom du mandataire", "Date de naissance", "À archiver", "État du dossier", "Déposé le",
]  # fmt: skip
IN_CSV = [
    "ID", "Email", "FranceConnect ?", "Établissement SIRET", "Établissement siège social", "Établissement NAF",
    "Établissement libellé NAF", "Établissement Adresse", "Établissement numero voie", "Établissement type voie",
    "Établissement nom voie", "Établissement complément adresse", "Établissement code postal",
    "Établissement localité", "Établissement code INSEE localité", "Entreprise SIREN", "Entreprise capital social",
    "Entreprise numero TVA intracommunautaire", "Entreprise forme juridique", "Entreprise forme juridique code",
    "Entreprise nom commercial", "Entreprise raison sociale", "Entreprise SIRET siège social",
    "Entreprise code effectif entreprise", "Entreprise date de création", "Entreprise état administratif",
    "Entreprise nom", "Entreprise prénom", "Association RNA", "Association titre", "Association objet",
    "Association date de création", "Association date de déclaration", "Association date de publication", "À archiver",
    "État du dossier", "Déposé le",
]  # fmt: skip
DECIDED = {"project_id": "ID", "state": "État du dossier", "filed_on": "Déposé le"}
FOLLOWED = {
    **DECIDED,
    "holder_name": "Entreprise raison sociale",
    "review_started_on": "Passé en instruction le",
    "decided_on": "Traité le",
    "desk": "Groupe instructeur",
}
FOUND = {"ID": 1, "Déposé le": "2021-03-12", "État du dossier": "Accepté", "Établissement SIRET": "21330063500017"}


@pytest.mark.parametrize(
    ("headers", "mapped"),
    [
        (IN_2021, FOLLOWED),
        (IN_2026, FOLLOWED),
        (FOR_A_PERSON, DECIDED),
        (IN_CSV, {**DECIDED, "holder_name": "Entreprise raison sociale", "holder_siret": "Établissement SIRET"}),
    ],
    ids=["2021", "2026", "for a person", "csv"],
)
def test_every_header_of_a_dossiers_export_is_known(tmp_path: Path, headers: list[str], mapped: dict[str, str]) -> None:
    question = "Intitulé de votre projet"
    path = xlsx(tmp_path / "e.xlsx", {"Dossiers": [[*headers, question], [FOUND.get(header) for header in headers]]})
    one = find_tables(read(path.read_bytes(), path.name))
    (table,) = one.tables
    assert (table.layout and table.layout.name, one.questions, one.findings) == ("demarches-simplifiees", [], [])
    assert {name: column.header for name, column in table.mapped().items()} == {**mapped, "title": question}
    assert {column.reason for column in table.columns if not column.field} <= {"personal", "ignored"}


def test_a_question_of_the_form_whose_sense_is_not_sure_is_asked(tmp_path: Path) -> None:
    header, line = [*IN_2021, "Montant de la subvention que vous demandez"], [FOUND.get(one) for one in IN_2021]
    path = xlsx(tmp_path / "e.xlsx", {"Dossiers": [header, [*line, 12_000]]})
    (question,) = find_tables(read(path.read_bytes(), path.name)).questions
    assert (question.cell, question.required) == ("M1", False)
    assert "amount_requested" in {candidate.field for candidate in question.candidates}


@pytest.mark.parametrize(
    "headers",
    [
        ["nomAttribuant", "idAttribuant", "nomBeneficiaire", "montant", "pourcentageSubvention", "nature"],
        ["Nom de l’attribuant", "N° SIRET", "NOM Bénéficiaire", "Montant total de la subvention",
         "% du mt de la subvention attribuée au bénéficiaire", "Nature de la subvention"],
        [" Nom attributaire* ", "Identification de l'attributaire*", "Nom du bénéficiaire*",
         "Montant total de la subvention*", "Conditions de versement*", "Nature de la subvention*"],
        ["ATTRIBUANT_NOM", "ATTRIBUANT_ID", "BENEFICIAIRE_NOM", "SUBVENTION_MONTANT", "CONDITIONS_VERSEMENT",
         "SUBVENTION_NATURE"],
    ],
    ids=["official", "in words", "starred", "first version"],
)  # fmt: skip
def test_the_grants_standard_is_told_by_its_fields(tmp_path: Path, headers: list[str]) -> None:
    path = xlsx(tmp_path / "s.xlsx", [headers, ["Région", "23350001600040", "A", 100, "1", "aide en numéraire"]])
    (table,) = find_tables(read(path.read_bytes(), path.name)).tables
    assert (table.layout and table.layout.name, dict(table.constants)) == ("scdl", {"stage": "awarded"})
    assert table.columns[-1].field == "aid_nature"
    assert None not in {column.field for column in table.columns}


def test_a_list_that_says_its_stages_is_not_the_standard(tmp_path: Path) -> None:
    header = ["Attribuant", "Bénéficiaire", "Montant (€)", "Part du bénéficiaire", "Étape"]
    path = xlsx(tmp_path / "s.xlsx", [header, ["Région", "A", 100, "1", "payé"]])
    (table,) = find_tables(read(path.read_bytes(), path.name)).tables
    assert (table.layout, dict(table.constants)) == (None, {})


def test_pilote(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    rows = [
        ["identifiant_indic", "zone_id", "date_valeur", "type_valeur", "valeur"],
        ["IND-1", "D33", "2022-01-31", "va", "12,5"],
        ["IND-1", "R84", "2022-01-31", "vc", 40],
        ["IND-1", "FRANCE", "2019-12-31", "vi", 0],
    ]
    assert tnt.load(csv_file(tmp_path / "p.csv", rows)).status == 0
    assert stored("editions", "source") == [("pilote",)]
    assert stored("indicators", "zone_id", "value_type", "value") == [
        ("33", "va", Decimal("12.500000")),
        ("FR", "vi", Decimal("0.000000")),
        ("R84", "vc", Decimal("40.000000")),
    ]


def test_chorus_payments(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    header = [
        "N° EJ", "N° poste EJ", "Fournisseur payé (DP)", None, "Code taxe 1", "Exercice comptable", "N° DP",
        "N° poste DP", "Date de dernière opération sur la DP", "Montant payé",
    ]  # fmt: skip
    city = ["1000123", "VILLE DE BORDEAUX", "21330063500017"]
    lines = [
        ["2103456789", "00001", *city, 2021, "000195567", "00001", "18/06/2021", 30000],
        ["2103456789", "00001", *city, 2022, "000195568", "00001", "18/06/2022", "1 234,56"],
        ["2103456790", "00002", "1000124", "#", "#", 2022, "000195569", "00001", "18/06/2022", -0.56],
    ]  # fmt: skip
    ran = tnt.load(xlsx(tmp_path / "c.xlsx", {"1. Extraction": [header, *lines]}))
    columns = {one["header"]: one["field"] for one in ran.json["tables"][0]["columns"]}
    assert columns["Fournisseur payé (DP) (libellé)"] == "beneficiary_name"
    assert columns["Fournisseur payé (DP)"] is None
    assert stored(
        "fundings", "commitment_id", "commitment_line", "payment_id", "fiscal_year", "amount", "stage", "party"
    ) == [
        ("2103456789", "00001", "000195567", 2021, Decimal("30000.00"), "paid", "213300635"),
        ("2103456789", "00001", "000195568", 2022, Decimal("1234.56"), "paid", "213300635"),
        ("2103456790", "00002", "000195569", 2022, Decimal("-0.56"), "paid", None),
    ]
    assert [(one["rule"], one["cell"]) for one in ran.json["findings"]] == [("negative-amount", "J4")]
    assert tnt.figure("paid") == "31234.00"


def test_fonds_vert(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    header = [
        "code_departement",
        "numero_dossier_ds",
        "nom_du_projet",
        "nom_beneficiaire_principal",
        "siren",
        "montant_engage",
    ]
    lines = [
        ["33", "11111", "Haies", "Ville de Bordeaux", "213300635", "1000.10"],
        ["33", "11111", "Haies", "Ville de Bordeaux", "213300635", "0.90"],
        ["988", "Non Renseigné", "Mangrove", "Nouméa", "21330063500017", "5"],
    ]
    ran = tnt.load(csv_file(tmp_path / "f.csv", [header, *lines], ","))
    assert (ran.status, stored("editions", "source")) == (0, [("fonds-vert",)])
    assert stored("fundings", "project_id", "amount", "department", "stage", "party") == [
        ("11111", Decimal("0.90"), "33", "committed", "213300635"),
        ("11111", Decimal("1000.10"), "33", "committed", "213300635"),
        (None, Decimal("5.00"), "988", "committed", "213300635"),
    ]
    assert [(one["rule"], one["cell"]) for one in ran.json["findings"]] == [
        ("layout-other-fund", "A1"),
        ("siret-in-siren-column", "E4"),
        ("beneficiary-elsewhere", "E4"),
    ]
    assert tnt.figure("committed", "--territory", "33") == "1001.00"


def test_squeezed_headers_of_a_layout_never_meet() -> None:
    for layout in layouts():
        assert all(header == squeeze(header) for header in layout.columns)
