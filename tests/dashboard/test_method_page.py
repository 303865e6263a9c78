"""The method page: every figure, term, column and contradiction, in both languages, from what computes them."""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from dashboard import cached, methods
from dashboard.components.html import h
from dashboard.queries.definitions import DEFINITIONS
from dashboard.reports.workbook import Cover, workbook
from data import ROOT
from data.texts import LANGUAGES, catalogue, text
from etl.schemas import schemas
from tests.books import xlsx
from tests.command import Command
from tests.databases import SqliteFiles
from tests.etl.lines import PORTAL, PROJECTS
from tests.pages import words

SCRIPT = "from dashboard.components import block\nfrom dashboard.pages import method\nblock.begin()\nmethod.show()\n"
DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "methode.md"


@pytest.fixture(scope="module")
def loaded(sqlite_databases: SqliteFiles, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A database with one project."""
    url = sqlite_databases.fresh()
    path = xlsx(tmp_path_factory.mktemp("one") / "dossiers.xlsx", [PROJECTS, PORTAL])
    assert Command(url).load(path, "--date", "2021-10-08").status == 0
    yield url
    sqlite_databases.drop(url)


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    yield
    cached.readers.clear()
    st.cache_data.clear()


def run(monkeypatch: pytest.MonkeyPatch, url: str, lang: str = "fr", **params: str) -> AppTest:
    monkeypatch.setenv("TNT_DATABASE_URL", url)
    app = AppTest.from_string(SCRIPT, default_timeout=60)
    for name, value in {"lang": lang, **params}.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_figure_is_there_with_its_formula(monkeypatch: pytest.MonkeyPatch, loaded: str, lang: str) -> None:
    said = words(run(monkeypatch, loaded, lang))
    for name in DEFINITIONS:
        assert f'id="figure-{name}"' in said
        assert h(text(f"figures.{name}", lang)) in said
        assert h(text(f"figures.{name}_method", lang)) in said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_column_of_every_schema_is_in_the_dictionary(
    monkeypatch: pytest.MonkeyPatch, loaded: str, lang: str
) -> None:
    said = words(run(monkeypatch, loaded, lang))
    for one in schemas():
        assert h(one.told(lang)) in said
        for field in one.fields:
            assert f"<code>{field.name}</code>" in said
            assert h(field.told(lang)) in said
            assert all(h(field.label(code, lang)) in said for code in field.choices)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_term_and_every_contradiction_is_there(monkeypatch: pytest.MonkeyPatch, loaded: str, lang: str) -> None:
    said = words(run(monkeypatch, loaded, lang))
    for term in methods.glossary(lang):
        assert f'id="term-{term.id}"' in said
        assert h(term.text) in said
    for one in methods.contradictions(lang):
        assert h(one.uses) in said
        assert all(h(public.value) in said and h(public.source) in said for public in one.said)
    assert h(text("reference.attribution_codes", lang)) in said


def test_a_figure_bears_its_value_for_france_and_its_date(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    said = words(run(monkeypatch, loaded, territory="974"))
    article = said.split('id="figure-awarded"')[1].split("</article>")[0]
    assert "48\u202f000\u00a0€" in article
    assert "8\u00a0oct. 2021" in article
    rate = said.split('id="figure-award_rate"')[1].split("</article>")[0]
    assert "48\u202f000\u00a0€ / 88\u00a0M€" in rate
    people = said.split('id="figure-euros_per_inhabitant"')[1].split("</article>")[0]
    assert "48\u202f000\u00a0€ / 68\u202f350\u202f798" in people
    assert "non renseigné" in said.split('id="figure-paid"')[1].split("</article>")[0]


def test_words_are_sought_in_all_parts(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    app = run(monkeypatch, loaded)
    app.text_input(key="method_words").set_value("gini").run()
    said = words(app)
    assert 'id="term-gini"' in said
    assert 'id="figure-awarded"' not in said
    app.text_input(key="method_words").set_value("SIRET porteur").run()
    assert "<code>holder_siret</code>" in words(app)
    app.text_input(key="method_words").set_value("<i>nulle part").run()
    assert "&lt;i&gt;nulle part" in words(app)
    assert 'id="sources"' in words(app)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_whole_page_is_a_workbook(monkeypatch: pytest.MonkeyPatch, loaded: str, lang: str) -> None:
    blocks = run(monkeypatch, loaded, lang).session_state["blocks"]
    book = load_workbook(io.BytesIO(workbook(Cover("TNT", []), [one.sheet(lang) for one in blocks], lang)))
    assert [sheet.max_row - 4 for sheet in book.worksheets[1:]] == [
        len(DEFINITIONS),
        len(methods.glossary(lang)),
        sum(len(one.fields) for one in schemas()),
        sum(len(one.said) for one in methods.contradictions(lang)),
    ]


def test_it_runs_before_any_data(monkeypatch: pytest.MonkeyPatch, sqlite_databases: SqliteFiles) -> None:
    said = words(run(monkeypatch, sqlite_databases.fresh()))
    assert 'id="figure-take_up"' in said
    assert "non renseigné" in said


def test_both_languages_tell_the_same_things() -> None:
    french, english = methods.glossary("fr"), methods.glossary("en")
    assert [one.id for one in french] == [one.id for one in english]
    assert len({one.id for one in french}) == len(french) > 35
    assert all(one.term and one.text and other.term and other.text for one, other in zip(french, english, strict=True))
    assert [(one.id, [said.date for said in one.said]) for one in methods.contradictions("fr")] == [
        (one.id, [said.date for said in one.said]) for one in methods.contradictions("en")
    ]
    assert all(len(one.said) > 1 for one in methods.contradictions("fr"))


def test_a_caveat_speaks_of_a_figure() -> None:
    for lang in LANGUAGES:
        keys = {key.removeprefix("method.caveat_") for key in catalogue(lang) if key.startswith("method.caveat_")}
        assert keys - {"head"} <= set(DEFINITIONS)


def test_the_document_says_the_same() -> None:
    said = DOCUMENT.read_text(encoding="utf-8")
    for one in methods.formulas("fr"):
        assert f"| `{one.id}` |" in said
        assert one.caveat in said
    assert all(f"**{one.term}** : {one.text}" in said for one in methods.glossary("fr"))
    assert all(one.uses in said for one in methods.contradictions("fr"))


@pytest.mark.parametrize("name", ["glossary", "contradictions"])
def test_french_typography(name: str) -> None:

    raw = json.loads((ROOT / f"{name}.json").read_text("utf-8"))
    french = json.dumps([one["fr"] for one in raw.get("terms", raw.get("contradictions"))], ensure_ascii=False)
    assert re.findall(r"(?<=\w) [;?!»]|« |(?<=\w)'", french) == []
