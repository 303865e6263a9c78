"""Take-up of the fund: the page runs in both languages and says what is known, and what is not."""

import json
import re
import string
from collections.abc import Iterator
from functools import partial
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data import ROOT
from data.texts import LANGUAGES
from etl.intake import Options, prepare, publish
from etl.store.engine import connect
from tests.databases import SqliteFiles
from tests.etl.lines import DIARY, PORTAL, ROOM, projects
from tests.pages import script, words

SCRIPT = "from dashboard.pages import uptake\nuptake.show()\n"
run = partial(script, SCRIPT)
FILES = (
    ("dossiers-guichets-territoriaux_2021-06-04.xlsx", "demarches-simplifiees"),
    ("aides-axe-1_2021-07-02.xlsx", "anct"),
    ("engagements_2021-07-02.xlsx", "engagements"),
)
TITLES = (
    "Ce qui a changé depuis le 4\u00a0juin 2021",
    "Prise en main par type et taille de collectivité",
    "Du dépôt à la décision, axe 3 · Guichets territoriaux",
    "Conversion des dossiers décidés",
    "Du demandé au payé, mois après mois",
    "Dossiers déposés, mois après mois",
    "Demandé et attribué, pour les mêmes projets",
    "Part de la demande accordée",
    "Délais d’un état à l’autre",
)


@pytest.fixture(scope="module")
def loaded(sqlite_databases: SqliteFiles) -> Iterator[str]:
    """A database with dossiers, aid and commitments, without any payment."""
    url = sqlite_databases.fresh()
    engine = connect(url)
    for name, source in FILES:
        publish(prepare(ROOT / "samples" / "files" / name, engine, Options(source=source)), engine)
    engine.dispose()
    yield url
    sqlite_databases.drop(url)


def titles(app: AppTest) -> list[str]:
    return re.findall(r"<h2>(.*?)</h2>", words(app))


def sentences(app: AppTest) -> list[str]:
    return [unescape(said) for said in re.findall(r'<p class="tnt-says">(.*?)</p>', words(app))]


