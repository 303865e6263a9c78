"""The page of deliverables: what it says of them, its catalogue, and that what a file holds stays text."""

import json
import re
import string
from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import cached
from dashboard.components.block import Block
from dashboard.components.changes import says
from dashboard.components.outward import host, link
from dashboard.pages.deliverables import search
from dashboard.queries.catalogue import catalogue
from dashboard.queries.scope import Scope
from data import ROOT
from data.texts import LANGUAGES
from etl.intake import Options, prepare, publish
from etl.store.engine import connect
from tests.books import xlsx
from tests.databases import SqliteFiles
from tests.pages import script, words

SCRIPT = "from dashboard.pages import deliverables\ndeliverables.show()\n"
run = partial(script, SCRIPT)
PROJECTS = ("N° de dossier", "Intitulé du projet", "État du dossier", "Axe", "Département (code)", "Bénéficiaire")
HEADS = (
    "N° de livrable", "Intitulé du livrable", "N° de dossier", "Axe", "Thème", "Public", "État du livrable",
    "Livraison prévue le", "Livré le", "Vérifié le", "Preuve (lien)", "Département (code)",
)  # fmt: skip
EVIL = "<img src=x onerror=alert(1)>"
PORTAL = "services en ligne"
ROWS = (
    ("L-1", "Portail des écoles", "A-1", "1", PORTAL, "citoyens", "vérifié", "01/03/2022", "01/03/2022", "05/03/2022",
     "https://exemple.fr/portail", "33"),
    ("L-2", EVIL, "A-1", "1", PORTAL, "agents", "livré", "01/03/2022", "09/03/2022", None, "javascript:alert(1)", "33"),
    ("L-3", "Guide", "A-1", "1", "cybersécurité", None, "livré", "01/03/2022", "01/03/2022", None, None, "38"),
    ("L-4", "Agenda", "A-1", "1", "cybersécurité", "agents", "en cours", "01/05/2022", None, None, None, "38"),
    ("L-5", "Badge", "A-1", "1", None, "agents", "abandonné", "01/05/2022", None, None, None, "38"),
)  # fmt: skip


