"""What the database tells the checks: sums and states of what stands, without what a file replaces."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa

from etl.check import Award, By, Known, Project, Totals
from etl.store.known import known, standing_totals
from tests.books import xlsx
from tests.command import Command

DOSSIERS = (
    "N° de dossier", "Intitulé du projet", "État du dossier", "Axe", "Département (code)", "Montant demandé (€)",
    "Montant attribué (€)",
)  # fmt: skip
MONEY = ("N° de dossier", "Étape", "Montant (€)", "N° EJ", "Exercice", "Guichet")
ENVELOPES = ("Axe", "Enveloppe (€)", "Territoire (code)")
ON = date(2022, 3, 1)


@pytest.fixture
def loaded(tnt: Command, tmp_path: Path) -> Command:
    """Two dossiers, their money from two sources, an envelope of a department, of a commune."""
    dossiers = xlsx(
        tmp_path / "d.xlsx",
        [
            DOSSIERS,
            ("A-1", "Portail", "lauréat", "3", "33", 100, 80),
            ("A-2", "Salle", "refusé", "3", "38", 50, None),
        ],
    )
    money = xlsx(
        tmp_path / "m.xlsx",
        [
            MONEY,
            ("A-1", "attribué", 90, None, None, None),
            ("A-1", "engagé", 60, "EJ-1", 2021, None),
            ("B-9", "attribué", 7, None, None, "PREF"),
            (None, "engagé", 11, "EJ-2", 2021, None),
        ],
    )
    paid = xlsx(
        tmp_path / "p.xlsx",
        [MONEY, (None, "payé", "20,50", "EJ-1", 2022, None), (None, "reversé", 5, "EJ-1", 2022, None)],
    )
    envelopes = xlsx(tmp_path / "e.xlsx", [ENVELOPES, ("3", 70, "33"), ("3", 500, "33063")])
    for path, source, dataset in (
        (dossiers, "ds", "projects"),
        (money, "operateur", "fundings"),
        (paid, "chorus", "fundings"),
        (envelopes, "enveloppes", "envelopes"),
    ):
        ran = tnt.load(path, "--source", source, "--dataset", dataset, "--date", ON)
        assert (ran.status, ran.json["edition"] is None) == (0, False), ran.err
    return tnt


def asked(engine: sa.Engine, source: str, *datasets: str) -> Known:
    with engine.connect() as connection:
        return known(connection, "ITN7", source, dict.fromkeys(datasets))


def test_a_new_source_sees_all_that_stands(loaded: Command, engine: sa.Engine) -> None:
    said = asked(engine, "autre", "fundings")
    assert said.projects == {
        "A-1": Project("awarded", "3", "R75", "33"),
        "A-2": Project("rejected", "3", "R84", "38"),
        "B-9": Project(),
    }
    assert said.sums == {
        By("project_id", "awarded"): {"A-1": Decimal(90), "B-9": Decimal(7)},
        By("project_id", "committed"): {"A-1": Decimal(60)},
        By("commitment_id", "committed"): {"EJ-1": Decimal(60), "EJ-2": Decimal(11)},
        By("commitment_id", "paid"): {"EJ-1": Decimal("20.50")},
        By("commitment_id", "paid_back"): {"EJ-1": Decimal(-5)},
        By("project_id", "requested", wide=True): {"A-1": Decimal(100), "A-2": Decimal(50)},
        By("project_id", "awarded", wide=True): {"A-1": Decimal(80)},
    }
    assert said.awards == {
        Award("A-1", "3", "R75", "33"): Decimal(90),
        Award("B-9", "3", None, None): Decimal(7),
        Award("A-1", "3", "R75", "33", wide=True): Decimal(80),
    }
    assert said.envelopes == {
        ("1", None): Decimal(30_000_000),
        ("2", None): Decimal(24_000_000),
        ("3", None): Decimal(34_000_000),
        ("3", "33"): Decimal(70),
    }


def test_what_a_file_replaces_is_not_known_beside_it(loaded: Command, engine: sa.Engine) -> None:
    said = asked(engine, "operateur", "fundings")
    assert set(said.projects) == {"A-1", "A-2"}
    assert By("project_id", "committed") not in said.sums
    assert said.sums[By("commitment_id", "paid")] == {"EJ-1": Decimal("20.50")}
    assert set(said.awards) == {Award("A-1", "3", "R75", "33", wide=True)}
    # The same source, but about another dataset: its money stands.
    assert asked(engine, "operateur", "projects").sums[By("project_id", "committed")] == {"A-1": Decimal(60)}


def test_a_merge_replaces_its_keys_alone(loaded: Command, engine: sa.Engine) -> None:
    with engine.connect() as connection:
        money = sa.table("fundings", sa.column("key"), sa.column("commitment_id"), sa.column("source"))
        key = connection.execute(
            sa.select(money.c.key).where(money.c.commitment_id == "EJ-1", money.c.source == "operateur")
        ).scalar_one()
        said = known(connection, "ITN7", "operateur", {"fundings": frozenset({key})})
    assert said.sums[By("commitment_id", "committed")] == {"EJ-2": Decimal(11)}
    assert said.sums[By("project_id", "awarded")] == {"A-1": Decimal(90), "B-9": Decimal(7)}


def test_files_without_money_are_told_of_projects_alone(loaded: Command, engine: sa.Engine) -> None:
    said = asked(engine, "livrables", "deliverables")
    assert set(said.projects) == {"A-1", "A-2", "B-9"}
    assert (said.sums, said.awards, said.envelopes) == ({}, {}, {})


def test_another_fund_is_another_world(loaded: Command, engine: sa.Engine) -> None:
    loaded("fund", "add", "AUTRE", "--name", "Autre fonds")
    with engine.connect() as connection:
        assert known(connection, "AUTRE", "ds", {"fundings": None}) == Known()


def test_what_a_source_adds_up_to(loaded: Command, engine: sa.Engine) -> None:
    with engine.connect() as connection:
        assert standing_totals(connection, "fundings", "ITN7", "rien") is None
        money = standing_totals(connection, "fundings", "ITN7", "operateur")
        dossiers = standing_totals(connection, "projects", "ITN7", "ds")
    assert isinstance(money, Totals)
    assert (money.on, money.rows) == (ON, 4)
    assert money.amounts == {"awarded": Decimal(97), "committed": Decimal(71)}
    assert money.years == {("committed", 2021): Decimal(71)}
    assert (money.filled["project_id"], money.filled["commitment_id"], money.filled["title"]) == (3, 2, 0)
    assert isinstance(dossiers, Totals)
    assert dossiers.amounts == {"requested": Decimal(150), "awarded": Decimal(80)}
    assert dossiers.states == {"awarded": 1, "rejected": 1}