def test_every_part_stands_in_its_order_with_its_chart(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    app = run(monkeypatch, loaded)
    assert titles(app)[: len(TITLES)] == list(TITLES)
    assert len(app.get("plotly_chart")) >= len(TITLES) - 1  # what has changed is a table


def test_the_headline_says_who_was_reached_out_of_whom(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    said = words(run(monkeypatch, loaded))
    assert "Collectivités atteintes par le fonds" in said
    assert re.search(r'tnt-lead">\d+ <span>collectivités bénéficiaires', said)
    assert "/\u00a036\u202f249 éligibles" in said
    assert re.search(r"\+\d+\u00a0collectivités? depuis le 4\u00a0juin 2021, soit \+0,\d+ pt", said)


def test_the_curves_say_their_gap_to_the_plan_in_euros_and_in_days(
    monkeypatch: pytest.MonkeyPatch, loaded: str
) -> None:
    every = sentences(run(monkeypatch, loaded))
    said = next(one for one in every if one.startswith("Cumul au 2\u00a0juil. 2021\u00a0: demandé (axe 3) "))
    assert re.search(r"sous la trajectoire prévue \(.*M€\), soit \d+\u00a0jours de retard\.", said)
    assert "payé" not in said.split("Pas de prolongement")[0]


def test_no_plan_for_a_territory_or_a_part_of_an_axis(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    for view in ({"territory": "R75"}, {"holder": "commune"}):
        app = run(monkeypatch, loaded, **view)
        assert "Aucune trajectoire n’est prévue dans ce périmètre" in words(app), view
        assert "trajectoire prévue" not in " ".join(sentences(app)), view


@pytest.fixture(scope="module")
def planned(sqlite_databases: SqliteFiles) -> Iterator[str]:
    """A database with a plan, and a year of awards of one axis."""
    url = sqlite_databases.fresh()
    engine = connect(url)
    for name, source in (("trajectoires_2021-03-12", "trajectoires"), ("aides-axe-1_2022-06-24", "anct")):
        publish(prepare(ROOT / "samples" / "files" / f"{name}.xlsx", engine, Options(source=source)), engine)
    engine.dispose()
    yield url
    sqlite_databases.drop(url)


def test_the_page_says_which_plan_and_what_is_ahead(monkeypatch: pytest.MonkeyPatch, planned: str) -> None:
    app = run(monkeypatch, planned, axis="1")
    shown, said = words(app), " ".join(sentences(app))
    assert "telle que chargée (données du 12\u00a0mars 2021)" in shown
    assert "En pointillés, le rythme des deux derniers mois prolongé jusqu’à la clôture" in shown
    assert re.search(r"L’attribué est .* sous la trajectoire prévue \(.*\), soit \d+\u00a0jours de retard\.", said)
    assert re.search(
        r"Au rythme actuel, au 31\u00a0déc\. 2022\u00a0: [\d,]+\u00a0M€ attribués "
        r"\(entre [\d,]+\u00a0M€ et [\d,]+\u00a0M€\u00a0; "
        r"erreur moyenne de la méthode aux dates passées\u00a0: \d+\u202f%\)\.",
        said,
    )
    assert "Pas de prolongement (engagés, payés)\u00a0: rien n’en est connu" in said


def test_filings_say_which_axis_has_a_trajectory(
    monkeypatch: pytest.MonkeyPatch, sqlite_databases: SqliteFiles
) -> None:
    url = sqlite_databases.fresh()
    engine = connect(url)
    for name, source in (("trajectoires_2021-03-12.xlsx", "trajectoires"), FILES[0]):
        publish(prepare(ROOT / "samples" / "files" / name, engine, Options(source=source)), engine)
    engine.dispose()
    assert "il y en a une si l’on choisit l’axe 3." in words(run(monkeypatch, url))
    said = next(one for one in sentences(run(monkeypatch, url, axis="3")) if "déposés" in one and "trajectoire" in one)
    assert re.search(r"La trajectoire en prévoyait [\d\u202f]+ à cette date\u00a0: [+−][\d\u202f]+\.", said)
    sqlite_databases.drop(url)


def test_without_enough_history_it_says_why_nothing_is_ahead(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    app = run(monkeypatch, loaded)
    said = " ".join(sentences(app))
    assert "faute de trajectoire chargée" in words(app)
    assert "Au rythme actuel" not in said
    assert "En pointillés" not in words(app)
    assert re.search(r"Pas de prolongement \(attribués\)\u00a0: trop peu de points \(\d\)", said)
    assert "Pas de prolongement (payés)\u00a0: rien n’en est connu" in said


def test_an_axis_without_applications_has_no_conversion(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    app = run(monkeypatch, loaded, axis="1")
    assert "la conversion n’est pas renseignée" in words(app)
    assert "Aucun projet lauréat n’a à la fois un montant demandé et un montant attribué" in words(app)
    assert not any(title.startswith("Du dépôt à la décision, axe") for title in titles(app))


@pytest.mark.parametrize(
    "view",
    [
        {"lang": "en"},
        {"territory": "974", "lang": "en"},
        {"territory": "C33063"},
        {"territory": "987", "axis": "2", "lang": "en"},
        {"axis": "3", "as_of": "2021-06-04", "period": "2021-T2"},
        {"territory": "nowhere", "axis": "9", "as_of": "2021-13-45", "fund": "<b>"},
    ],
)
def test_it_runs_everywhere(monkeypatch: pytest.MonkeyPatch, loaded: str, view: dict[str, str]) -> None:
    app = run(monkeypatch, loaded, **view)
    assert not app.error
    assert "None" not in words(app)


def test_a_few_dossiers_told_to_the_unit(
    monkeypatch: pytest.MonkeyPatch, sqlite_databases: SqliteFiles, tmp_path: Path
) -> None:
    url = sqlite_databases.fresh()
    engine = connect(url)
    path = projects(tmp_path / "dossiers_2021-10-08.xlsx", PORTAL, ROOM, DIARY)
    publish(prepare(path, engine, Options()), engine)
    engine.dispose()
    said = " ".join(sentences(run(monkeypatch, url)))
    assert "73\u202f001\u00a0€ attribués pour 110\u202f000\u00a0€ demandés, soit 66,4\u202f%" in said
    assert "Toute la demande\u00a0: 0\u00a0projet sur 2\u00a0; moins de 50\u202f%\u00a0: 0\u00a0projet." in said
    assert "2 lauréats sur 2 dossiers décidés\u00a0: 100\u202f%. À part, 1 en instruction" in said
    assert "Médianes\u00a0: du dépôt à la décision 98\u00a0j." in said
    assert "en attente d’une décision 209\u00a0j" in said
    sqlite_databases.drop(url)


def test_without_the_data_of_this_page_it_says_which_file_to_load(
    monkeypatch: pytest.MonkeyPatch, sqlite_databases: SqliteFiles
) -> None:
    url = sqlite_databases.fresh()
    engine = connect(url)
    name = "enveloppes-axe-3_2021-03-12.xlsx"
    publish(prepare(ROOT / "samples" / "files" / name, engine, Options(source="enveloppes")), engine)
    engine.dispose()
    app = run(monkeypatch, url)
    assert "Chargez un fichier de dossiers ou d’aides" in words(app)
    assert len(app.get("plotly_chart")) == 0
    sqlite_databases.drop(url)


def test_before_any_data_the_page_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, sqlite_databases: SqliteFiles
) -> None:
    assert len(run(monkeypatch, sqlite_databases.fresh()).info) == 1


def fields(words: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(words) if name}


def test_both_languages_have_the_same_words_to_fill() -> None:
    french, english = (json.loads((ROOT / "texts" / lang / "uptake.json").read_text("utf-8")) for lang in LANGUAGES)
    assert list(french) == list(english)
    for key in french:
        fields = [
            {name for _t, name, _s, _c in string.Formatter().parse(one[key]) if name} for one in (french, english)
        ]
        assert fields[0] == fields[1], key
    assert {key: said for key, said in french.items() if re.search(r"(?<=\w) [:;?!»]|« |'", said)} == {}
