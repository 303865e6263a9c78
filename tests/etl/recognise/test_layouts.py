"""The files that tools write: démarches-simplifiées, Chorus, the open lists of grants."""

from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa

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
    ]
    assert tnt.figure("committed", "--territory", "33") == "1001.00"


def test_squeezed_headers_of_a_layout_never_meet() -> None:
    for layout in layouts():
        assert all(header == squeeze(header) for header in layout.columns)
