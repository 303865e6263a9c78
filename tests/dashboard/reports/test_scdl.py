"""Grants in the national schema: valid for it, complete to the cent with what is left out, and loaded again as such."""

import csv
import io
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from frictionless import Resource, Schema

from dashboard.queries.awards import awards
from dashboard.queries.scope import Scope
from dashboard.reports import left_out, scdl
from dashboard.reports.csv_file import restored
from dashboard.reports.declared import declared
from dashboard.reports.scdl import Export
from data import ROOT
from etl.parse.siret import valid
from etl.store.engine import connect
from tests.books import csv_file
from tests.command import Command
from tests.dashboard.reports.conftest import AWARDED, BORDEAUX, LONG

OWN = ROOT / "opendata" / "scdl_subventions.json"


def exported(tnt: Command, scope: Scope | None = None) -> Export:
    engine = connect(tnt.url)
    with engine.connect() as connection:
        found = left_out.exported(connection, scope or Scope())
    engine.dispose()
    return found


def errors(content: bytes, schema: Any) -> list[str]:
    """What a schema says against a file."""
    resource = Resource(content, format="csv", encoding="utf-8", schema=Schema.from_descriptor(schema))
    return [error.message for task in resource.validate().tasks for error in task.errors]


def lines(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def test_each_line_bears_what_is_known_of_its_award(grants: Command) -> None:
    found = lines(exported(grants).csv())
    assert [one["montant"] for one in found] == ["1000.50", "2000.00", "300.25"]
    assert found[0] == {
        "nomAttribuant": "Agence nationale de la cohésion des territoires",
        "idAttribuant": "13002603200016",
        "dateConvention": "2021-06-18",
        "referenceDecision": "",
        "nomBeneficiaire": "Ville de Bordeaux",
        "idBeneficiaire": BORDEAUX,
        "rnaBeneficiaire": "",
        "objet": "Portail famille",
        "montant": "1000.50",
        "nature": "aide en numéraire",
        "conditionsVersement": "unique",
        "datesPeriodeVersement": "2021-09-01",
        "idRAE": "",
        "notificationUE": "non",
        "pourcentageSubvention": "1",
        "dispositifAide": "",
    }
    assert [(one["conditionsVersement"], one["datesPeriodeVersement"]) for one in found[1:]] == [
        ("échelonné", "2021-09-02/2022-03-02"),
        ("échelonné", "2021-10-01"),
    ]


def test_the_file_is_valid_for_the_standard(grants: Command) -> None:
    content = exported(grants).csv()
    assert errors(content, json.loads(OWN.read_text(encoding="utf-8"))) == []
    broken = content.replace(b"13002603200016", b"1300260320001")
    assert len(errors(broken, json.loads(OWN.read_text(encoding="utf-8")))) == 1


def test_the_file_is_valid_for_the_official_schema(grants: Command, real: Callable[[str], Path]) -> None:
    official = json.loads(real("scdl_subventions_2.1.1.schema.json").read_text(encoding="utf-8"))
    assert errors(exported(grants).csv(), {"fields": official["fields"]}) == []


def test_the_constraints_are_those_of_the_official_schema(real: Callable[[str], Path]) -> None:
    official = json.loads(real("scdl_subventions_2.1.1.schema.json").read_text(encoding="utf-8"))
    own = json.loads(OWN.read_text(encoding="utf-8"))
    kept = ("name", "type", "constraints", "trueValues", "falseValues")
    assert own["version"] == official["version"]
    assert own["fields"] == [{name: one[name] for name in kept if name in one} for one in official["fields"]]


def test_an_award_left_out_has_its_reasons(grants: Command) -> None:
    found = {one.award.project_id: one.reasons for one in exported(grants).refused}
    assert found == {
        "A-4": ("grantor",),
        "A-5": ("personal", "notificationUE"),
        "A-6": ("idBeneficiaire",),
        "A-7": ("payments",),
        "A-8": ("dateConvention", "notificationUE"),
        None: ("payments",),
    }


def test_what_is_exported_and_what_is_left_out_are_all_that_was_awarded(grants: Command) -> None:
    for scope in (Scope(desk="DINUM"), Scope(territory="R75")):
        found = exported(grants, scope)
        words = ["--territory", scope.territory]
        words += ["--desk", scope.desk] if scope.desk else []
        assert str(found.total + found.refused_total) == grants.figure("awarded", *words)
    assert grants.figure("awarded") == AWARDED


def test_a_natural_person_is_named_nowhere(grants: Command) -> None:
    export = exported(grants)
    for lang in ("fr", "en"):
        both = export.csv() + left_out.csv(export, lang)
        assert b"Dupont" not in both
        assert b"A-5" in both


def test_the_companion_lists_every_line_left_out_and_every_value_lost(grants: Command) -> None:
    export = exported(grants)
    found = lines(left_out.csv(export, "fr"))
    assert [(one["N° de dossier"], one["Effet"], one["Ligne"]) for one in found][:3] == [
        ("A-4", "non exportée", "5"),
        ("A-5", "non exportée", "6"),
        ("A-6", "non exportée", "7"),
    ]
    assert found[-1]["Effet"] == "exportée, objet abrégé"
    assert len(found) == len(export.refused) + len(export.lost) == 7
    summed = left_out.summed(export)
    assert (summed.lines, summed.refused, summed.lost) == (3, 6, 1)
    assert {one.code: (one.lines, one.euros) for one in summed.reasons} == {
        "payments": (2, Decimal("5070.00")),
        "notificationUE": (2, Decimal("130.00")),
        "grantor": (1, Decimal("400.00")),
        "personal": (1, Decimal("50.00")),
        "idBeneficiaire": (1, Decimal("60.00")),
        "dateConvention": (1, Decimal("80.00")),
    }


def test_a_long_purpose_is_shortened_to_what_the_standard_allows(grants: Command) -> None:
    purpose = lines(exported(grants).csv())[2]["objet"]
    assert len(purpose) <= 256
    assert purpose.endswith("…")
    assert LONG.startswith(purpose[:-1])


def test_no_text_of_the_file_is_a_formula_and_each_can_be_had_again(grants: Command) -> None:
    purpose = lines(exported(grants).csv())[1]["objet"]
    assert purpose == "'=cmd|' /C calc'!A0"
    assert restored(purpose) == "=cmd|' /C calc'!A0"


def test_the_export_loads_again_as_the_standard_and_sums_the_same(grants: Command, tmp_path: Path) -> None:
    path = tmp_path / "subventions.csv"
    ran = grants("export", "scdl", path)
    assert ran.status == 0
    fund = "SCDL"
    assert grants("fund", "add", fund, "--name", "Relu").status == 0
    assert grants.load(path, "--fund", fund).status == 0
    (edition,) = grants("history", "--fund", fund, "--json").json
    assert (edition["source"], edition["datasets"], edition["rejected"]) == ("scdl", "fundings", 0)
    assert grants.figure("awarded", "--fund", fund) == str(exported(grants).total) == "3300.75"


def test_shares_are_shared_again_to_the_cent(tnt: Command, tmp_path: Path) -> None:
    heads = list(scdl.columns())
    common = ["Région Bretagne", "23350001600040", "2021-06-27", "2021-03-103"]
    tail = ["aide en numéraire", "échelonné", "2021-06-27/2022-06-26", "", "non"]
    rows = [
        [*common, name, BORDEAUX, "", "Fibre", "100000.01", *tail, share, ""]
        for name, share in (("Ville de Bordeaux", "0.5"), ("Bordeaux", "0.3"), ("Mairie", "0.2"))
    ]
    rows.append([*common, "Ville de Bordeaux", BORDEAUX, "", "Trop peu", "1000", *tail, "0.001", ""])
    rows.append([*common, "Un club", "", "W380475558", "Tournoi", "10", *tail, "1", ""])
    assert tnt.load(csv_file(tmp_path / "scdl.csv", [heads, *rows], ",")).status == 0
    export = exported(tnt)
    assert [one.reasons for one in export.refused] == [("pourcentageSubvention",)]
    assert [(str(one["montant"]), str(one["pourcentageSubvention"])) for one in export.rows] == [
        ("100000.02", "0.5"),
        ("100000.00", "0.3"),
        ("100000.00", "0.2"),
        ("10.00", "1"),
    ]
    assert export.rows[3]["rnaBeneficiaire"] == "W380475558"
    again = tmp_path / "again.csv"
    again.write_bytes(export.csv())
    assert tnt("fund", "add", "AUTRE", "--name", "Autre").status == 0
    assert tnt.load(again, "--fund", "AUTRE").status == 0
    assert tnt.figure("awarded", "--fund", "AUTRE") == str(export.total) == "100010.01"


def test_an_award_of_a_fund_that_declares_nothing_assumes_nothing(grants: Command, tmp_path: Path) -> None:
    assert declared("AUTRE").grantors == {}
    assert declared("../funds/ITN7") == declared("package") == declared("AUTRE")
    engine = connect(grants.url)
    with engine.connect() as connection:
        found = awards(connection, Scope())
    engine.dispose()
    assert scdl.export(found, "AUTRE").rows == ()


def test_the_grantors_declared_have_a_true_siret_a_source_and_a_date() -> None:
    for one in declared("ITN7").grantors.values():
        assert valid(one.siret)
        assert len(one.siret) == 14
        assert one.source
        assert one.date