@pytest.fixture(scope="module")
def loaded(sqlite_databases: SqliteFiles, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A database with one project and five deliverables, as of 1 June 2022."""
    url = sqlite_databases.fresh()
    engine = connect(url)
    folder = tmp_path_factory.mktemp("deliverables")
    project = ("A-1", "Numérique pour tous", "lauréat", "1", "33", "Commune de Bègles")
    for name, month, rows in (("dossiers", 5, [PROJECTS, project]), ("livrables", 6, [HEADS, *ROWS])):
        path = xlsx(folder / f"{name}.xlsx", rows)
        publish(prepare(path, engine, Options(source=name, data_date=date(2022, month, 1))), engine)
    engine.dispose()
    yield url
    sqlite_databases.drop(url)


@pytest.fixture(scope="module")
def page(loaded: str) -> AppTest:
    """The page of that database, in French, nothing chosen; only to be read."""
    with pytest.MonkeyPatch.context() as patch:
        return run(patch, loaded)


def forget() -> None:
    cached.readers.clear()
    st.cache_data.clear()


@pytest.fixture(scope="module", autouse=True)
def _alone() -> Iterator[None]:
    """No answer of this module's databases for another's."""
    yield
    forget()


@pytest.fixture
def elsewhere() -> Iterator[None]:
    """For a test with a database of its own."""
    forget()
    yield
    forget()


def found(app: AppTest) -> list[str]:
    """The titles of the cards."""
    return re.findall(r"<article.*?<h3>(.*?)</h3>", words(app))


def block(app: AppTest, name: str) -> Block:
    (one,) = [one for one in app.session_state["blocks"] if one.id == name]
    assert isinstance(one, Block)
    return one


def test_the_headline_says_stages_n_of_n_and_date(page: AppTest) -> None:
    said = words(page)
    assert "livrés sur 4 prévus, soit 75\u202f%" in said
    assert "Données du 1er\u00a0juin 2022" in said
    assert "vérifié, soit 33,3\u202f% des livrés (1\u00a0/\u00a03)" in said
    assert "livrés à la date prévue ou avant (2\u00a0/\u00a03)" in said


def test_themes_sum_to_france_and_dropped_stand_apart(page: AppTest) -> None:
    one = block(page, "deliverables_theme")
    assert [head.label for head in one.table.heads][:3] == ["thème", "prévus, hors abandonnés", "vérifié"]
    assert [row[:2] for row in one.table.rows] == [("Cybersécurité", 2), ("Services en ligne", 2), ("Non renseigné", 0)]
    assert sum(row[1] for row in one.table.rows) == 4
    assert "1 abandonné, compté à part." in one.sentence


def test_who_is_not_told_has_a_row(page: AppTest) -> None:
    one = block(page, "deliverables_audience")
    assert [row[0] for row in one.table.rows] == ["Agents", "Citoyens", "Non renseigné"]
    assert "1 sans public renseigné." in one.sentence


def test_the_time_block_says_the_gap(page: AppTest) -> None:
    said = "Au 1er\u00a0juin 2022, livrables attendus\u00a0: 4\u00a0; livrés\u00a0: 3\u00a0; en retard\u00a0: 1."
    assert block(page, "deliverables_time").sentence == said
    assert block(page, "deliverables_time").table.rows[-1] == (date(2022, 6, 1), 4, 3)
    assert block(page, "deliverables_late").table.rows == [
        ("30 jours au plus", 0), ("31 à 90 jours", 1), ("91 à 180 jours", 0), ("Plus de 180 jours", 0)
    ]  # fmt: skip


def test_proof_is_counted_and_the_missing_one_is_listed(page: AppTest) -> None:
    assert [row[:2] for row in block(page, "deliverables_proof").table.rows] == [
        ("Vérifiée", 1), ("À vérifier", 1), ("Manquante", 1)
    ]  # fmt: skip
    assert "Livrés sans preuve · 1" in words(page)
    said = "3 livrables livrés. Preuve vérifiée\u00a0: 1\u00a0; lien à vérifier\u00a0: 1\u00a0; aucune preuve\u00a0: 1."
    assert block(page, "deliverables_proof").sentence == said


def test_what_is_found_is_a_file(page: AppTest) -> None:
    one = block(page, "deliverables_catalogue")
    assert len(one.table) == 5
    assert list(one.table.plain("fr").iloc[0]) == [
        "L-2", EVIL, "livré", None, "services en ligne", "agents", "Gironde", "Gironde", "Numérique pour tous",
        "Commune de Bègles", "2022-03-01", "2022-03-09", None, "à vérifier", "javascript:alert(1)",
    ]  # fmt: skip


def test_what_a_file_holds_is_text(monkeypatch: pytest.MonkeyPatch, loaded: str, page: AppTest) -> None:
    english = words(run(monkeypatch, loaded, show="table", lang="en"))
    assert "late on 1\u00a0Jun 2022" in english
    for said, proof in ((words(page), "À vérifier"), (english, "To verify")):
        assert "&lt;img src=x onerror=alert(1)&gt;" in said
        assert "<img" not in said
        assert 'href="javascript' not in said
        assert f"{proof} · javascript:alert(1)" in said
        assert '<a href="https://exemple.fr/portail" target="_blank" rel="noopener noreferrer">' in said


def test_words_are_sought_without_case_or_accents(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    app = run(monkeypatch, loaded, q="ECOLES begles")
    assert found(app) == ["Portail des écoles"]
    assert "1 livrable trouvé sur 5." in words(app)


def test_words_typed_go_to_the_address_and_back(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    app = run(monkeypatch, loaded)
    (field,) = [one for one in app.text_input if one.key == "deliverables_words"]
    field.set_value("cybersecurite").run()
    assert app.query_params["q"] == "cybersecurite"
    assert found(app) == ["Guide", "Agenda"]
    (clear,) = [one for one in app.button if one.key == "deliverables_clear"]
    clear.click().run()
    assert "q" not in app.query_params
    assert len(found(app)) == 5


def test_choices_stand_in_the_address(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    app = run(monkeypatch, loaded, topic="cybersecurity", audience="agents", state="no such state")
    assert found(app) == ["Agenda"]
    assert [row[1] for row in block(app, "deliverables_catalogue").table.rows] == ["Agenda"]


@pytest.mark.parametrize(
    ("choice", "titles"),
    [
        ({"state": "verified"}, ["Portail des écoles"]),
        ({"state": "late"}, ["Agenda"]),
        ({"state": "dropped"}, ["Badge"]),
        ({"theme": "unstated"}, ["Badge"]),
        ({"audience": "unstated"}, ["Guide"]),
        ({"proof": "missing"}, ["Guide"]),
        ({"words": "begles AGENTS"}, [EVIL, "Agenda", "Badge"]),
    ],
)
def test_each_choice_narrows(loaded: str, choice: dict[str, str], titles: list[str]) -> None:
    engine = connect(loaded)
    with engine.connect() as connection:
        rows = catalogue(connection, Scope())
    engine.dispose()
    asked = search.Asked(**({"words": "", "state": "all", "theme": "all", "audience": "all", "proof": "all"} | choice))
    plain = [search.searched(one, "fr") for one in rows]
    assert [one.title for one in search.found(rows, plain, asked)] == titles


def test_a_state_is_a_sign_and_a_word(page: AppTest) -> None:
    said = words(page)
    assert '<i aria-hidden="true">◐</i> En cours' in said
    assert '<i aria-hidden="true">▲</i> en retard de 31 jours' in said


def test_a_scope_without_deliverables_says_so(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    app = run(monkeypatch, loaded, territory="974")
    assert [note.value for note in app.info] == [
        "Aucun livrable dans ce périmètre\u00a0: élargissez les filtres en haut de la page."
    ]


def test_before_the_first_deliverables_the_page_says_when_they_begin(
    monkeypatch: pytest.MonkeyPatch, loaded: str
) -> None:
    app = run(monkeypatch, loaded, as_of="2022-05-01")
    assert [note.value for note in app.info] == [
        "Aucun livrable n’est encore connu à cette date\u00a0: "
        "les premières données de livrables sont du 1er\u00a0juin 2022."
    ]


def test_without_a_file_of_deliverables_the_page_says_which_to_load(
    monkeypatch: pytest.MonkeyPatch, sqlite_databases: SqliteFiles, elsewhere: None
) -> None:
    url = sqlite_databases.fresh()
    engine = connect(url)
    path = ROOT / "samples" / "files" / "enveloppes-axe-3_2021-03-12.xlsx"
    publish(prepare(path, engine, Options(source="enveloppes")), engine)
    engine.dispose()
    (note,) = run(monkeypatch, url).info
    assert note.value.startswith("Aucun livrable n’est chargé\u00a0: importez un fichier de livrables")


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://exemple.fr/a?b=c", "exemple.fr"),
        (" http://exemple.fr ", "exemple.fr"),
        ("HTTPS://Exemple.fr", "exemple.fr"),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("//exemple.fr", None),
        ("http://", None),
        ("http://[", None),
        ("https:\\\\exemple.fr", None),
        ("en mairie", None),
        ("data:text/html,<b>", None),
    ],
)
def test_only_web_pages_are_links(url: str, site: str | None) -> None:
    assert host(url) == site
    assert link(url, "voir").startswith("<a ") == (site is not None)


def test_a_quote_does_not_leave_the_address() -> None:
    assert link('https://exemple.fr/"onclick="alert(1)', "voir") == (
        '<a href="https://exemple.fr/&quot;onclick=&quot;alert(1)" target="_blank" rel="noopener noreferrer">voir</a>'
    )


def test_words_are_folded() -> None:
    assert search.folded("ŒUVRE d’Été à l'Hôtel") == "oeuvre d'ete a l'hotel"


def test_both_languages_have_the_same_words() -> None:
    french, english = (
        json.loads((ROOT / "texts" / lang / "deliverables.json").read_text("utf-8")) for lang in LANGUAGES
    )
    assert list(french) == list(english)
    for key in french:
        names = [
            sorted(name for _text, name, _spec, _conversion in string.Formatter().parse(said[key]) if name)
            for said in (french, english)
        ]
        assert names[0] == names[1], key
    assert {key: said for key, said in french.items() if re.search(r"(?<=\w) [:;?!»]|« |'", said)} == {}


def test_what_was_not_known_then_has_not_moved(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    said = words(run(monkeypatch, loaded))
    assert "Ce qui a changé depuis le 1" in said
    assert "Aucun de ces chiffres n’est connu aux deux dates." in said
    assert "non renseigné depuis" not in said
    assert "livrés non renseigné" not in said


@pytest.mark.parametrize(
    ("gaps", "sentence"),
    [
        ((("awarded", 1), ("paid", None), ("committed", -1)), "Ont bougé : attribué, engagé."),
        ((("awarded", 0), ("paid", 0)), "Aucun de ces chiffres n’a bougé."),
        ((("awarded", 0), ("paid", None)), "Aucun des chiffres connus aux deux dates n’a bougé."),
        ((("awarded", None), ("paid", None)), "Aucun de ces chiffres n’est connu aux deux dates."),
    ],
)
def test_null_has_neither_moved_nor_stayed(gaps: tuple[tuple[str, int | None], ...], sentence: str) -> None:
    assert says(gaps, "fr").replace("\u00a0", " ") == sentence
