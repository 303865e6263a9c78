"""The sheets and the search run: a country, a region, overseas, an EPCI, a place with nothing, an unknown code."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.intake import Options, prepare, publish
from etl.store.engine import connect
from tests.books import xlsx
from tests.dashboard.sheet_data import JUNE, load
from tests.databases import SqliteFiles
from tests.pages import page, shown, words

TERRITORY, PROJECT, SEARCH = "fiche-territoire", "fiche-projet", "recherche"


@pytest.fixture(scope="module")
def loaded(sqlite_databases: SqliteFiles, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The small fund."""
    url = sqlite_databases.fresh()
    engine = connect(url)
    load(engine, tmp_path_factory.mktemp("sheets"))
    engine.dispose()
    yield url
    sqlite_databases.drop(url)


def run(monkeypatch: pytest.MonkeyPatch, url: str, path: str, **params: str) -> AppTest:
    """One run of a page of the whole application."""
    return shown(page(path, **params), monkeypatch, url)


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("FR", "France entière"),
        ("R75", "Nouvelle-Aquitaine"),
        ("33", "Gironde"),
        ("974", "La Réunion"),
        ("243300316", "Bordeaux Métropole"),
        ("C33063", "Bordeaux"),
        ("987", "Polynésie française"),
        ("nowhere", "France entière"),
    ],
)
def test_a_territory(monkeypatch: pytest.MonkeyPatch, loaded: str, code: str, title: str) -> None:
    said = words(run(monkeypatch, loaded, TERRITORY, territory=code))
    assert f"<h1>{title}</h1>" in said
    assert ("Aucun territoire n’a le code" in said) == (code == "nowhere")


