"""The page of indicators: a card each, the chosen one in the address, values back to their cells."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from dashboard.figures.dotplot import Dot
from dashboard.pages.indicators import places
from etl.store.engine import connect
from tests.dashboard.actors import load_projects
from tests.dashboard.indicators import load_indicators
from tests.databases import SqliteFiles
from tests.pages import script, words

SCRIPT = "from dashboard.pages import indicators\nindicators.show()\n"
run = partial(script, SCRIPT)


@pytest.fixture(scope="module")
def loaded(sqlite_databases: SqliteFiles, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A database with a few indicators."""
    url = sqlite_databases.fresh()
    engine = connect(url)
    load_indicators(engine, tmp_path_factory.mktemp("indicators"))
    engine.dispose()
    yield url
    sqlite_databases.drop(url)


def test_a_card_says_all_that_is_known_of_an_indicator(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    said = words(run(monkeypatch, loaded, as_of="2021-10-08"))
    assert "27,5\u202f% <small>30\u00a0sept. 2021" in said
    assert "Initiale 20\u202f% le 1er\u00a0janv. 2021" in said
    assert "Cible 50\u202f% le 31\u00a0déc. 2022" in said
    assert "Trajectoire 31,19\u202f% · écart −3,69 pts (en retard)" in said
    assert "25\u202f% <small>d’avancement" in said
    assert "▲ +2,5 pts depuis le 30\u00a0juin 2021\u00a0: vers la cible" in said
    assert "Prochaine valeur attendue vers le 31\u00a0déc. 2021" in said
    assert "«\u00a0Relevé &lt;b&gt;partiel&lt;/b&gt;\u00a0»" in said
    assert "Météo\u00a0: nuage (appuis nécessaires)" in said
    assert "déclarée par Service &lt;b&gt;numérique&lt;/b&gt;, le 5\u00a0juil. 2021" in said
    assert 'class="tnt-cloud" aria-hidden="true"' in said
    assert "Météo\u00a0: non renseignée" in said  # the two others


def test_a_confidence_is_declared_without_a_value_too(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    said = words(run(monkeypatch, loaded, territory="33"))
    assert "Météo\u00a0: orage (objectifs compromis)" in said
    assert "auteur non renseigné, date non renseignée" in said


def test_what_is_not_known_says_so(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    said = words(run(monkeypatch, loaded))
    assert "avancement non calculé\u00a0: il manque la valeur initiale, la cible" in said
    assert "Évolution non renseignée\u00a0: pas de valeur précédente" in said
    assert "sans changement" not in said
    assert "Écart à la médiane\u00a0: sans objet pour la France entière" in said
    assert "Valeur attendue vers le 31\u00a0déc. 2021, pas encore reçue" in said  # asked today
    assert "Délai &lt;i&gt;médian&lt;/i&gt;" in said


def test_a_department_stands_against_its_median(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    said = words(run(monkeypatch, loaded, territory="33"))
    assert "Écart à la médiane des départements\u00a0: −12 pts" in said  # 18 against 30
    assert "Gironde\u00a0: aucune valeur pour 2 indicateurs, montrés pour la France entière." in said
    assert "Territoires\u00a0: 3. Avancement médian 50\u202f%\u00a0;" in said
    assert "à plus de 10 points au-dessous (triangles)\u00a0: 1\u00a0;" in said
    assert "De Gironde (20\u202f%) à Rhône (125\u202f%)." in said
    assert "au-delà de la cible" not in said
    assert "au-delà de la cible" in words(run(monkeypatch, loaded, territory="69"))


def test_the_address_holds_the_choices(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    app = run(monkeypatch, loaded, indicator="B")
    assert app.selectbox(key="url_indicator").value == "B"
    app.selectbox(key="url_indicator").select("A").run()
    assert "indicator" not in app.query_params
    app.selectbox(key="url_indicator").select("C").run()
    assert app.query_params["indicator"] == "C"
    assert run(monkeypatch, loaded, indicator="nowhere").selectbox(key="url_indicator").value == "A"


def test_each_value_has_its_file_and_its_cell(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    said = words(run(monkeypatch, loaded))
    assert (
        "Valeurs\u00a0: 4\u00a0; fichiers\u00a0: 1. La dernière, 27,5\u202f%, vient de la cellule G4 du fichier" in said
    )
    assert "<td>G5</td>" in said


def test_in_english_and_filtered(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    said = words(run(monkeypatch, loaded, lang="en", axis="3", level="department", shown="value"))
    assert "those filters do not apply to this page" in said
    assert "Territories: 3. Median current value 30%. From Gironde (18%) to Rhône (60%)." in said
    assert "avancement" not in said


def test_a_file_is_named_where_no_indicator_is_loaded(
    monkeypatch: pytest.MonkeyPatch, sqlite_databases: SqliteFiles, tmp_path: Path
) -> None:
    url = sqlite_databases.fresh()
    engine = connect(url)
    load_projects(engine, tmp_path)
    engine.dispose()
    assert "Aucun indicateur n’est chargé" in words(run(monkeypatch, url))


def test_before_any_data(monkeypatch: pytest.MonkeyPatch, sqlite_databases: SqliteFiles) -> None:
    assert len(run(monkeypatch, sqlite_databases.fresh()).info) == 1


def test_the_sentence_counts_both_sides_of_the_band() -> None:
    dots = [
        Dot("Corse", Decimal("-0.05"), "−5\u202f%"),
        Dot("Normandie", Decimal("0.41"), "41\u202f%", selected=True),
        Dot("Bretagne", Decimal("0.50"), "50\u202f%"),
        Dot("Mayotte", None, "non renseigné"),
    ]
    said = places.says(dots, "41\u202f%", "fr", Decimal("0.10"))
    assert said.startswith("Territoires\u00a0: 3. Avancement médian 41\u202f%")
    assert "au-dessous (triangles)\u00a0: 1" in said
    assert "au-dessus\u00a0: 0. De Corse (−5\u202f%) à Bretagne (50\u202f%)." in said
    assert "au-dessous" not in places.says(dots, "41\u202f%", "fr", None)
