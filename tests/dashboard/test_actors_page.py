"""The page of actors: its numbers, its marks, what it says where the data do not."""

import json
import re
import string
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from data import ROOT
from etl.store.engine import connect
from tests.dashboard.actors import load_partners, load_projects
from tests.databases import SqliteFiles
from tests.pages import script, words

SCRIPT = "from dashboard.pages import actors\nactors.show()\n"
run = partial(script, SCRIPT)


@pytest.fixture(scope="module")
def programme(sqlite_databases: SqliteFiles, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A database with bodies and projects."""
    url = sqlite_databases.fresh()
    engine, folder = connect(url), tmp_path_factory.mktemp("actors")
    load_partners(engine, folder)
    load_projects(engine, folder)
    engine.dispose()
    yield url
    sqlite_databases.drop(url)


def test_the_headline_and_its_sentences(monkeypatch: pytest.MonkeyPatch, programme: str) -> None:
    said = words(run(monkeypatch, programme))
    assert "sur 2 associations connues, le 22\u00a0nov. 2021" in said
    assert "Administrations de l’État présentes\u00a0: 1 sur 1." in said
    assert "Groupes projets\u00a0: 2, dont 1 sans copilote local connu." in said


def test_marks_are_three_and_each_has_its_word(monkeypatch: pytest.MonkeyPatch, programme: str) -> None:
    said = words(run(monkeypatch, programme))
    for sign, word in (("●", "présent"), ("✕", "absent"), ("–", "non renseigné")):
        assert f'aria-label="{word}" title="{word}">{sign}</span>' in said
    assert "1 / 2" in said  # associations at the first meeting
    assert "0 / 1" in said  # at the second one, one of two is not known
    assert "33\u202f% (1 / 3)" in said  # associations over both
    assert ">◇</i>&nbsp;copilote local</span>" in said
    assert "▲ manque" in said
    assert "Copilote local manquant\u00a0: Catalogue cybersécurité." in said


def test_what_comes_from_the_file_is_text(monkeypatch: pytest.MonkeyPatch, programme: str) -> None:
    said = words(run(monkeypatch, programme))
    assert "&lt;b&gt;Ville&lt;/b&gt; de Loos" in said
    assert "<b>Ville</b>" not in said


def test_holders_departments_and_decisions(monkeypatch: pytest.MonkeyPatch, programme: str) -> None:
    said = words(run(monkeypatch, programme))
    assert "Porteurs distincts\u00a0: 3, dont collectivités\u00a0: 2. Projets lauréats qu’ils portent\u00a0: 4." in said
    assert "porté par une collectivité\u00a0: 1 sur 101 (1\u202f%)." in said
    assert "À part\u00a0: Isère." in said
    assert "Décisions\u00a0: créé 1, poursuivi 0, réorienté 0, arrêté 1." in said
    here = words(run(monkeypatch, programme, territory="33"))
    assert "portés par une collectivité, 1 sur 2." in here
    assert "Les instances sont nationales" in here


def test_in_english(monkeypatch: pytest.MonkeyPatch, programme: str) -> None:
    said = words(run(monkeypatch, programme, lang="en", territory="C33063"))
    assert "of 2 known associations, on 22 Nov 2021" in said.replace("\u00a0", " ")
    assert "Departments where" not in said
    assert "copilote" not in said


def test_a_file_is_named_where_no_body_is_loaded(
    monkeypatch: pytest.MonkeyPatch, sqlite_databases: SqliteFiles, tmp_path: Path
) -> None:
    url = sqlite_databases.fresh()
    engine = connect(url)
    load_projects(engine, tmp_path)
    engine.dispose()
    said = words(run(monkeypatch, url))
    assert "Aucun fichier d’instances n’est chargé" in said
    assert "Porteurs distincts\u00a0: 3" in said
    assert "Décisions" not in said


def test_no_project_is_not_zero_projects(
    monkeypatch: pytest.MonkeyPatch, sqlite_databases: SqliteFiles, tmp_path: Path
) -> None:
    url = sqlite_databases.fresh()
    engine = connect(url)
    load_partners(engine, tmp_path)
    engine.dispose()
    said = words(run(monkeypatch, url))
    assert "Non renseigné\u00a0: aucun projet n’est chargé à cette date." in said
    assert "sur 101" not in said


def test_before_any_data(monkeypatch: pytest.MonkeyPatch, sqlite_databases: SqliteFiles) -> None:
    assert len(run(monkeypatch, sqlite_databases.fresh()).info) == 1


@pytest.mark.parametrize("name", ["actors", "indicators"])
def test_both_languages_say_the_same(name: str) -> None:
    french, english = (json.loads((ROOT / "texts" / lang / f"{name}.json").read_text("utf-8")) for lang in ("fr", "en"))
    assert list(french) == list(english)
    for key in french:
        assert fields(french[key]) == fields(english[key]), key
    assert [key for key, said in french.items() if re.search(r"(?<=\w) [:;?!»%]|« |'", said)] == []


def fields(said: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(said) if name}