def test_a_territory_in_english(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    said = words(run(monkeypatch, loaded, TERRITORY, territory="33", lang="en"))
    assert "department · code 33 · 1,690,493 inhabitants" in said
    assert "2 projects, the largest awards first." in said
    assert "€105,001 awarded" in said


def test_the_figures_of_a_department(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    said = words(run(monkeypatch, loaded, TERRITORY, territory="33"))
    assert "105\u202f001\u00a0€ attribués, 10\u202f000\u00a0€ payés\u00a0; 1 livrable livré sur 2 prévus." in said
    assert "médiane des 101 départements (France entière)" in said
    assert '<a class="tnt-go" href="fiche-territoire?territory=R75" target="_self">Nouvelle-Aquitaine</a>' in said
    assert 'href="fiche-projet?territory=33&amp;project=4100001"' in said
    assert "▲ 1</span> · livraison prévue dépassée" in said
    assert "argent_2021-10-08.xlsx" in said


def test_a_commune_with_nothing_says_so_and_leads_up(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    app = run(monkeypatch, loaded, TERRITORY, territory="C33001")
    said = words(app)
    assert "Aucun projet, aucun financement et aucun livrable n’est rattaché à ce territoire" in said
    assert said.count("<h2>") == 0
    for code, name in (("200070092", "CA du Libournais"), ("33", "Gironde"), ("R75", "Nouvelle-Aquitaine")):
        assert f'<b><a class="tnt-go" href="fiche-territoire?territory={code}" target="_self">{name}</a></b>' in said
    assert "2 projets lauréats · 105\u202f001\u00a0€ attribués" in said


def test_a_project(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    said = words(run(monkeypatch, loaded, PROJECT, project="4100001"))
    assert "<h1>Paiement en ligne de la cantine</h1>" in said
    assert "Engagé 20\u202f000,00\u00a0€ (83,3\u202f% de l’attribué)" in said
    assert "Payé 10\u202f000,25\u00a0€ (50\u202f% de l’engagé)" in said
    assert "argent_2021-10-08.xlsx · Feuille · C3" in said
    assert "7 versions de lignes, apportées par 4 éditions" in said
    assert "État du dossier\u00a0: <del>en instruction</del> → <ins>lauréat</ins>" in said
    assert 'rel="noopener noreferrer">voir</a>' in said
    assert 'href="recherche?party=213300635"' in said


def test_a_project_as_of_a_day(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    said = words(run(monkeypatch, loaded, PROJECT, project="4100001", as_of="2021-06-04", lang="en"))
    assert "1 row version, brought by 1 edition" in said
    assert "under review" in said
    assert "2021-10-08" not in said


@pytest.mark.parametrize(
    ("params", "sentence"),
    [
        ({"project": "<b>9</b>"}, "Aucun projet n’a le numéro «\u00a0&lt;b&gt;9&lt;/b&gt;\u00a0»"),
        ({"project": "4100003", "as_of": "2021-06-04"}, "dans les données au 4\u00a0juin 2021."),
        ({}, "Choisissez un projet"),
    ],
)
def test_an_unknown_project(
    monkeypatch: pytest.MonkeyPatch, loaded: str, params: dict[str, str], sentence: str
) -> None:
    said = words(run(monkeypatch, loaded, PROJECT, **params))
    assert sentence in said
    assert "<h2>" not in said


def test_the_search_box_leads_to_the_results(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    app = run(monkeypatch, loaded, "territoires", axis="3", territory="33")
    app.text_input(key="search_side").input("bordeau").run()
    assert not app.exception
    assert {name: app.query_params[name] for name in ("q", "axis", "territory")} == {
        "q": "bordeau",
        "axis": "3",
        "territory": "33",
    }
    said = words(app)
    assert "<h1>Recherche</h1>" in said
    assert 'href="fiche-territoire?axis=3&amp;territory=C33063" target="_self">Bordeaux</a>' in said


def test_the_box_of_the_results_asks_again(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    app = run(monkeypatch, loaded, SEARCH, q="bordeau")
    assert app.text_input(key="search_side").value == "bordeau"
    app.text_input(key="search_page").input("gohele").run()
    assert "ceux qui s’en approchent sont là aussi" in words(app)
    assert app.text_input(key="search_side").value == "gohele"


def test_results_by_kind(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    every = words(run(monkeypatch, loaded, SEARCH, q="saint", lang="en"))
    assert 'href="recherche?lang=en&amp;q=saint&amp;kind=territories"' in every
    one = words(run(monkeypatch, loaded, SEARCH, q="saint", kind="territories"))
    assert one.count("<li>") == 50
    none = words(run(monkeypatch, loaded, SEARCH, q="<script>zz"))
    assert "Rien ne répond à «\u00a0&lt;script&gt;zz\u00a0»." in none


def test_the_projects_of_a_holder(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    said = words(run(monkeypatch, loaded, SEARCH, party="213300635"))
    assert '<h1>COMMUNE DE BORDEAUX</h1><p class="tnt-context">SIREN 213300635</p>' in said
    assert "1 projet." in said
    assert "Aucun projet n’est porté par" in words(run(monkeypatch, loaded, SEARCH, party="nobody"))


def test_what_a_file_says_is_never_markup(
    monkeypatch: pytest.MonkeyPatch, sqlite_databases: SqliteFiles, tmp_path: Path
) -> None:
    heads, row, *_rest = JUNE
    hostile = [*row]
    hostile[0], hostile[1], hostile[5] = "1&x=<i>", "<img src=x onerror=alert(1)>", "<b>Mairie</b>"
    url = sqlite_databases.fresh()
    engine = connect(url)
    path = xlsx(tmp_path / "projets_2021-06-04.xlsx", [heads, hostile])
    publish(prepare(path, engine, Options(source="guichet")), engine)
    engine.dispose()
    for name, params in ((TERRITORY, {}), (SEARCH, {"q": "mairie"}), (PROJECT, {"project": "1&x=<i>"})):
        said = words(run(monkeypatch, url, name, **params))
        assert "&lt;img src=x onerror=alert(1)&gt;" in said, said[:3000]
        assert "<img src=x" not in said
        assert "<b>Mairie" not in said
        assert "x=<i>" not in said
