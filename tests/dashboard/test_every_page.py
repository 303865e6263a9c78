"""Every page, everywhere: the country, a region, a department, overseas, an EPCI, a commune with nothing, no data."""

import pickle
from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd
import pytest
import streamlit as st

from dashboard import cached
from dashboard.memory import Memory
from data import ROOT
from data.texts import text
from etl.intake import Options, prepare, publish
from etl.store.engine import connect
from tests.databases import SqliteFiles
from tests.figures import drawn
from tests.pages import PATHS, page, words

FILES = (
    ("enveloppes-axe-3_2021-03-12.xlsx", "enveloppes"),
    ("dossiers-guichets-territoriaux_2021-04-02.xlsx", "demarches-simplifiees"),
    ("instances_2021-06-04.xlsx", "instances"),
    ("aides-axe-1_2021-07-02.xlsx", "anct"),
    ("engagements_2021-07-02.xlsx", "engagements"),
    ("indicateurs_2021-07-09.xlsx", "pilote"),
)
VIEWS: tuple[dict[str, str], ...] = (
    {},
    {"lang": "en"},
    {"territory": "R75"},
    {"territory": "33"},
    {"territory": "974"},
    {"territory": "243300316"},
    {"territory": "C85113"},
    {"as_of": "2021-03-12"},
    {"as_of": "2021-06-04"},
    {"as_of": "2021-07-02", "axis": "3", "theme": "cybersecurity", "holder": "commune", "period": "2021-T1"},
)


@pytest.fixture(scope="module")
def loaded(sqlite_databases: SqliteFiles) -> Iterator[str]:
    """A database with a file of each kind."""
    url = sqlite_databases.fresh()
    engine = connect(url)
    for name, source in FILES:
        publish(prepare(ROOT / "samples" / "files" / name, engine, Options(source=source)), engine)
    engine.dispose()
    yield url
    cached.readers.clear()
    st.cache_data.clear()
    sqlite_databases.drop(url)


@pytest.fixture
def empty(sqlite_databases: SqliteFiles) -> Iterator[str]:
    """A database before any load."""
    cached.readers.clear()
    st.cache_data.clear()
    yield sqlite_databases.fresh()
    cached.readers.clear()
    st.cache_data.clear()


def in_bytes(answer: Any) -> bytes:
    """An answer as it is now; of a data frame its cells, for pandas notes in it what it has worked out."""
    return pickle.dumps(answer.to_dict("split") if isinstance(answer, pd.DataFrame) else answer)


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fails where a page has changed an answer, which others are given too."""
    given: list[tuple[Any, bytes]] = []
    recall = Memory.recall

    def watched(self: Memory, asked: Any, make: Callable[[], Any]) -> Any:
        def made() -> Any:
            answer = make()
            given.append((answer, in_bytes(answer)))
            return answer

        return recall(self, asked, made)

    monkeypatch.setattr(Memory, "recall", watched)
    yield
    assert given
    for answer, before in given:
        assert in_bytes(answer) == before


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("path", [one for one in PATHS if one != "import"])
def test_a_page_runs_everywhere_and_at_any_date(monkeypatch: pytest.MonkeyPatch, loaded: str, path: str) -> None:
    monkeypatch.setenv("TNT_DATABASE_URL", loaded)
    for view in VIEWS:
        shown = page(path, **view).run()
        assert not shown.exception, view
        assert not shown.error, view
        fictitious = text("ui.fictitious", view.get("lang", "fr"))
        assert fictitious in words(shown), view
        assert all(figure.data or figure.layout.annotations for figure in drawn(shown)), view


@pytest.mark.parametrize("path", [one for one in PATHS if one != "import"])
def test_an_unknown_territory_is_said(monkeypatch: pytest.MonkeyPatch, loaded: str, path: str) -> None:
    monkeypatch.setenv("TNT_DATABASE_URL", loaded)
    shown = page(path, territory="<b>9999</b>").run()
    assert not shown.exception
    assert "Aucun territoire n’a le code «\u00a0&lt;b&gt;9999&lt;/b&gt;\u00a0»" in words(shown)


@pytest.mark.parametrize("path", [one for one in PATHS if one != "import"])
def test_before_any_data_a_page_says_what_to_do(monkeypatch: pytest.MonkeyPatch, empty: str, path: str) -> None:
    monkeypatch.setenv("TNT_DATABASE_URL", empty)
    shown = page(path).run()
    assert not shown.exception
    assert not shown.error
    assert path == "methode" or [note.value for note in shown.info] == [text("ui.empty", "fr")]
