"""Every page runs, in both languages, for France, an overseas department, a commune; before any data too."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import dashboard
from data import ROOT
from etl.intake import Options, prepare, publish
from etl.store.engine import connect
from tests.databases import SqliteFiles
from tests.pages import words

APP = Path(dashboard.__file__).parent / "app.py"
FILES = (
    ("enveloppes-axe-3_2021-03-12.xlsx", "enveloppes"),
    ("dossiers-guichets-territoriaux_2021-06-04.xlsx", "demarches-simplifiees"),
    ("instances_2021-06-04.xlsx", "instances"),
    ("aides-axe-1_2021-07-02.xlsx", "anct"),
)


@pytest.fixture(scope="module")
def loaded(sqlite_databases: SqliteFiles) -> Iterator[str]:
    """A database with four example files."""
    url = sqlite_databases.fresh()
    engine = connect(url)
    for name, source in FILES:
        publish(prepare(ROOT / "samples" / "files" / name, engine, Options(source=source)), engine)
    engine.dispose()
    yield url
    sqlite_databases.drop(url)


def run(monkeypatch: pytest.MonkeyPatch, url: str, **params: str) -> AppTest:
    monkeypatch.setenv("TNT_DATABASE_URL", url)
    app = AppTest.from_file(APP, default_timeout=60)
    for name, value in params.items():
        app.query_params[name] = value
    return app.run()


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    "view",
    [
        {},
        {"territory": "974"},
        {"territory": "C33063"},
        {"territory": "987", "axis": "2"},
        {"axis": "3", "as_of": "2021-06-04"},
        {"territory": "nowhere", "axis": "9", "as_of": "2021-13-45", "fund": "<b>"},
    ],
)
def test_the_overview_runs(monkeypatch: pytest.MonkeyPatch, loaded: str, view: dict[str, str], lang: str) -> None:
    app = run(monkeypatch, loaded, lang=lang, **view)
    assert not app.exception
    assert not app.error
    assert ("Fictitious data" if lang == "en" else "Données fictives") in words(app)


def test_the_headline_says_its_stage_its_envelope_and_its_date(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    said = words(run(monkeypatch, loaded))
    assert "Attribué par le fonds" in said
    assert "sur 88\u00a0M€ d’enveloppe" in said
    assert "au 2\u00a0juil. 2021" in said


def test_the_address_holds_codes_not_labels(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    app = run(monkeypatch, loaded)
    app.selectbox(key="url_axis").select("3").run()
    assert app.query_params["axis"] == "3"
    app.selectbox(key="url_as_of").select(date(2021, 6, 4).isoformat()).run()
    assert app.query_params["as_of"] == "2021-06-04"
    app.selectbox(key="url_axis").select("all").run()
    assert "axis" not in app.query_params


def test_before_any_data_the_page_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, sqlite_databases: SqliteFiles
) -> None:
    app = run(monkeypatch, sqlite_databases.fresh())
    assert not app.exception
    assert [note.value for note in app.info] == [
        "Aucune donnée\u00a0: importez un fichier (page Import) ou lancez tnt demo."
    ]


def test_a_database_that_does_not_answer_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(b"this is not a database" * 100)
    app = run(monkeypatch, f"sqlite:///{damaged}")
    assert not app.exception
    assert [error.value.split(" ")[0:3] for error in app.error] == [["La", "base", "de"]]
