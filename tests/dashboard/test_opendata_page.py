"""The page of open data: what each file is, its rows, what is not in it and why; its files are those of the command."""

import json
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard.reports.scdl import columns
from data import ROOT
from data.texts import LANGUAGES, catalogue, text
from tests.command import Command
from tests.dashboard.reports.conftest import AWARDS, HEADS, PAID, load, load_all
from tests.databases import SqliteFiles
from tests.pages import script, words

SCRIPT = "from dashboard.pages import opendata\nopendata.show()\n"
run = partial(script, SCRIPT)


@pytest.fixture(scope="module")
def url(sqlite_databases: SqliteFiles, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small fund of every dataset, with payments."""
    made = sqlite_databases.fresh()
    folder = tmp_path_factory.mktemp("page")
    load_all(Command(made), folder)
    load(Command(made), folder, "versements", "fundings", [HEADS, *PAID])
    yield made
    sqlite_databases.drop(made)


def labels(app: AppTest) -> list[str]:
    return [element.proto.label for element in app.get("download_button")]


def test_it_says_how_many_lines_are_exported_and_why_others_are_not(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    said = words(run(monkeypatch, url))
    assert "Aides exportées\u00a0: 3, 3\u202f300,75\u00a0€\u00a0; non exportées\u00a0: 6, 5\u202f660,00\u00a0€." in said
    assert "tout l’attribué\u00a0: 8\u202f960,75\u00a0€." in said
    assert "Attribuant inconnu\u00a0: ni nom ni SIRET" in said
    assert "nomAttribuant, idAttribuant" in said
    assert said.count("Licence Ouverte 2.0 (Etalab)") == 3
    assert "Dupont" not in said
    assert "fictives" not in said


def test_it_offers_the_files(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    assert [one for one in labels(run(monkeypatch, url)) if one != text("ui.download_page")] == [
        "Subventions (CSV)",
        "Lignes non exportées (CSV)",
        "Paquet de données (ZIP)",
        "Chiffres (CSV)",
        "Chiffres (Parquet)",
    ]


def test_the_choices_narrow_the_grants_but_not_the_package(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    said = words(run(monkeypatch, url, desk="ANCT", lang="en"))
    assert "Awards exported: 1, €1,000.50, all that was awarded." in said
    assert "<td>fundings.csv</td><td>fundings</td>" in said
    assert f">{len(AWARDS) + len(PAID)}</td>" in said


def test_where_nothing_is_awarded_it_says_so(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    assert "Aucune aide attribuée n’est connue pour ce choix." in words(run(monkeypatch, url, territory="974"))


def test_before_any_data_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch, sqlite_databases: SqliteFiles) -> None:
    app = run(monkeypatch, sqlite_databases.fresh())
    assert len(app.info) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_asked_for_is_in_the_catalogue(lang: str) -> None:
    asked = {"opendata.reason_personal", "opendata.reason_grantor", "opendata.reason_payments"}
    optional = {"referenceDecision", "rnaBeneficiaire", "idRAE", "dispositifAide"}
    asked |= {f"opendata.reason_{name}" for name in columns() if name not in optional}
    for path in Path(dashboard.__file__).parent.rglob("*.py"):
        found = re.findall(r'"(opendata\.[A-Za-z0-9_]+)"', path.read_text("utf-8"))
        asked |= {key for key in found if not key.endswith("_")}
    assert sorted(asked - set(catalogue(lang))) == []


def test_french_typography() -> None:
    french = json.loads((ROOT / "texts" / "fr" / "opendata.json").read_text("utf-8"))
    assert {key: words for key, words in french.items() if re.search(r"(?<=\w) [:;?!»]|« |'", words)} == {}
